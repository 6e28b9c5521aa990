import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'

/** A period as the survey needs it, with its form at hand. */
export interface SurveyPeriod {
  readonly period: Period
  readonly form: FormDefinition
}

/** What a point's code leads to at the moment. */
export interface SurveyPlace {
  readonly point: Point
  /** The agencies served that take part in the period, by name, in the order of the point. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[]
  /** The one period that is open here now. */
  readonly open: SurveyPeriod | null
  /** The last period that has ended here and is not published: what comes now is kept for it, as late. */
  readonly ended: SurveyPeriod | null
  /** The day on which the next period opens, if one is planned. */
  readonly opensOn: string | null
}

/** Finds what a code leads to; null for a code that was never given out. */
export type SurveyDirectory = (code: string) => Promise<SurveyPlace | null>

interface Sources {
  readonly points: { byCode(code: string): Promise<Point | null> }
  readonly periods: { all(): Promise<Period[]> }
  readonly registry: { agencies(): Promise<Agency[]> }
  readonly forms: FormLookup
  readonly clock: () => Date
}

/** How long what was read may be used without asking the database again: also how long a change takes to show. */
const keptMs = 2000
/** Codes kept at most: guesses must not fill the memory. */
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
}

/**
 * The directory, asked for every view of a form: it reads the database once in two seconds for a code, decides by
 * the day of each request, so that a period ends on time, and returns the very same object as long as nothing has
 * changed, so that pages rendered from it may be kept.
 */
export function createSurveyDirectory(sources: Sources): SurveyDirectory {
  const entries = new Map<string, Entry>()

  return async (code) => {
    const now = sources.clock()
    const known = entries.get(code)
    const entry = known && known.until > now.getTime() ? known : fresh(code, now, known)
    const read = await entry.read
    const today = dayOf(now)
    if (read && (entry.place === null || entry.day !== today)) {
      const place = placeOn(today, read, sources.forms)
      const isSame = JSON.stringify(place) === JSON.stringify(known?.place)
      entry.place = isSame ? (known?.place ?? place) : place
      entry.day = today
    }
    return entry.place
  }

  function fresh(code: string, now: Date, known: Entry | undefined): Entry {
    const read = readFor(sources, code)
    const entry: Entry = { until: now.getTime() + keptMs, read, day: '', place: null }
    if (!known && entries.size >= keptCodes) entries.clear()
    entries.set(code, entry)
    read.catch(() => entries.delete(code))
    return entry
  }
}

async function readFor({ points, periods, registry }: Sources, code: string): Promise<Read | null> {
  const point = await points.byCode(code)
  if (!point) return null
  const [allPeriods, agencies] = await Promise.all([periods.all(), registry.agencies()])
  return { point, periods: allPeriods, registry: agencies }
}

function placeOn(today: string, { point, periods, registry }: Read, forms: FormLookup): SurveyPlace {
  const here = periods.filter((period) => membersAt(period, point).length > 0)
  const open = here.find((period) => period.status === 'open' && isWithin(period, today))
  const ended = here.find((period) => isEnded(period, today))
  const planned = here.filter((period) => period.status !== 'published' && period.opensOn > today)
  const shown = open ?? ended
  const members = shown ? membersAt(shown, point) : point.agencies
  return {
    point,
    agencies: members.map((member) => ({
      code: member,
      name: registry.find((agency) => agency.code === member)?.name ?? member,
    })),
    open: withForm(open, forms),
    ended: withForm(ended, forms),
    opensOn: planned.at(-1)?.opensOn ?? null,
  }
}

function membersAt(period: Period, point: Point): string[] {
  const members = new Set(period.blocks.flatMap((block) => block.agencies.map((agency) => agency.code)))
  return point.agencies.filter((agency) => members.has(agency))
}

function isWithin(period: Period, today: string): boolean {
  return period.opensOn <= today && today <= period.closesOn
}

function isEnded(period: Period, today: string): boolean {
  return (
    period.status === 'closing' ||
    period.status === 'closed' ||
    (period.status === 'open' && period.closesOn < today)
  )
}

function withForm(period: Period | undefined, forms: FormLookup): SurveyPeriod | null {
  if (!period) return null
  const form = forms(period.form)
  if (!form) throw new Error(`period ${period.id} uses form ${period.form}, which is not known here`)
  return { period, form }
}
