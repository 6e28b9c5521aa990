import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import { pointTexts } from '../texts/point-texts.ts'
import { pointsTexts } from '../texts/points-texts.ts'
import { sheetTexts } from '../texts/sheet-texts.ts'
import { pngAddress } from './qr-svg.ts'
import type { SheetContent } from './sheets/sheet-content.ts'

interface SheetViewInput {
  readonly language: Language
  readonly stylesheet: string
  readonly content: SheetContent
  /** The site that the code leads to while PUBLIC_URL is not set; else null. */
  readonly trialSite: string | null
}

/** In characters: five lines of the large letters. */
const longName = 110

/** The A5 sheet of a point as a page. What is printed is for visitors; only the note beside it is for staff. */
export function sheetView({ language, stylesheet, content, trialSite }: SheetViewInput) {
  const { code, province, desk, place, qr, logo, address } = content
  const texts = pointTexts[language]
  const agency = content.agencies.join('\u00a0· ')
  const image = qr.logo?.image
  return {
    title: `${code} – ${agency}, ${desk}`,
    stylesheet,
    simulated: content.simulated ? sheetTexts.simulated : undefined,
    logo: logo && { src: pngAddress(logo.png), alt: sheetTexts.logoAlt(province) },
    province: province === '' ? undefined : province,
    agency,
    /** Set smaller, so that the address below stays on the sheet: a shared desk joins the names of its agencies. */
    isLongName: agency.length > longName,
    desk,
    place,
    invitation: sheetTexts.invitation,
    qr: {
      size: qr.size,
      path: qr.path,
      title: sheetTexts.qrTitle(address.site + address.path),
      logo: qr.logo &&
        image && {
          from: qr.logo.from,
          side: qr.logo.side,
          ...image,
          href: pngAddress(image.png),
        },
    },
    scan: sheetTexts.scan,
    or: sheetTexts.or,
    address,
    about: sheetTexts.about,
    english: sheetTexts.english,
    /** The words across a sheet that must not be put up; undefined where the public address is set. */
    trial: content.trial ? sheetTexts.trial : undefined,
    /** Beside the sheet, on the screen only, in the language of the person who prints it. */
    note: {
      lang: language,
      print: texts.printNote,
      trial: trialSite === null ? undefined : texts.sheetTrialNote(trialSite),
      point: { href: link(paths.point, { code }), text: texts.heading(code) },
      back: { href: paths.points, text: pointsTexts[language].backToPoints },
    },
  }
}
