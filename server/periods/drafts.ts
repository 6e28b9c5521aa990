import type { Actor, AuditTrail } from '../audit/audit-trail.ts'
import { isDuplicateKey } from '../storage/duplicate-key.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'

interface Needs {
  readonly periods: {
    add(period: Period): Promise<void>
    changeDraft(seen: Period, draft: Omit<Period, 'id' | 'status' | 'revision'>): Promise<boolean>
    removeDraft(seen: Period): Promise<boolean>
  }
  readonly registry: { add(agency: Agency): Promise<void> }
  readonly trail: Pick<AuditTrail, 'changing'>
}

/** What is done with drafts: every change written down first, and made only of the draft as it was seen. */
export interface Drafts {
  /** @returns false when the code was taken in between */
  make(by: Actor, draft: Period): Promise<boolean>
  /** @returns false when somebody else has changed, opened or deleted it */
  change(
    by: Actor,
    seen: Period,
    draft: Period,
    action?: 'period-changed' | 'period-scheduled' | 'period-unscheduled',
  ): Promise<boolean>
  remove(by: Actor, seen: Period): Promise<boolean>
  /** Registers agencies that pasted lines name; one that came in between is taken as it is. */
  register(by: Actor, agencies: readonly Agency[]): Promise<void>
}

export function createDrafts({ periods, registry, trail }: Needs): Drafts {
  const subject = ({ id }: Period) => ({ kind: 'period', id })
  return {
    make: (by, draft) =>
      trail.changing(by, { action: 'period-drafted', subject: subject(draft), after: draft }, () =>
        unlessThere(() => periods.add(draft)),
      ),
    change: (by, seen, draft, action = 'period-changed') =>
      trail.changing(by, { action, subject: subject(seen), before: seen, after: draft }, () =>
        periods.changeDraft(seen, draft),
      ),
    remove: (by, seen) =>
      trail.changing(by, { action: 'period-deleted', subject: subject(seen), before: seen }, () =>
        periods.removeDraft(seen),
      ),
    async register(by, agencies) {
      for (const agency of agencies) {
        const change = {
          action: 'agency-added' as const,
          subject: { kind: 'agency', id: agency.code },
          agency: agency.code,
          after: agency,
        }
        await trail.changing(by, change, () => unlessThere(() => registry.add(agency)))
      }
    },
  }
}

async function unlessThere(add: () => Promise<void>): Promise<boolean> {
  try {
    await add()
    return true
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return false
  }
}
