import type { Actor, AuditTrail } from '../audit/audit-trail.ts'
import type { Period, PeriodAmendment } from '../storage/periods-store.ts'
import { inOpeningTurn, type OpeningTurnsNeeds } from './opening-turns.ts'
import { agencyCodes, type Overlap, overlapsOf } from './overlaps.ts'

export interface AmendNeeds extends OpeningTurnsNeeds {
  readonly trail: Pick<AuditTrail, 'changing'>
}

export type Amended =
  | { readonly amended: true }
  /** The open periods in the way; none where the period was changed or closed in the meantime. */
  | { readonly amended: false; readonly overlaps: readonly Overlap[] }

/**
 * Changes of an open period what opening it has not frozen: its name, its last day, numbers of transactions, quotas and
 * targets, and agencies that join. A later day or another agency may meet another open period, so this takes a turn
 * like opening does. Targets may change because they judge an index and do not make it: provinces set them by decisions
 * that come after the year has begun.
 * @param seen the period as it was read, by its revision
 * @throws Error for an amendment that takes an agency out: its responses belong to the period
 */
export async function amendOpenPeriod(
  needs: AmendNeeds,
  seen: Period,
  amendment: PeriodAmendment,
  by: Actor,
): Promise<Amended> {
  const after: Period = {
    ...seen,
    ...(amendment.name !== undefined && { name: amendment.name }),
    ...(amendment.closesOn !== undefined && { closesOn: amendment.closesOn }),
    ...(amendment.blocks && { blocks: amendment.blocks }),
    ...(amendment.targets && { method: { ...seen.method, targets: amendment.targets } }),
  }
  const staying = new Set(agencyCodes(after))
  if (!agencyCodes(seen).every((code) => staying.has(code))) {
    throw new Error(`an agency would leave the open period ${seen.id}`)
  }
  const overlaps = overlapsOf(after, await needs.periods.all())
  if (overlaps.length > 0) return { amended: false, overlaps }
  const change = {
    action: 'period-changed' as const,
    subject: { kind: 'period', id: seen.id },
    before: seen,
    after,
  }
  let found: readonly Overlap[] = []
  const amended = await needs.trail.changing(by, change, async () => {
    const refused = await inOpeningTurn<readonly Overlap[]>(needs, (all) => {
      const now = all.find(({ id }) => id === seen.id)
      if (now?.status !== 'open' || now.revision !== seen.revision) return { refused: [] }
      const inTheWay = overlapsOf(after, all)
      return inTheWay.length > 0
        ? { refused: inTheWay }
        : { period: now, change: { kind: 'amend', amendment } }
    })
    if (refused !== null && refused !== 'changed') found = refused.refused
    return refused === null
  })
  return amended ? { amended: true } : { amended: false, overlaps: found }
}
