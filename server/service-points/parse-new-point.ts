import type { Place } from '../storage/places-store.ts'
import { deskKey, type Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { type Channel, channels } from '../storage/response-record.ts'
import { parsePlace } from './parse-place.ts'
import { parseUnit } from './parse-unit.ts'
import type { PointProblem } from './point-problem.ts'
import { nameProblem, postedLine, postedLines } from './posted-texts.ts'

/** What a person chooses of a new point; the code is drawn. */
export interface NewPoint {
  /** Without repetitions; several share the desk. */
  readonly agencies: readonly string[]
  readonly desk: string
  readonly place: string
  readonly placeCode: string | null
  readonly unit: string | null
  readonly channel: Channel
}

/** A form for a new point as it was typed. */
export interface PostedPoint {
  readonly agency: string
  readonly also: readonly string[]
  readonly desk: string
  readonly placeCode: string
  readonly place: string
  readonly unit: string
  readonly channel: string
}

type ParsedNewPoint =
  | { readonly ok: true; readonly point: NewPoint }
  | {
      readonly ok: false
      /** At least one, in the order of the form. */
      readonly problems: readonly PointProblem[]
    }

/** What the choices of the form come from. */
export interface Registered {
  readonly agencies: readonly Agency[]
  readonly places: readonly Place[]
  readonly points: readonly Point[]
}

const mostAgencies = 60

/** Takes the fields of a new point out of a posted body; anything that is no form is a form without values. */
export function postedPoint(body: unknown): PostedPoint {
  const agency = postedLine(body, 'agency')
  return {
    agency,
    also: postedLines(body, 'also').filter((code) => code !== agency),
    desk: postedLine(body, 'desk'),
    placeCode: postedLine(body, 'placeCode'),
    place: postedLine(body, 'place'),
    unit: postedLine(body, 'unit'),
    channel: postedLine(body, 'channel'),
  }
}

/**
 * Reads a posted form as a new point, or finds every problem at once. A desk that has a code in use is refused, so
 * that a double tap or a reload makes no second one.
 */
export function parseNewPoint(posted: PostedPoint, { agencies, places, points }: Registered): ParsedNewPoint {
  const served = [posted.agency, ...posted.also]
  const place = parsePlace(posted.placeCode, posted.place, places)
  const unit = parseUnit(posted.unit, served, agencies)
  const deskProblem = nameProblem(posted.desk)
  const channel = channels.find((known) => known === posted.channel)
  const problems: PointProblem[] = [
    ...agencyProblems(posted, agencies),
    ...(place.ok ? [] : [place.problem]),
    ...(deskProblem ? [{ field: 'desk', problem: deskProblem } as const] : []),
    ...(unit.ok || posted.agency === '' ? [] : [unit.problem]),
    ...(channel ? [] : [{ field: 'channel', problem: 'not-an-option' } as const]),
  ]
  if (problems.length > 0 || !place.ok || !unit.ok || !channel) return { ok: false, problems }
  const point = { agencies: served, desk: posted.desk, ...place.chosen, unit: unit.unit, channel }
  return hasCode(point, points)
    ? { ok: false, problems: [{ field: 'desk', problem: 'taken' }] }
    : { ok: true, point }
}

/** Whether a desk has a code in use. */
export function hasCode(
  desk: Pick<NewPoint, 'agencies' | 'desk' | 'place' | 'channel'>,
  points: readonly Point[],
): boolean {
  const key = deskKey({ ...desk, code: '', retiredAt: null })
  return points.some((point) => deskKey(point) === key)
}

function agencyProblems({ agency, also }: PostedPoint, agencies: readonly Agency[]): PointProblem[] {
  const isKnown = (asked: string) => agencies.some(({ code, endedOn }) => code === asked && endedOn === null)
  return [
    ...(agency === '' ? [{ field: 'agency', problem: 'missing' } as const] : []),
    ...(agency !== '' && !isKnown(agency) ? [{ field: 'agency', problem: 'not-an-option' } as const] : []),
    ...(also.every(isKnown) ? [] : [{ field: 'also', problem: 'not-an-option' } as const]),
    ...(also.length >= mostAgencies ? [{ field: 'also', problem: 'too-many' } as const] : []),
  ]
}
