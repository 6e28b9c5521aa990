import type { NewAuditEntry } from '../storage/audit-store.ts'
import type { AuditAction } from '../texts/audit-texts.ts'
import type { Staff } from '../web/staff-request.ts'

/** One change, as it is written down. */
export interface AuditedChange {
  readonly action: AuditAction
  /** What was changed, e.g. { kind: 'point', id: 'k7m2qx4t' }. */
  readonly subject: { readonly kind: string; readonly id: string }
  /** The agency it is about, where it is about one. */
  readonly agency?: string | null
  /** What changes, before and after, as JSON values; whole records are welcome, secrets and answers are not. */
  readonly before?: unknown
  readonly after?: unknown
}

/** Who did something: somebody signed in, a key, or the system itself. */
export type Actor = Pick<Staff, 'name' | 'role' | 'by'> | 'system'

/** The audit trail, as journeys write it. */
export interface AuditTrail {
  /**
   * Writes a change down and then makes it, so that nothing changes unwritten. Where it is not made after all, since
   * somebody else was faster (`make` answers false) or something failed, a second entry says so.
   */
  changing<Made>(by: Actor, change: AuditedChange, make: () => Promise<Made>): Promise<Made>
  /** Writes down what changes nothing, such as reading comments. */
  noting(by: Actor, entry: AuditedChange): Promise<void>
}

interface Needs {
  readonly audit: { add(entry: NewAuditEntry): Promise<number> }
  readonly clock: () => Date
}

export function createAuditTrail({ audit, clock }: Needs): AuditTrail {
  function write(
    by: Actor,
    { action, subject, agency = null, before, after }: AuditedChange,
  ): Promise<number> {
    return audit.add({
      at: clock(),
      by: by === 'system' ? 'system' : by.by === 'api-key' ? `key: ${by.name}` : by.name,
      role: by === 'system' ? 'system' : by.role,
      action,
      subject,
      agency,
      before: before ?? null,
      after: after ?? null,
    })
  }

  return {
    async changing(by, change, make) {
      const n = await write(by, change)
      const undone = () =>
        write(by, {
          action: 'not-done',
          subject: { kind: 'audit-entry', id: String(n) },
          agency: change.agency ?? null,
        })
      let made: Awaited<ReturnType<typeof make>>
      try {
        made = await make()
      } catch (error) {
        await undone().catch(() => undefined)
        throw error
      }
      if (made === false) await undone()
      return made
    },
    async noting(by, entry) {
      await write(by, entry)
    },
  }
}
