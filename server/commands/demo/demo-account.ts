import { firstAccountName } from '../../accounts/first-account.ts'
import { hashPassword } from '../../accounts/passwords.ts'
import { newOneTimePassword } from '../../accounts/tokens.ts'
import type { Stores } from '../../storage/database.ts'

interface Needs {
  readonly accounts: Pick<Stores['accounts'], 'add' | 'byName' | 'setPassword'>
  readonly sessions: Pick<Stores['sessions'], 'removeOfAccount'>
  readonly clock: () => Date
}

/**
 * The home-affairs account of the demonstration, with a fresh password on every start: whoever starts it can always
 * sign in, also with somebody else's `data-demo`, and no password is known beforehand. It need not be replaced at
 * the first sign-in, since there is nothing to protect.
 * @returns what to print
 */
export async function prepareDemoAccount({
  accounts,
  sessions,
  clock,
}: Needs): Promise<{ name: string; password: string }> {
  const password = newOneTimePassword()
  const passwordHash = await hashPassword(password)
  if (await accounts.byName(firstAccountName)) {
    await accounts.setPassword(firstAccountName, passwordHash, false)
    await sessions.removeOfAccount(firstAccountName)
  } else {
    const createdAt = clock()
    await accounts.add({
      name: firstAccountName,
      role: 'home-affairs',
      agency: null,
      passwordHash,
      oneTimePassword: false,
      createdAt,
    })
  }
  return { name: firstAccountName, password }
}
