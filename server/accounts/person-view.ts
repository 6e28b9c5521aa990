import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { Account, Role } from '../storage/accounts-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'
import { peopleTexts } from '../texts/people-texts.ts'
import { roleNames } from '../texts/role-names.ts'
import { formatInstant } from '../web/vietnamese-format.ts'
import { accountSelect, errorSummary } from './account-fields.ts'

export interface PersonErrors {
  readonly role?: 'role-missing' | undefined
  readonly agency?: 'agency-missing' | undefined
}

/** The page of one person, with what the reader may do about the account. */
export function personView({
  language,
  account,
  agencies,
  isSelf,
  mayManage,
  roles,
  done,
  password,
  problem,
  errors = {},
  typed,
}: {
  readonly language: Language
  readonly account: Account
  readonly agencies: readonly Agency[]
  readonly isSelf: boolean
  readonly mayManage: boolean
  /** The roles that the reader may give the account; none for whoever changes no roles. */
  readonly roles: readonly Role[]
  readonly done?: unknown
  /** A one-time password that was made just now. */
  readonly password?: string
  readonly problem?: 'last-home-affairs'
  readonly errors?: PersonErrors
  readonly typed?: { readonly role: string; readonly agency: string }
}) {
  const texts = peopleTexts[language]
  const { name, fullName, role, agency, secondFactor, lastSignInAt, blockedAt, createdAt } = account
  const to = { name }
  const acts = mayManage && !isSelf
  const selects = [
    accountSelect('role', texts.role, {
      options: roles.map((known) => ({ value: known, text: roleNames[known][language] })),
      value: typed?.role ?? role,
      errors: errors.role ? [texts.roleMissing] : [],
    }),
    accountSelect('agency', texts.agency, {
      options: agencyOptions(agencies, texts.noAgency),
      value: typed?.agency ?? agency ?? '',
      hint: texts.agencyHint,
      errors: errors.agency ? [texts.agencyMissing] : [],
    }),
  ]
  const words = done as keyof typeof texts.done
  return {
    title: fullName ?? name,
    heading: fullName ?? name,
    texts,
    done: typeof done === 'string' && Object.hasOwn(texts.done, done) ? texts.done[words] : '',
    problem: problem ? texts.lastHomeAffairs : '',
    password: password ?? '',
    errors: errorSummary(language, selects),
    facts: [
      { term: accountsTexts[language].name, text: name },
      { term: texts.role, text: roleNames[role][language] },
      ...(agency === null
        ? []
        : [{ term: texts.agency, text: agencies.find(({ code }) => code === agency)?.name ?? agency }]),
      { term: texts.secondFactor, text: secondFactor ? texts.on : texts.off },
      { term: texts.lastSignIn, text: lastSignInAt ? formatInstant(lastSignInAt) : texts.never },
      { term: texts.madeAt, text: formatInstant(createdAt) },
      { term: texts.state, text: blockedAt ? texts.blockedSince(formatInstant(blockedAt)) : texts.active },
    ],
    own: isSelf ? { href: paths.account, text: texts.ownPage } : undefined,
    change:
      acts && roles.length > 0
        ? { action: link(paths.personRole, to), selects, text: texts.changeRole }
        : undefined,
    acts: acts
      ? [
          {
            heading: texts.resetHeading,
            note: texts.resetNote,
            action: link(paths.resetPerson, to),
            text: texts.reset,
          },
          {
            heading: texts.signOutHeading,
            note: texts.signOutNote,
            action: link(paths.signOutPerson, to),
            text: texts.signOut,
          },
          blockedAt
            ? {
                heading: texts.unblockHeading,
                note: texts.unblockNote,
                action: link(paths.unblockPerson, to),
                text: texts.unblock,
              }
            : {
                heading: texts.blockHeading,
                note: texts.blockNote,
                action: link(paths.blockPerson, to),
                text: texts.block,
              },
        ]
      : [],
    back: { href: paths.people, text: texts.backToPeople },
  }
}

/** The agencies that still exist, by name, behind an entry for none. */
export function agencyOptions(
  agencies: readonly Agency[],
  none: string,
): readonly { readonly value: string; readonly text: string }[] {
  const present = agencies
    .filter(({ endedOn }) => endedOn === null)
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  return [{ value: '', text: none }, ...present.map(({ code, name }) => ({ value: code, text: name }))]
}
