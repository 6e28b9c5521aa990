import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { Account } from '../storage/accounts-store.ts'
import type { Session } from '../storage/sessions-store.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'
import { ownAccountTexts } from '../texts/own-account-texts.ts'
import { roleNames } from '../texts/role-names.ts'
import { formatInstant } from '../web/vietnamese-format.ts'
import { accountField, errorSummary } from './account-fields.ts'
import { shortestPassword } from './check-password.ts'
import { shortSessionId } from './short-session-id.ts'

/** What is wrong with the fields of a new password. */
export interface OwnErrors {
  readonly present: readonly string[]
  readonly password: readonly string[]
  readonly again: readonly string[]
}

export const noOwnErrors: OwnErrors = { present: [], password: [], again: [] }

/** The page of one's own account. */
export function ownAccountView({
  language,
  account,
  agency,
  sessions,
  present,
  simulated,
  errors,
  done,
}: {
  readonly language: Language
  readonly account: Account
  /** The name of the account's agency. */
  readonly agency: string | undefined
  readonly sessions: readonly Session[]
  /** The hash of the session that asks. */
  readonly present: string
  readonly simulated: boolean
  readonly errors: OwnErrors
  readonly done: unknown
}) {
  const texts = ownAccountTexts[language]
  const words = accountsTexts[language]
  const newPassword = { type: 'password', autocomplete: 'new-password' } as const
  const fields = [
    accountField('password', words.presentPassword, {
      type: 'password',
      autocomplete: 'current-password',
      errors: errors.present,
    }),
    accountField('new-password', words.newPasswordLabel(shortestPassword), {
      ...newPassword,
      hint: words.newPasswordHint,
      errors: errors.password,
    }),
    accountField('again', words.newPasswordAgain, { ...newPassword, errors: errors.again }),
  ]
  return {
    title: texts.title,
    heading: texts.title,
    texts,
    done: done === 'password' ? texts.passwordChanged : done === 'sessions' ? texts.sessionsEnded : '',
    errors: errorSummary(language, fields),
    facts: [
      { term: words.name, text: account.name },
      ...(account.fullName === null ? [] : [{ term: words.fullName, text: account.fullName }]),
      { term: texts.role, text: roleNames[account.role][language] },
      ...(account.agency === null ? [] : [{ term: texts.agency, text: agency ?? account.agency }]),
    ],
    secondFactor: {
      state: account.secondFactor
        ? texts.secondFactorOn
        : simulated
          ? texts.secondFactorSimulated
          : texts.secondFactorOff,
      href: paths.secondFactor,
      text: account.secondFactor ? texts.secondFactorManage : texts.secondFactorAdd,
    },
    fields,
    action: paths.ownPassword,
    sessions: sessions.map((session) => {
      const device = session.device || texts.unknownDevice
      const isPresent = session.tokenHash === present
      return {
        device,
        since: formatInstant(session.createdAt),
        used: session.lastUsedAt ? formatInstant(session.lastUsedAt) : '–',
        present: isPresent ? texts.thisOne : '',
        endHref: isPresent ? '' : link(paths.endSession, { id: shortSessionId(session) }),
        endLabel: `${texts.end}: ${device}, ${formatInstant(session.createdAt)}`,
      }
    }),
    endOthers: sessions.length > 1 ? { action: paths.endOtherSessions, text: texts.endOthers } : undefined,
  }
}
