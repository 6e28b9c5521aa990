import type { Actor, AuditTrail } from '../audit/audit-trail.ts'
import type { Account } from '../storage/accounts-store.ts'
import type { Stores } from '../storage/database.ts'
import { hashPassword } from './passwords.ts'
import { newOneTimePassword } from './tokens.ts'

interface Needs extends Pick<Stores, 'accounts' | 'sessions' | 'knownBrowsers'> {
  readonly trail: AuditTrail
}

/**
 * Gives an account whose person forgot the password, or lost the phone, a fresh beginning: a one-time password, no
 * second factor, no session. It stays blocked if it was.
 * @returns the password, to be handed over by word of mouth; it is nowhere else
 */
export async function resetAccount(
  { accounts, sessions, knownBrowsers, trail }: Needs,
  by: Actor,
  { name, agency }: Account,
): Promise<string> {
  const password = newOneTimePassword()
  const passwordHash = await hashPassword(password)
  const change = { action: 'account-reset', subject: { kind: 'account', id: name }, agency } as const
  await trail.changing(by, change, async () => {
    await accounts.setPassword(name, passwordHash, true)
    await accounts.removeSecondFactor(name)
    await sessions.removeOfAccount(name)
    await knownBrowsers.forgetOfAccount(name)
  })
  return password
}
