import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import type { Actor, AuditTrail } from '../audit/audit-trail.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { type OpeningGround, type OpeningObstacle, openingObstacles } from './opening-obstacles.ts'
import { inOpeningTurn, type OpeningTurnsNeeds } from './opening-turns.ts'

export interface OpenDraftNeeds extends OpeningTurnsNeeds {
  readonly registry: { agencies(): Promise<Agency[]> }
  readonly forms: FormLookup
  readonly trail: Pick<AuditTrail, 'changing'>
  readonly clock: () => Date
}

export type Opened =
  | { readonly opened: true }
  /** Why not; none where the draft was changed, opened or deleted in the meantime. */
  | { readonly opened: false; readonly obstacles: readonly OpeningObstacle[] }

/**
 * Opens a draft: from here on its form and method are frozen. Judged first, so that the trail does not fill with
 * attempts that could not succeed, and judged again in its turn, where nobody else opens anything.
 * @param seen the draft as it was read; one that was edited since is not opened
 */
export async function openDraft(needs: OpenDraftNeeds, seen: Period, by: Actor): Promise<Opened> {
  const { registry, trail, forms, clock } = needs
  const agencies = await registry.agencies()
  const ground = (periods: readonly Period[]): OpeningGround => ({
    forms,
    agencies,
    periods,
    today: dayOf(clock()),
  })
  const obstacles = openingObstacles(seen, ground(await needs.periods.all()))
  if (obstacles.length > 0) return { opened: false, obstacles }
  const change = {
    action: 'period-opened' as const,
    subject: { kind: 'period', id: seen.id },
    before: { status: 'draft' },
    after: { ...seen, status: 'open' },
  }
  let found: readonly OpeningObstacle[] = []
  const opened = await trail.changing(by, change, async () => {
    const refused = await inOpeningTurn<readonly OpeningObstacle[]>(needs, (all) => {
      const now = all.find(({ id }) => id === seen.id)
      if (now?.status !== 'draft' || now.revision !== seen.revision) return { refused: [] }
      const against = openingObstacles(now, ground(all))
      return against.length > 0 ? { refused: against } : { period: now, change: { kind: 'open' } }
    })
    if (refused !== null && refused !== 'changed') found = refused.refused
    return refused === null
  })
  return opened ? { opened: true } : { opened: false, obstacles: found }
}
