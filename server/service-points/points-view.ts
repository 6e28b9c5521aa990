import type { Language } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { channelNames } from '../texts/channel-names.ts'
import { type PointsTexts, pointsTexts } from '../texts/points-texts.ts'
import { formatDay } from '../web/vietnamese-format.ts'
import { isPrintable } from './is-printable.ts'
import { shortAddress } from './survey-address.ts'

/** A link with its accessible name, which begins with the words shown. */
interface NamedLink {
  readonly href: string
  readonly text: string
  readonly name: string
}

interface PointRow {
  /** What the address after `#` names: a point made just now is jumped to. */
  readonly id: string
  readonly desk: string
  readonly place: string
  readonly code: string
  /** In parts between which a narrow screen may break it. */
  readonly address: { readonly href: string; readonly parts: readonly string[] } | undefined
  /** What stands instead of files where nobody scans a code: how responses come in. */
  readonly channel: string | undefined
  readonly retired: string | undefined
  readonly files: readonly NamedLink[]
  readonly retire:
    | {
        readonly action: string
        readonly text: string
        readonly name: string
        readonly warning: string
        readonly button: string
      }
    | undefined
}

type PointsView = {
  readonly title: string
  readonly introduction: string
  readonly trialNote: string | undefined
  /** What the request before this one did: made a code, or opened a period. */
  readonly made: string | undefined
  readonly opened: string | undefined
  readonly newPoint: { readonly href: string; readonly text: string } | undefined
  readonly empty: string | undefined
  readonly table: PointsTexts['table']
  readonly agencies: readonly {
    readonly name: string
    readonly none: string | undefined
    readonly points: readonly PointRow[]
  }[]
}

interface PointsViewInput {
  readonly language: Language
  readonly agencies: readonly Agency[]
  readonly points: readonly Point[]
  /** The whole survey address of a code. */
  readonly addressOf: (code: string) => string
  /** The site that codes lead to while PUBLIC_URL is not set; else null. */
  readonly trialSite: string | null
  /** The code made by the request before this one. */
  readonly made: string | undefined
  /** The period that the request before this one opened. */
  readonly opened: Period | null
}

/** The page of all points, by agency: those in use first, then the retired ones. */
export function pointsView(input: PointsViewInput): PointsView {
  const { language, agencies, points, trialSite, opened } = input
  const texts = pointsTexts[language]
  const made = points.find((point) => point.code === input.made)
  const shownAgencies = agencies
    .map((agency) => ({ agency, points: pointsOf(agency, points) }))
    .filter((shown) => shown.agency.endedOn === null || shown.points.length > 0)
    .sort((a, b) => a.agency.name.localeCompare(b.agency.name, 'vi'))
  const hasAgencies = agencies.some((agency) => agency.endedOn === null)
  return {
    title: texts.heading,
    introduction: texts.introduction,
    trialNote: trialSite === null ? undefined : texts.trialNote(trialSite),
    made: made && texts.made(made.code),
    opened:
      opened?.status === 'open'
        ? texts.opened(opened.name, formatDay(opened.opensOn), formatDay(opened.closesOn))
        : undefined,
    newPoint: hasAgencies ? { href: paths.newPoint, text: texts.newLink } : undefined,
    empty: points.length > 0 ? undefined : hasAgencies ? texts.noPoints : texts.noAgencies,
    table: texts.table,
    agencies: shownAgencies.map(({ agency, points: ofAgency }) => ({
      name: agency.name,
      none: ofAgency.length === 0 ? texts.table.noPointOfAgency : undefined,
      points: ofAgency.map((point) => pointRow(language, agency, point, input.addressOf(point.code))),
    })),
  }
}

function pointsOf(agency: Agency, points: readonly Point[]): Point[] {
  return points
    .filter((point) => point.agencies.includes(agency.code))
    .sort(
      (a, b) =>
        Number(a.retiredAt !== null) - Number(b.retiredAt !== null) ||
        a.desk.localeCompare(b.desk, 'vi', { numeric: true }) ||
        (a.code < b.code ? -1 : 1),
    )
}

function pointRow(language: Language, agency: Agency, point: Point, address: string): PointRow {
  const { code, retiredAt } = point
  const texts = pointsTexts[language]
  return {
    id: `${agency.code}-${code}`,
    desk: point.desk,
    place: point.place,
    code,
    address:
      retiredAt === null ? { href: address, parts: shortAddress(address).split(/(?=[./])/) } : undefined,
    channel: point.channel === 'qr' ? undefined : channelNames[point.channel][language],
    retired: retiredAt === null ? undefined : texts.retiredOn(formatDay(dayOf(retiredAt))),
    files: isPrintable(point)
      ? [
          { href: link(paths.pointSheet, { code }), text: texts.sheet, name: texts.sheetOf(code) },
          { href: link(paths.pointQrSvg, { code }), text: 'SVG', name: texts.svgOf(code) },
          { href: link(paths.pointQrPng, { code }), text: 'PNG', name: texts.pngOf(code) },
        ]
      : [],
    retire:
      retiredAt === null
        ? {
            action: link(paths.retirePoint, { code }),
            text: texts.retire,
            name: texts.retireOf(code),
            warning: texts.retireWarning,
            button: texts.retireOf(code),
          }
        : undefined,
  }
}
