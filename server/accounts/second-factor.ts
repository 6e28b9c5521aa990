import type { Account, Role } from '../storage/accounts-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import type { AccountsParts } from './accounts-parts.ts'
import { readCode, recoveryDigest } from './recovery-codes.ts'
import { openSecret, stepOfCode } from './totp.ts'

/** The roles that see every agency: a password alone does not open those. */
const roles: readonly Role[] = ['home-affairs', 'auditor']

/** Whether somebody of a role has to have a second factor; not where all data are made up. */
export function needsSecondFactor(role: Role, { simulated }: Settings): boolean {
  return roles.includes(role) && !simulated
}

/** What became of a code: which kind it was, or why it was not taken. */
export type CodeOutcome =
  | 'app'
  | 'recovery'
  | 'wrong'
  /** SECRET is another than when the second factor was set up. */
  | 'unreadable'

/** Takes a code of the app or a recovery code, each once. */
export async function useCode(
  { accounts, secret, clock }: Pick<AccountsParts, 'accounts' | 'secret' | 'clock'>,
  { name, secondFactor }: Account,
  typed: string,
): Promise<CodeOutcome> {
  const read = readCode(typed)
  if (!read || !secondFactor) return 'wrong'
  if (read.kind === 'recovery') {
    return (await accounts.useRecovery(name, recoveryDigest(name, read.code))) ? 'recovery' : 'wrong'
  }
  const opened = openSecret(secondFactor.sealedSecret, name, secret)
  if (opened === null) return 'unreadable'
  const step = stepOfCode(opened, read.code, clock())
  return step !== null && (await accounts.useStep(name, step)) ? 'app' : 'wrong'
}
