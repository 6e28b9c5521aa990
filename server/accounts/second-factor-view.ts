import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import type { Account } from '../storage/accounts-store.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'
import { secondFactorTexts } from '../texts/second-factor-texts.ts'
import { formatInstant } from '../web/vietnamese-format.ts'
import { accountField, errorSummary } from './account-fields.ts'

/** The page of a second factor that is set up. */
export function secondFactorView({
  language,
  account,
  isRequired,
  errors,
}: {
  readonly language: Language
  readonly account: Account
  readonly isRequired: boolean
  readonly errors: { readonly password: readonly string[]; readonly code: readonly string[] }
}) {
  const texts = secondFactorTexts[language]
  const fields = [
    accountField('password', accountsTexts[language].presentPassword, {
      type: 'password',
      autocomplete: 'current-password',
      errors: errors.password,
    }),
    accountField('code', accountsTexts[language].codeLabel, {
      hint: texts.codeHint,
      autocomplete: 'one-time-code',
      errors: errors.code,
    }),
  ]
  const left = Object.keys(account.secondFactor?.recovery ?? {}).length
  return {
    title: texts.title,
    heading: texts.title,
    texts,
    since: account.secondFactor ? texts.onSince(formatInstant(account.secondFactor.since)) : '',
    left: texts.codesLeft(left),
    errors: errorSummary(language, fields),
    fields,
    newCodes: { action: paths.recoveryCodes, text: texts.newCodes },
    remove: {
      action: paths.removeSecondFactor,
      text: isRequired ? texts.otherPhone : texts.remove,
      note: isRequired ? texts.otherPhoneNote : texts.removeNote,
    },
    back: { href: paths.account, text: texts.backToAccount },
  }
}
