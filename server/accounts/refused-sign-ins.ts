import type { Logger } from 'pino'
import type { AuditTrail } from '../audit/audit-trail.ts'
import type { Account } from '../storage/accounts-store.ts'

const windowMs = 3_600_000
/** Refusals that are written down in an hour: of one account, and in all. */
const mostOfAccount = 10
const mostInAll = 200

/** Why a sign-in was refused. */
export type SignInRefusal = 'password' | 'code' | 'blocked' | 'paused'

/**
 * Writes refused sign-ins down: of accounts that exist alone, since people type passwords into the field of the name,
 * and so many in an hour that whoever tries passwords cannot fill the disk. The last one says that more are left out.
 */
export function createRefusedSignIns({
  trail,
  clock,
  logger,
}: {
  trail: AuditTrail
  clock: () => Date
  logger: Logger
}) {
  let until = 0
  let inAll = 0
  const ofAccount = new Map<string, number>()

  return (account: Account | null, why: SignInRefusal): void => {
    if (!account) return
    const now = clock().getTime()
    if (now >= until) {
      until = now + windowMs
      inAll = 0
      ofAccount.clear()
    }
    const count = (ofAccount.get(account.name) ?? 0) + 1
    if (count > mostOfAccount || inAll >= mostInAll) return
    ofAccount.set(account.name, count)
    inAll++
    const left = count === mostOfAccount || inAll === mostInAll
    const entry = trail.noting('system', {
      action: 'sign-in-refused',
      subject: { kind: 'account', id: account.name },
      agency: account.agency,
      after: left ? { why, moreLeftOutUntil: new Date(until) } : { why },
    })
    entry.catch((error: unknown) =>
      logger.warn({ err: error }, 'a refused sign-in could not be written down'),
    )
  }
}
