import { foldedName } from '../../survey-forms/folded-name.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { link, paths } from '../paths.ts'
import type { Period, PeriodBlock } from '../storage/periods-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { channels } from '../storage/response-record.ts'
import type { RetiredScans } from '../storage/retired-scans-store.ts'
import { channelNames } from '../texts/channel-names.ts'
import { type PointsTexts, type PrintProblem, pointStates, pointsTexts } from '../texts/points-texts.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import { formatField } from './format-field.ts'
import { isPrintable } from './is-printable.ts'
import { byName, type ErrorsView, errorsView, type SelectView, selectField } from './point-fields-view.ts'
import { unitName } from './point-view.ts'
import { filtered, filterQuery, type PointsFilter } from './points-filter.ts'
import { addressParts } from './survey-address.ts'

interface PointRow {
  /** What the address after `#` names. */
  readonly id: string
  readonly point: { readonly href: string; readonly text: string; readonly name: string }
  readonly place: string
  /** Only where several share the desk. */
  readonly agencies: string | undefined
  readonly unit: string | undefined
  readonly code: string
  readonly address: { readonly href: string; readonly parts: readonly string[] } | undefined
  readonly channel: string
  readonly retired: string | undefined
  readonly scanned: string | undefined
  /** Of what can be printed: the box that chooses it. */
  readonly choice: { readonly id: string; readonly value: string; readonly name: string } | undefined
}

interface NamedLink {
  readonly href: string
  readonly text: string
}

export interface PointsViewInput {
  readonly language: Language
  readonly agencies: readonly Agency[]
  /** All that the reader may see. */
  readonly points: readonly Point[]
  readonly blocks: readonly PeriodBlock[]
  readonly scans: ReadonlyMap<string, RetiredScans>
  readonly filter: PointsFilter
  /** From 1. */
  readonly page: number
  /** 'all', or the code of the one agency whose points the reader sees. */
  readonly sees: string
  /** The same of what the reader may make; null: nothing. */
  readonly makes: string | null
  readonly addressOf: (code: string) => string
  /** The site that codes lead to while PUBLIC_URL is not set; else null. */
  readonly trialSite: string | null
  /** The period that the request before this one opened. */
  readonly opened: Period | null
  readonly printProblem: PrintProblem | null
  readonly format: string
}

export type PointsView = ReturnType<typeof pointsView>

/** So many rows stand on one page of the list. */
const pageSize = 100

/** The list of points by agency: filtered, a page at a time, with what is needed to print them. */
export function pointsView(input: PointsViewInput) {
  const { language, agencies, points, filter, scans, trialSite, opened, printProblem } = input
  const texts = pointsTexts[language]
  const shown = filtered(points, filter, input.blocks, scans)
  const groups = grouped(shown, agencies, texts)
  const pages = Math.max(1, Math.ceil(shown.length / pageSize))
  const page = Math.min(Math.max(1, input.page), pages)
  const onPage = pageOf(groups, page)
  const printable = shown.filter(isPrintable).length
  const hasAgencies = agencies.some((agency) => agency.endedOn === null)
  const stillScanned = points.filter(({ code, retiredAt }) => retiredAt !== null && scans.has(code)).length
  const number = (value: number) => formatInteger(value, language)
  return {
    title: printProblem ? texts.errorTitle(texts.heading) : texts.heading,
    heading: texts.heading,
    introduction: texts.introduction,
    errors: printErrors(printProblem, texts),
    trialNote: trialSite === null ? undefined : texts.trialNote(trialSite),
    opened:
      opened?.status === 'open'
        ? texts.opened(opened.name, formatDay(opened.opensOn), formatDay(opened.closesOn))
        : undefined,
    links: linksOf(input, hasAgencies, texts),
    stillScanned:
      stillScanned > 0 && filter.state !== 'scanned'
        ? { href: `${paths.points}?state=scanned`, text: texts.stillScanned(number(stillScanned)) }
        : undefined,
    withoutPoint: withoutPoint(input, texts),
    empty: emptyText(input, hasAgencies, texts),
    filter: points.length > 0 ? filterView(input, texts) : undefined,
    none: points.length > 0 && shown.length === 0 ? texts.noneMatch : undefined,
    list:
      shown.length > 0
        ? {
            caption: texts.table.caption(number(shown.length), number(points.length)),
            columns: texts.table,
            groups: onPage.map((group) => ({
              name: group.name,
              points: group.points.map((point) => pointRow(input, point, texts)),
            })),
            pages: pages > 1 ? pagesView(filter, page, pages, texts) : undefined,
          }
        : undefined,
    print: printable > 0 ? printView(input, printable, texts) : undefined,
  }
}

