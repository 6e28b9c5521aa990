import type { Actor, AuditTrail } from '../audit/audit-trail.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import type { Drafts } from './drafts.ts'
import type { SetUp } from './parse-set-up.ts'

interface Needs {
  readonly settings: { read(): Promise<Settings | null>; write(settings: Settings): Promise<void> }
  readonly drafts: Pick<Drafts, 'make' | 'remove' | 'register'>
  readonly trail: Pick<AuditTrail, 'changing'>
  /** Opens a stored draft; false where something is in its way. */
  readonly open: (draft: Period, by: Actor) => Promise<boolean>
}

/**
 * Stores a set-up and opens its period, which citizens see last. Whoever stops before that repeats the same form, or
 * finds the period as a draft among the periods and opens it there.
 * @returns false when a period of that code, or one with the same agencies and days, has come in between; what was
 *   stored before it does no harm
 */
export async function openSetUp(needs: Needs, setUp: SetUp, by: Actor): Promise<boolean> {
  const { settings, drafts, trail } = needs
  const before = await settings.read()
  // Whether the data of an installation are made up is not for setting up to change.
  const after = { ...setUp.installation, simulated: before?.simulated ?? false }
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    const subject = { kind: 'settings', id: 'installation' }
    await trail.changing(by, { action: 'settings-changed', subject, before, after }, () =>
      settings.write(after),
    )
  }
  await drafts.register(by, setUp.newAgencies)
  const draft: Period = { ...setUp.period, status: 'draft' }
  if (!(await drafts.make(by, draft))) return false
  if (await needs.open(draft, by)) return true
  await drafts.remove(by, draft)
  return false
}
