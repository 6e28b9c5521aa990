import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import { dayOf, endOfDay, startOfDay } from '../calendar/vietnam-days.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Place } from '../storage/places-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'

export interface NamedAgency {
  readonly code: string
  readonly name: string
}

/** A period as the survey needs it: with its form, and the agencies of the point that take part in it. */
export interface SurveyPeriod {
  readonly period: Period
  readonly form: FormDefinition
  readonly agencies: readonly NamedAgency[]
}

/** What a point's code leads to at the moment. */
export interface SurveyPlace {
  readonly point: Point
  /** The agency that runs the place where the point is; null: not registered. */
  readonly host: string | null
  /** All agencies the point serves, by name, in its order. */
  readonly agencies: readonly NamedAgency[]
  /** The one period that is open here now. */
  readonly open: SurveyPeriod | null
  /** The last period that has ended here and is not being published: what comes now is kept for it, as late. */
  readonly ended: SurveyPeriod | null
  /** The period that ended last, published or not. */
  readonly endedLast: { readonly name: string; readonly closesOn: string } | null
  /** The day on which the next period opens, if one is planned. */
  readonly opensOn: string | null
  /** By period, also of those that are over: the agencies a response to it could be for. */
  readonly agenciesByPeriod: Readonly<Record<string, readonly NamedAgency[]>>
}

/** Finds what a code leads to, however it was typed; null for a code that was never given out. */
export type SurveyDirectory = (text: string) => Promise<SurveyPlace | null>

interface Sources {
  readonly points: { byCode(code: string): Promise<Point | null> }
  readonly periods: { all(): Promise<Period[]> }
  readonly registry: { agencies(): Promise<Agency[]> }
  readonly places: { all(): Promise<Place[]> }
  readonly forms: FormLookup
  readonly clock: () => Date
}

/** How long what was read may be used without asking the database again: also how long a change takes to show. */
const keptMs = 2000
/** Codes kept at most, those read last: guesses must not fill the memory. */
const keptCodes = 5000

/** What was read for a code, and the place it makes on the day it was last asked for. */
interface Entry {
  readonly until: number
  readonly read: Promise<Read | null>
  day: string
  place: SurveyPlace | null
}

interface Read {
  readonly point: Point
  readonly periods: readonly Period[]
  readonly registry: readonly Agency[]
  readonly host: string | null
}

/**
 * The directory, asked for every view of a form: it reads the database once in two seconds for a code, decides by
 * the day of each request, so that a period ends on time, and returns the very same object as long as nothing has
 * changed, so that pages rendered from it may be kept.
 */
export function createSurveyDirectory(sources: Sources): SurveyDirectory {
  const entries = new Map<string, Entry>()
  const today = dayTeller()

  return async (text) => {
    const code = parsePointCode(text)
    if (code === null) return null
    const now = sources.clock()
    const known = entries.get(code)
    const entry = known && known.until > now.getTime() ? known : fresh(code, now)
    const read = await entry.read
    const day = today(now)
    if (read && (entry.place === null || entry.day !== day)) {
      const place = placeOn(day, read, sources.forms)
      const isSame = JSON.stringify(place) === JSON.stringify(known?.place)
      entry.place = isSame ? (known?.place ?? place) : place
      entry.day = day
    }
    return entry.place
  }

  function fresh(code: string, now: Date): Entry {
    const read = readFor(sources, code)
    const entry: Entry = { until: now.getTime() + keptMs, read, day: '', place: null }
    entries.delete(code)
    for (const oldest of entries.keys()) {
      if (entries.size < keptCodes) break
      entries.delete(oldest)
    }
    entries.set(code, entry)
    read.catch(() => entries.delete(code))
    return entry
  }
}

/** Tells the day of an instant, and works it out only when the day has changed. */
function dayTeller(): (now: Date) => string {
  let day = ''
  let from = 0
  let until = 0
  return (now) => {
    const at = now.getTime()
    if (at < from || at >= until) {
      day = dayOf(now)
      from = startOfDay(day).getTime()
      until = endOfDay(day).getTime()
    }
    return day
  }
}

/** The code in its stored form; null for what can be no code, which costs neither a query nor a place in memory. */
function parsePointCode(text: string): string | null {
  const code = text.toLowerCase()
  return /^[a-z0-9]{6,10}$/.test(code) ? code : null
}

async function readFor({ points, periods, registry, places }: Sources, code: string): Promise<Read | null> {
  const point = await points.byCode(code)
  if (!point) return null
  const [allPeriods, agencies, allPlaces] = await Promise.all([
    periods.all(),
    registry.agencies(),
    point.placeCode === undefined ? [] : places.all(),
  ])
  const host = allPlaces.find(({ code }) => code === point.placeCode)?.host ?? null
  return { point, periods: allPeriods, registry: agencies, host }
}

function placeOn(today: string, { point, periods, registry, host }: Read, forms: FormLookup): SurveyPlace {
  const named = (code: string): NamedAgency => ({
    code,
    name: registry.find((agency) => agency.code === code)?.name ?? code,
  })
  const here = periods.filter((period) => membersAt(period, point).length > 0)
  const over = here.filter((period) => isOver(period, today))
  const planned = here.filter((period) => isToCome(period, today))
  const surveyPeriod = (period: Period | undefined): SurveyPeriod | null => {
    if (!period) return null
    const form = forms(period.form)
    if (!form) throw new Error(`period ${period.id} uses form ${period.form}, which is not known here`)
    return { period, form, agencies: membersAt(period, point).map(named) }
  }
  return {
    point,
    host,
    agencies: point.agencies.map(named),
    open: surveyPeriod(here.find((period) => period.status === 'open' && isWithin(period, today))),
    ended: surveyPeriod(over.find(({ status }) => status !== 'publishing' && status !== 'published')),
    endedLast: over[0] ? { name: over[0].name, closesOn: over[0].closesOn } : null,
    opensOn: planned.at(-1)?.opensOn ?? null,
    agenciesByPeriod: Object.fromEntries(
      here.map((period) => [period.id, membersAt(period, point).map(named)]),
    ),
  }
}

function membersAt(period: Period, point: Point): string[] {
  const members = new Set(period.blocks.flatMap((block) => block.agencies.map((agency) => agency.code)))
  return point.agencies.filter((agency) => members.has(agency))
}

function isWithin(period: Period, today: string): boolean {
  return period.opensOn <= today && today <= period.closesOn
}

function isToCome({ status, opensOn }: Period, today: string): boolean {
  return status !== 'publishing' && status !== 'published' && opensOn > today
}

function isOver({ status, closesOn }: Period, today: string): boolean {
  return status === 'open' ? closesOn < today : status !== 'draft'
}