interface Group {
  readonly name: string
  readonly points: readonly Point[]
}

/** By agency, the shared desks last; those in use first. */
function grouped(points: readonly Point[], agencies: readonly Agency[], texts: PointsTexts): Group[] {
  const groups = new Map<string, { name: string; points: Point[] }>()
  const shared: Point[] = []
  for (const point of points) {
    const [agency = '', ...others] = point.agencies
    if (others.length > 0) {
      shared.push(point)
    } else {
      const group = groups.get(agency) ?? {
        name: agencies.find(({ code }) => code === agency)?.name ?? agency,
        points: [],
      }
      group.points.push(point)
      groups.set(agency, group)
    }
  }
  const all = [...byName([...groups.values()]), { name: texts.sharedGroup, points: shared }]
  return all
    .filter((group) => group.points.length > 0)
    .map((group) => ({ ...group, points: group.points.sort(inUseFirst) }))
}

function inUseFirst(a: Point, b: Point): number {
  return (
    Number(a.retiredAt !== null) - Number(b.retiredAt !== null) ||
    a.place.localeCompare(b.place, 'vi', { numeric: true }) ||
    a.desk.localeCompare(b.desk, 'vi', { numeric: true }) ||
    (a.code < b.code ? -1 : 1)
  )
}

/** The groups of one page; a group that goes on stands on the next page under its name again. */
function pageOf(groups: readonly Group[], page: number): Group[] {
  const from = (page - 1) * pageSize
  let before = 0
  return groups
    .map(({ name, points }) => {
      const start = Math.max(0, from - before)
      const end = Math.max(0, from + pageSize - before)
      before += points.length
      return { name, points: points.slice(start, end) }
    })
    .filter(({ points }) => points.length > 0)
}

function pointRow(input: PointsViewInput, point: Point, texts: PointsTexts): PointRow {
  const { language, agencies, scans } = input
  const { code, retiredAt, desk } = point
  const scanned = scans.get(code)
  const address = input.addressOf(code)
  return {
    id: `point-${code}`,
    point: { href: link(paths.point, { code }), text: desk, name: texts.openPoint(desk, code) },
    place: point.place,
    agencies:
      point.agencies.length > 1
        ? point.agencies
            .map((served) => agencies.find((agency) => agency.code === served)?.name ?? served)
            .join(', ')
        : undefined,
    unit: point.unit === null ? undefined : unitName(point, agencies),
    code,
    address: retiredAt === null ? { href: address, parts: addressParts(address) } : undefined,
    channel: channelNames[point.channel][language],
    retired: retiredAt === null ? undefined : texts.retiredOn(formatDay(dayOf(retiredAt))),
    scanned:
      retiredAt !== null && scanned
        ? texts.scanned(formatInteger(scanned.count, language), formatDay(scanned.lastDay))
        : undefined,
    choice: isPrintable(point)
      ? { id: `choose-${code}`, value: code, name: texts.chooseCode(code) }
      : undefined,
  }
}

function emptyText({ points, makes }: PointsViewInput, hasAgencies: boolean, texts: PointsTexts) {
  if (points.length > 0) return undefined
  if (makes === null) return texts.noPointsToSee
  return hasAgencies ? texts.noPoints : texts.noAgencies
}

function linksOf({ makes }: PointsViewInput, hasAgencies: boolean, texts: PointsTexts): NamedLink[] {
  if (makes === null) return []
  if (!hasAgencies) {
    if (makes !== 'all') return []
    return [
      { href: paths.setUp, text: texts.setUpLink },
      { href: paths.newAgency, text: texts.addAgencyLink },
    ]
  }
  const one = { href: paths.newPoint, text: texts.newLink }
  if (makes !== 'all') return [one]
  return [
    one,
    { href: paths.bulkPoints, text: texts.bulkLink },
    { href: paths.sheetLogo, text: texts.logoLink },
  ]
}

