import type { Actor, AuditTrail } from '../audit/audit-trail.ts'
import type { Stores } from '../storage/database.ts'
import type { Place } from '../storage/places-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { AuditAction } from '../texts/audit-texts.ts'
import { changeKind } from './import-plan.ts'
import { pointsToRename } from './place-points.ts'

export interface RecordNeeds extends Pick<Stores, 'places' | 'points' | 'registry'> {
  readonly trail: AuditTrail
}

/**
 * Adds an agency, or changes it where it is still the one that was seen, and writes it down.
 * @param before as it was seen; null for a new one
 * @param action what to call it in the audit trail, where it is not what the records themselves say
 * @returns false where somebody else changed it meanwhile, or took the code
 */
export function changeAgency(
  { registry, trail }: RecordNeeds,
  by: Actor,
  before: Agency | null,
  after: Agency,
  action: AuditAction = `agency-${changeKind(before, after)}`,
): Promise<boolean> {
  const change = { action, subject: { kind: 'agency', id: after.code }, agency: after.code, before }
  return before === null
    ? trail.changing(by, { ...change, after }, () => registry.addNew(after))
    : trail.changing(by, { ...change, after: { ...after, revision: (before.revision ?? 0) + 1 } }, () =>
        registry.change(after),
      )
}

/**
 * Adds a place, or changes it where it is still the one that was seen; points in use that stand there take its name
 * over, so that sheets printed from now on name it so.
 * @returns false where somebody else changed it meanwhile, or took the code
 */
export async function changePlace(
  needs: RecordNeeds,
  by: Actor,
  before: Place | null,
  after: Place,
): Promise<boolean> {
  const { places, points, trail } = needs
  const change = {
    action: before === null ? ('place-added' as const) : ('place-changed' as const),
    ...{ subject: { kind: 'place', id: after.code }, agency: after.host, before },
  }
  const isStored = await (before === null
    ? trail.changing(by, { ...change, after }, () => places.add(after))
    : trail.changing(by, { ...change, after: { ...after, revision: (before.revision ?? 0) + 1 } }, () =>
        places.change(after),
      ))
  if (!isStored || before === null) return isStored
  // Also after a crash in between: whoever changes the place again finds the points that were left.
  for (const point of pointsToRename(await points.all(), after)) {
    const { desk, unit, placeCode, agencies } = point
    const words = { desk, unit, place: after.name, ...(placeCode === undefined ? {} : { placeCode }) }
    const pointChange = {
      action: 'point-changed' as const,
      subject: { kind: 'point', id: point.code },
      ...{ agency: agencies[0] ?? null, before: point, after: { ...point, ...words } },
    }
    await trail.changing(by, pointChange, async () => (await points.change(point, words)) === 'changed')
  }
  return true
}
