import type { Account, Role } from '../storage/accounts-store.ts'
import type { Staff } from '../web/staff-request.ts'
import type { AccountsParts } from './accounts-parts.ts'

type Needs = Pick<AccountsParts, 'accounts' | 'sessions' | 'trail' | 'clock'>

/** @returns false where nobody of home affairs would be left to sign in; nothing is changed then */
export function blockPerson(needs: Needs, by: Staff, account: Account): Promise<boolean> {
  const { accounts, sessions, trail, clock } = needs
  const change = { action: 'account-blocked', ...about(account) } as const
  return trail.changing(by, change, async () => {
    await accounts.setBlocked(account.name, clock())
    if (!(await isHomeAffairsLeft(needs))) {
      await accounts.setBlocked(account.name, account.blockedAt)
      return false
    }
    await sessions.removeOfAccount(account.name)
    return true
  })
}

export async function unblockPerson({ accounts, trail }: Needs, by: Staff, account: Account): Promise<void> {
  const change = { action: 'account-unblocked', ...about(account) } as const
  await trail.changing(by, change, () => accounts.setBlocked(account.name, null))
}

/**
 * Gives an account another role; it begins with signing in anew.
 * @returns false where nobody of home affairs would be left to sign in; nothing is changed then
 */
export function changeRole(
  needs: Needs,
  by: Staff,
  account: Account,
  { role, agency }: { readonly role: Role; readonly agency: string | null },
): Promise<boolean> {
  const { accounts, sessions, trail } = needs
  const change = {
    action: 'role-changed',
    ...about(account),
    before: { role: account.role, agency: account.agency },
    after: { role, agency },
  } as const
  return trail.changing(by, change, async () => {
    await accounts.setRole(account.name, role, agency)
    if (!(await isHomeAffairsLeft(needs))) {
      await accounts.setRole(account.name, account.role, account.agency)
      return false
    }
    await sessions.removeOfAccount(account.name)
    return true
  })
}

/**
 * Asked after a change, which is taken back where it made the last one go: two people who block each other at the same
 * moment would each have seen the other before.
 */
async function isHomeAffairsLeft({ accounts }: Needs): Promise<boolean> {
  return (await accounts.all()).some(({ role, blockedAt }) => role === 'home-affairs' && !blockedAt)
}

function about({ name, agency }: Account) {
  return { subject: { kind: 'account', id: name }, agency }
}