/** Agencies that nobody can answer for yet, each with the way to its first point. */
function withoutPoint({ agencies, points, sees, makes, language }: PointsViewInput, texts: PointsTexts) {
  if (sees !== 'all' || points.length === 0) return undefined
  const served = new Set(
    points.filter(({ retiredAt }) => retiredAt === null).flatMap(({ agencies: codes }) => codes),
  )
  const without = byName(agencies.filter(({ code, endedOn }) => endedOn === null && !served.has(code)))
  if (without.length === 0) return undefined
  return {
    summary: texts.withoutPoint(formatInteger(without.length, language)),
    agencies: without.map(({ code, name }) => ({
      name,
      make:
        makes === 'all'
          ? {
              href: `${paths.newPoint}?${new URLSearchParams({ agency: code })}`,
              text: texts.newLink,
              name: `${texts.newLink}: ${texts.makeFor(name)}`,
            }
          : undefined,
    })),
  }
}

function filterView(input: PointsViewInput, texts: PointsTexts) {
  const { language, filter, agencies, points, blocks, sees } = input
  const every = (chosen: string) => ({ value: '', text: texts.filter.every, selected: chosen === '' })
  const field = (id: keyof PointsFilter, label: string, options: SelectView['options']): SelectView =>
    selectField({ id, label, hint: undefined, errors: [], options })
  const served = new Set(points.flatMap((point) => point.agencies))
  const places = new Map(points.map(({ place }) => [foldedName(place), place]))
  return {
    heading: texts.filter.heading,
    action: paths.points,
    open: Object.keys(filterQuery(filter)).length > 0,
    fields: [
      ...(sees === 'all'
        ? [
            field('agency', texts.filter.agency, [
              every(filter.agency),
              ...byName(agencies.filter(({ code }) => served.has(code))).map(({ code, name }) => ({
                value: code,
                text: name,
                selected: code === filter.agency,
              })),
            ]),
            field('block', texts.filter.block, [
              every(filter.block),
              ...blocks.map(({ code, name }) => ({
                value: code,
                text: name,
                selected: code === filter.block,
              })),
            ]),
          ]
        : []),
      field('place', texts.filter.place, [
        every(filter.place),
        ...byName([...places.values()].map((name) => ({ name }))).map(({ name }) => ({
          value: name,
          text: name,
          selected: foldedName(name) === foldedName(filter.place),
        })),
      ]),
      field('channel', texts.filter.channel, [
        every(filter.channel),
        ...channels.map((channel) => ({
          value: channel,
          text: channelNames[channel][language],
          selected: channel === filter.channel,
        })),
      ]),
      field(
        'state',
        texts.filter.state,
        pointStates.map((state) => ({
          value: state,
          text: texts.filter.states[state],
          selected: state === filter.state,
        })),
      ),
    ],
    apply: texts.filter.apply,
    clear: { href: paths.points, text: texts.filter.clear },
  }
}

function pagesView(filter: PointsFilter, page: number, pages: number, texts: PointsTexts) {
  const to = (number: number, text: string) =>
    number >= 1 && number <= pages
      ? {
          href: `${paths.points}?${new URLSearchParams({ ...filterQuery(filter), page: String(number) })}`,
          text,
        }
      : undefined
  return {
    label: texts.pages.label,
    at: texts.pages.at(String(page), String(pages)),
    previous: to(page - 1, texts.pages.previous),
    next: to(page + 1, texts.pages.next),
  }
}

function printView(
  { filter, format, printProblem, language }: PointsViewInput,
  count: number,
  texts: PointsTexts,
) {
  const errors = printProblem === 'no-format' ? [texts.print.problems['no-format']] : []
  return {
    heading: texts.print.heading,
    hint: texts.print.hint,
    action: paths.pointSheets,
    hidden: Object.entries(filterQuery(filter)).map(([name, value]) => ({ name, value })),
    format: formatField(language, format === '' ? 'a5' : format, errors),
    chosen: texts.print.chosen,
    all: texts.print.all(formatInteger(count, language)),
  }
}

function printErrors(problem: PrintProblem | null, texts: PointsTexts): ErrorsView | undefined {
  if (problem === null) return undefined
  return errorsView(texts.errorHeading, [{ href: '#format', message: texts.print.problems[problem] }])
}
