import type { Place } from '../storage/places-store.ts'
import { deskKey, type Point, type PointWords } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { parsePlace } from './parse-place.ts'
import { parseUnit, unitValue } from './parse-unit.ts'
import type { PointProblem } from './point-problem.ts'
import { nameProblem, postedLine } from './posted-texts.ts'

/** The words of a point as its form has them. */
export interface PostedWords {
  readonly desk: string
  readonly placeCode: string
  readonly place: string
  readonly unit: string
}

type ParsedChange =
  | { readonly ok: true; readonly words: PointWords }
  | { readonly ok: false; readonly problems: readonly PointProblem[] }

export function postedWords(body: unknown): PostedWords {
  return {
    desk: postedLine(body, 'desk'),
    placeCode: postedLine(body, 'placeCode'),
    place: postedLine(body, 'place'),
    unit: postedLine(body, 'unit'),
  }
}

/** A point's words as its form shows them. */
export function wordsOf({ desk, place, placeCode, unit, agencies }: Point): PostedWords {
  const [agency] = agencies
  return {
    desk,
    placeCode: placeCode ?? '',
    place: placeCode === undefined ? place : '',
    unit: unit === null || agency === undefined ? '' : unitValue(agency, unit),
  }
}

/** Reads the new words of a point, or finds every problem at once. What it has already stays allowed when it has ended. */
export function parsePointChange(
  posted: PostedWords,
  point: Point,
  {
    agencies,
    places,
    points,
  }: { agencies: readonly Agency[]; places: readonly Place[]; points: readonly Point[] },
): ParsedChange {
  const now = wordsOf(point)
  const place =
    posted.placeCode === now.placeCode && posted.place === now.place && now.placeCode !== ''
      ? ({ ok: true, chosen: { place: point.place, placeCode: now.placeCode } } as const)
      : parsePlace(posted.placeCode, posted.place, places)
  const unit =
    posted.unit === now.unit
      ? ({ ok: true, unit: point.unit } as const)
      : parseUnit(posted.unit, point.agencies, agencies)
  const deskProblem = nameProblem(posted.desk)
  const problems: PointProblem[] = [
    ...(deskProblem ? [{ field: 'desk', problem: deskProblem } as const] : []),
    ...(place.ok ? [] : [place.problem]),
    ...(unit.ok ? [] : [unit.problem]),
  ]
  if (problems.length > 0 || !place.ok || !unit.ok) return { ok: false, problems }
  const { placeCode } = place.chosen
  const words: PointWords = {
    desk: posted.desk,
    place: place.chosen.place,
    unit: unit.unit,
    ...(placeCode !== null && { placeCode }),
  }
  const key = deskKey({ ...point, ...words })
  const isTaken = points.some((other) => other.code !== point.code && deskKey(other) === key)
  return isTaken ? { ok: false, problems: [{ field: 'desk', problem: 'taken' }] } : { ok: true, words }
}

/** Whether anything would change. */
export function isChange(point: Point, words: PointWords): boolean {
  return (
    point.desk !== words.desk ||
    point.place !== words.place ||
    point.placeCode !== words.placeCode ||
    point.unit !== words.unit
  )
}
