import type { Language } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { link, paths } from '../paths.ts'
import type { Place } from '../storage/places-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { RetiredScans } from '../storage/retired-scans-store.ts'
import { channelNames } from '../texts/channel-names.ts'
import { type PointTexts, pointTexts } from '../texts/point-texts.ts'
import { pointsTexts } from '../texts/points-texts.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import { isPrintable } from './is-printable.ts'
import { type PostedWords, wordsOf } from './parse-point-change.ts'
import { type ErrorsView, type FieldView, pointErrors, pointFields } from './point-fields-view.ts'
import type { PointProblem } from './point-problem.ts'
import { sheetFormats } from './sheets/sheet-formats.ts'
import { addressParts } from './survey-address.ts'

interface Fact {
  readonly name: string
  readonly text: string
  readonly href: string | undefined
  /** Of a long link: between these a narrow screen may break it. Empty where it is no link. */
  readonly parts: readonly string[]
}

type PointView = {
  readonly title: string
  readonly heading: string
  readonly errors: ErrorsView | undefined
  readonly said: string | undefined
  readonly trialNote: string | undefined
  readonly factsHeading: string
  readonly facts: readonly Fact[]
  readonly files:
    | {
        readonly heading: string
        readonly list: readonly { readonly href: string; readonly text: string }[]
      }
    | undefined
  readonly readOnly: string | undefined
  readonly change:
    | {
        readonly heading: string
        readonly hint: string
        readonly action: string
        readonly fields: readonly FieldView[]
        readonly save: string
      }
    | undefined
  /** What cannot be taken back, each behind a second step. */
  readonly endings: readonly {
    readonly summary: string
    readonly text: string
    readonly action: string
    readonly button: string
  }[]
  readonly back: { readonly href: string; readonly text: string }
}

/** What the request before this one did. */
export type PointDone = 'made' | 'changed' | 'unchanged' | 'replaced'

interface PointViewInput {
  readonly language: Language
  readonly point: Point
  readonly agencies: readonly Agency[]
  readonly places: readonly Place[]
  readonly scans: RetiredScans | undefined
  readonly mayManage: boolean
  /** Whether the reader may change points of the own agency, and wonders why not this one. */
  readonly isManager: boolean
  /** The whole survey address. */
  readonly address: string
  readonly trialSite: string | null
  readonly done?: PointDone | undefined
  /** The code that this one stands in for, where it was made just now. */
  readonly replacedCode?: string | undefined
  readonly kept?: PostedWords
  readonly problems?: readonly PointProblem[]
}

/** The page of one point: what it is, its files, and what may be done with it. */
export function pointView(input: PointViewInput): PointView {
  const { language, point, agencies, places, problems = [], trialSite } = input
  const texts = pointTexts[language]
  const list = pointsTexts[language]
  const { code } = point
  const fields = pointFields(texts, problems)
  const kept = input.kept ?? wordsOf(point)
  const mayChange = input.mayManage && point.retiredAt === null
  const own =
    point.agencies.length === 1 ? agencies.filter((agency) => agency.code === point.agencies[0]) : []
  const heading = texts.heading(code)
  return {
    title: problems.length > 0 ? list.errorTitle(heading) : heading,
    heading,
    errors: pointErrors(list.errorHeading, problems, texts),
    said: saidOf(input, texts),
    trialNote: trialSite === null || !isPrintable(point) ? undefined : list.trialNote(trialSite),
    factsHeading: texts.facts.heading,
    facts: factsOf(input, texts),
    files: isPrintable(point) ? { heading: texts.files, list: filesOf(code, language) } : undefined,
    readOnly: input.isManager && !input.mayManage ? texts.readOnly : undefined,
    change: mayChange
      ? {
          heading: texts.change,
          hint: texts.changeHint,
          action: link(paths.point, { code }),
          fields: [fields.desk(kept.desk), ...fields.place(places, kept), ...fields.unit(own, kept.unit)],
          save: texts.save,
        }
      : undefined,
    endings: mayChange
      ? [
          {
            summary: texts.replace,
            text: texts.replaceText,
            action: link(paths.replacePoint, { code }),
            button: texts.replaceButton(code),
          },
          {
            summary: texts.retire,
            text: texts.retireText,
            action: link(paths.retirePoint, { code }),
            button: texts.retireButton(code),
          },
        ]
      : [],
    back: { href: paths.points, text: list.backToPoints },
  }
}

function saidOf({ done, point, replacedCode }: PointViewInput, texts: PointTexts): string | undefined {
  switch (done) {
    case 'made':
      return texts.made(point.code)
    case 'changed':
      return texts.changed
    case 'unchanged':
      return texts.nothingChanged
    case 'replaced':
      return replacedCode === undefined ? undefined : texts.replaced(replacedCode, point.code)
    case undefined:
      return undefined
  }
}

function factsOf({ language, point, agencies, scans, address }: PointViewInput, texts: PointTexts): Fact[] {
  const { facts } = texts
  const { code, retiredAt, replacedBy } = point
  const fact = (name: string, text: string): Fact => ({ name, text, href: undefined, parts: [] })
  const names = point.agencies.map(
    (served) => agencies.find((agency) => agency.code === served)?.name ?? served,
  )
  return [
    fact(facts.agencies, names.join(', ')),
    fact(facts.desk, point.desk),
    fact(facts.place, point.place),
    ...(point.unit === null ? [] : [fact(facts.unit, unitName(point, agencies))]),
    fact(facts.channel, channelNames[point.channel][language]),
    fact(
      facts.state,
      retiredAt === null ? facts.inUse : pointsTexts[language].retiredOn(formatDay(dayOf(retiredAt))),
    ),
    ...(retiredAt === null
      ? [{ name: facts.address, text: '', href: address, parts: addressParts(address) }]
      : [fact(facts.code, code)]),
    ...(replacedBy === undefined
      ? []
      : [
          {
            name: facts.replacedBy,
            text: '',
            href: link(paths.point, { code: replacedBy }),
            parts: [replacedBy],
          },
        ]),
    ...(retiredAt === null
      ? []
      : [
          fact(
            facts.scans,
            scans === undefined
              ? facts.noScans
              : facts.scansOf(formatInteger(scans.count, language), formatDay(scans.lastDay)),
          ),
        ]),
  ]
}

function filesOf(code: string, language: Language) {
  const texts = pointTexts[language]
  const { formats } = pointsTexts[language].print
  return [
    ...sheetFormats.map((format) => ({
      href: `${paths.pointSheets}?${new URLSearchParams({ format, scope: 'chosen', code })}`,
      text: texts.pdfOf(formats[format]),
    })),
    { href: link(paths.pointSheet, { code }), text: texts.webSheet },
    { href: link(paths.pointQrSvg, { code }), text: 'QR, SVG' },
    { href: link(paths.pointQrPng, { code }), text: 'QR, PNG' },
  ]
}

/** A unit by its name; by its code where the registry does not know it any more. */
export function unitName({ agencies: served, unit }: Point, agencies: readonly Agency[]): string {
  const owner = agencies.find(({ code }) => code === served[0])
  return owner?.units.find(({ code }) => code === unit)?.name ?? unit ?? ''
}
