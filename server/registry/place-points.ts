import type { Place } from '../storage/places-store.ts'
import { deskKey, type Point } from '../storage/points-store.ts'

/** The points in use that stand at a registered place under another name than it has: they take its name over. */
export function pointsToRename(points: readonly Point[], { code, name }: Place): readonly Point[] {
  return points.filter(
    ({ placeCode, retiredAt, place }) => placeCode === code && retiredAt === null && place !== name,
  )
}

/**
 * What keeps a place from its name: a point that stands there by name alone, at a desk that has a code in use at the
 * place, too. Two points may not be the same desk.
 * @returns the first such point that stands at the place by its code; null: nothing
 */
export function deskInTheWay(points: readonly Point[], place: Place): Point | null {
  const renamed = pointsToRename(points, place)
  if (renamed.length === 0) return null
  const others = new Set(
    points.filter((point) => point.retiredAt === null && !renamed.includes(point)).map(deskKey),
  )
  return renamed.find((point) => others.has(deskKey({ ...point, place: place.name }))) ?? null
}
