import type { Account, NewAccount } from '../storage/accounts-store.ts'
import { hashPassword } from './passwords.ts'
import { newOneTimePassword } from './tokens.ts'

/** The name of the account that a new installation begins with. */
export const firstAccountName = 'so-noi-vu'

interface Needs {
  readonly accounts: {
    add(account: NewAccount): Promise<boolean>
    byName(name: string): Promise<Account | null>
    setPassword(name: string, passwordHash: string, oneTimePassword: boolean): Promise<void>
  }
  readonly sessions: { removeOfAccount(account: string): Promise<void> }
  readonly clock: () => Date
}

/**
 * Makes the account of home affairs on a first start. Until somebody has signed in with it and chosen a password,
 * every start gives it a fresh one-time password, since the one printed before may be lost. One that was used before
 * and reset since keeps the password that was handed over then.
 * @returns the one-time password to print, or null when the account has a password of its own
 */
export async function prepareFirstAccount({ accounts, sessions, clock }: Needs): Promise<string | null> {
  const known = await accounts.byName(firstAccountName)
  if (known && (!known.oneTimePassword || known.lastSignInAt)) return null
  const password = newOneTimePassword()
  const passwordHash = await hashPassword(password)
  const account: NewAccount = {
    name: firstAccountName,
    role: 'home-affairs',
    agency: null,
    passwordHash,
    oneTimePassword: true,
    createdAt: clock(),
  }
  if (known || !(await accounts.add(account))) {
    await accounts.setPassword(firstAccountName, passwordHash, true)
    // A session begun with the password printed before must not outlive it.
    await sessions.removeOfAccount(firstAccountName)
  }
  return password
}
