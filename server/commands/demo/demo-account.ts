import { firstAccountName } from '../../accounts/first-account.ts'
import { hashPassword } from '../../accounts/passwords.ts'
import { newOneTimePassword } from '../../accounts/tokens.ts'
import type { NewAccount } from '../../storage/accounts-store.ts'
import type { Stores } from '../../storage/database.ts'

interface Needs {
  readonly accounts: Pick<Stores['accounts'], 'add' | 'setPassword' | 'removeSecondFactor' | 'setBlocked'>
  readonly sessions: Pick<Stores['sessions'], 'removeOfAccount'>
  readonly clock: () => Date
}

/** One account of every role, those of an agency at Sở Công Thương, whose figures of 2024 are the real ones. */
const people: readonly Pick<NewAccount, 'name' | 'fullName' | 'role' | 'agency'>[] = [
  { name: firstAccountName, fullName: 'Sở Nội vụ', role: 'home-affairs', agency: null },
  { name: 'kiem-tra', fullName: 'Người kiểm tra', role: 'auditor', agency: null },
  { name: 'quan-ly-sct', fullName: 'Quản lý Sở Công Thương', role: 'agency-manager', agency: 'SCT' },
  { name: 'xem-sct', fullName: 'Người xem Sở Công Thương', role: 'agency-viewer', agency: 'SCT' },
  {
    name: 'nhap-phieu-sct',
    fullName: 'Người nhập phiếu Sở Công Thương',
    role: 'data-entry-clerk',
    agency: 'SCT',
  },
]

/**
 * The accounts of the demonstration, with fresh passwords on every start: whoever starts it can always sign in, also
 * with somebody else's `data-demo`, and no password is known beforehand. They need not be replaced at the first
 * sign-in, and no second factor is asked for, since there is nothing to protect.
 * @returns what to print, that of home affairs first
 */
export async function prepareDemoAccounts({
  accounts,
  sessions,
  clock,
}: Needs): Promise<
  readonly { readonly name: string; readonly password: string; readonly role: NewAccount['role'] }[]
> {
  return Promise.all(
    people.map(async (person) => {
      const password = newOneTimePassword()
      const passwordHash = await hashPassword(password)
      const account = { ...person, passwordHash, oneTimePassword: false, createdAt: clock() }
      if (!(await accounts.add(account))) {
        await accounts.setPassword(person.name, passwordHash, false)
        await accounts.removeSecondFactor(person.name)
        await accounts.setBlocked(person.name, null)
        await sessions.removeOfAccount(person.name)
      }
      return { name: person.name, password, role: person.role }
    }),
  )
}
