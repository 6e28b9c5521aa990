import type { Language } from '../../survey-forms/form-definition.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'
import { checkPassword, shortestPassword } from './check-password.ts'
import { longestPassword } from './passwords.ts'

/** The two fields of a new password. */
export interface TypedPassword {
  readonly password: string
  readonly again: string
}

/**
 * What is wrong with a new password, for the two fields of it.
 * @param names of the account, its person and its agency; see `checkPassword`
 */
export async function newPasswordErrors(
  { password, again }: TypedPassword,
  names: readonly string[],
  language: Language,
): Promise<{ readonly password: readonly string[]; readonly again: readonly string[] }> {
  const texts = accountsTexts[language]
  const problem = await checkPassword(password, names)
  if (problem === 'too-short') return { password: [texts.tooShort(shortestPassword)], again: [] }
  if (problem === 'too-long') return { password: [texts.tooLong(longestPassword)], again: [] }
  if (problem === 'easy') return { password: [texts.tooEasy], again: [] }
  return { password: [], again: password === again ? [] : [texts.notSame] }
}
