import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { NewPointField, NewPointProblemKinds } from '../texts/points-texts.ts'

/** What a person chooses of a new point; the code is drawn. */
export interface NewPoint {
  readonly agency: string
  readonly desk: string
  readonly place: string
}

/** A field with one of the things that can be wrong with it. */
export type NewPointProblem = {
  [Field in NewPointField]: { readonly field: Field; readonly problem: NewPointProblemKinds[Field] }
}[NewPointField]

type ParsedNewPoint =
  | { readonly ok: true; readonly point: NewPoint }
  | {
      readonly ok: false
      /** At least one, in the order of the form. */
      readonly problems: readonly NewPointProblem[]
      /** As typed, to be shown again. */
      readonly kept: NewPoint
    }

/** In characters. A sheet has room for this much under the name of the agency. */
const longest = 80

/**
 * Reads a posted form as a new point, or finds every problem at once. A desk that has a code in use is refused, so
 * that a double tap or a reload makes no second one: whoever stores the point reads `points` and stores it in turn.
 * @param posted an urlencoded body parsed to a record; anything else is a form without values
 */
export function parseNewPoint(
  posted: unknown,
  agencies: readonly Agency[],
  points: readonly Point[],
): ParsedNewPoint {
  const kept = {
    agency: postedText(posted, 'agency'),
    desk: postedText(posted, 'desk'),
    place: postedText(posted, 'place'),
  }
  const problems: NewPointProblem[] = [
    ...agencyProblem(kept.agency, agencies),
    ...textProblem('desk', kept.desk),
    ...textProblem('place', kept.place),
  ]
  if (problems.length === 0 && points.some((point) => isSameDesk(point, kept))) {
    problems.push({ field: 'desk', problem: 'taken' })
  }
  return problems.length > 0 ? { ok: false, problems, kept } : { ok: true, point: kept }
}

/** One line in NFC without needless blanks; what is no single text is taken as nothing. */
function postedText(posted: unknown, field: NewPointField): string {
  const value =
    typeof posted === 'object' && posted !== null && Object.hasOwn(posted, field)
      ? (posted as Record<string, unknown>)[field]
      : undefined
  return typeof value === 'string' ? value.normalize('NFC').replace(/\s+/gu, ' ').trim() : ''
}

function agencyProblem(code: string, agencies: readonly Agency[]): NewPointProblem[] {
  if (code === '') return [{ field: 'agency', problem: 'missing' }]
  const known = agencies.some((agency) => agency.code === code && agency.endedOn === null)
  return known ? [] : [{ field: 'agency', problem: 'not-an-option' }]
}

function textProblem(field: 'desk' | 'place', text: string): NewPointProblem[] {
  if (text === '') return [{ field, problem: 'missing' }]
  // U+FFFD is what a body parser leaves of bytes that are no UTF-8 (TCVN3, CP1258).
  if (/[\p{Cc}\p{Cs}\uFFFD]/u.test(text)) return [{ field, problem: 'not-text' }]
  return [...text].length > longest ? [{ field, problem: 'too-long' }] : []
}

function isSameDesk(point: Point, chosen: NewPoint): boolean {
  return (
    point.retiredAt === null &&
    point.agencies.length === 1 &&
    point.agencies[0] === chosen.agency &&
    point.desk === chosen.desk &&
    point.place === chosen.place
  )
}
