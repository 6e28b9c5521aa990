import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import { type QrDrawing, qrDrawing } from '../qr/qr-drawing.ts'
import type { Point } from '../storage/points-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import { pointsTexts, sheetTexts } from '../texts/points-texts.ts'
import { shortAddress } from './survey-address.ts'

type SheetView = {
  readonly title: string
  readonly stylesheet: string
  readonly simulated: string | undefined
  readonly province: string | undefined
  readonly agency: string
  /** Set smaller, so that the address below stays on the sheet: a shared desk joins the names of its agencies. */
  readonly isLongName: boolean
  readonly desk: string
  readonly place: string
  readonly invitation: string
  readonly qr: QrDrawing & { readonly title: string }
  readonly scan: string
  readonly or: string
  /** The address in two parts, so that a long one breaks before the code's path and not inside the code. */
  readonly address: { readonly site: string; readonly path: string }
  readonly about: string
  readonly english: string
  /** The words across a sheet that must not be put up; undefined where the public address is set. */
  readonly trial: string | undefined
  /** Beside the sheet, on the screen only, in the language of the person who prints it. */
  readonly note: {
    readonly lang: Language
    readonly print: string
    readonly trial: string | undefined
    readonly back: { readonly href: string; readonly text: string }
  }
}

interface SheetViewInput {
  readonly language: Language
  readonly stylesheet: string
  readonly installation: Settings
  readonly agency: string
  readonly point: Point
  /** The whole address that the code holds. */
  readonly address: string
  /** The site that the code leads to while PUBLIC_URL is not set; else null. */
  readonly trialSite: string | null
}

/** In characters: five lines of the large letters. */
const longName = 110

/** The A5 sheet of a point. What is printed is for visitors; only the note beside it is for staff. */
export function sheetView(input: SheetViewInput): SheetView {
  const { point, agency, address, trialSite, language, installation } = input
  const short = shortAddress(address)
  const pathFrom = short.lastIndexOf('/s/')
  const texts = pointsTexts[language]
  return {
    title: `${point.code} – ${agency}, ${point.desk}`,
    stylesheet: input.stylesheet,
    simulated: installation.simulated ? sheetTexts.simulated : undefined,
    province: installation.province === '' ? undefined : installation.province,
    agency,
    isLongName: agency.length > longName,
    desk: point.desk,
    place: point.place,
    invitation: sheetTexts.invitation,
    qr: { ...qrDrawing(address), title: sheetTexts.qrTitle(short) },
    scan: sheetTexts.scan,
    or: sheetTexts.or,
    address: { site: short.slice(0, pathFrom), path: short.slice(pathFrom) },
    about: sheetTexts.about,
    english: sheetTexts.english,
    trial: trialSite === null ? undefined : sheetTexts.trial,
    note: {
      lang: language,
      print: texts.printNote,
      trial: trialSite === null ? undefined : texts.sheetTrialNote(trialSite),
      back: { href: paths.points, text: texts.backToPoints },
    },
  }
}
