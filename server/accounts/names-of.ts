import type { Account } from '../storage/accounts-store.ts'
import type { AccountsParts } from './accounts-parts.ts'

/** What a password of an account must not be made of: its name, its person, its agency, its province. */
export async function namesOf(
  { registry, installation }: Pick<AccountsParts, 'registry' | 'installation'>,
  { name, fullName, agency }: Pick<Account, 'name' | 'fullName' | 'agency'>,
): Promise<readonly string[]> {
  const agencies = agency === null ? [] : await registry.agencies()
  const agencyName = agencies.find(({ code }) => code === agency)?.name
  return [name, fullName, agency, agencyName, installation().province].filter(
    (part): part is string => typeof part === 'string' && part !== '',
  )
}
