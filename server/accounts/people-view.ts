import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { Account } from '../storage/accounts-store.ts'
import type { Invitation } from '../storage/invitations-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { peopleTexts } from '../texts/people-texts.ts'
import { roleNames } from '../texts/role-names.ts'
import { formatInstant } from '../web/vietnamese-format.ts'
import { needsSecondFactor } from './second-factor.ts'
import { shortSessionId } from './short-session-id.ts'

/** The page of all people that the reader may see, by agency. */
export function peopleView({
  language,
  people,
  invitations,
  agencies,
  self,
  mayInvite,
  isOneAgency,
  simulated,
}: {
  readonly language: Language
  readonly people: readonly Account[]
  readonly invitations: readonly (Invitation & { readonly revocable: boolean })[]
  readonly agencies: readonly Agency[]
  readonly self: string
  readonly mayInvite: boolean
  /** The reader manages the people of one agency, and gives nobody another role. */
  readonly isOneAgency: boolean
  readonly simulated: boolean
}) {
  const texts = peopleTexts[language]
  const nameOf = (code: string | null) =>
    code === null ? texts.province : (agencies.find((agency) => agency.code === code)?.name ?? code)
  const codes = [...new Set(people.map(({ agency }) => agency))].sort((a, b) =>
    a === null ? -1 : b === null ? 1 : nameOf(a).localeCompare(nameOf(b), 'vi'),
  )

  function personRow(account: Account) {
    const { name, fullName, role, secondFactor, lastSignInAt, blockedAt } = account
    const isMissing = !secondFactor && needsSecondFactor(role, { province: '', surveyor: '', simulated })
    return {
      href: link(paths.person, { name }),
      name: fullName ?? name,
      account: fullName === null ? '' : name,
      self: name === self ? texts.you : '',
      role: roleNames[role][language],
      secondFactor: secondFactor ? texts.on : isMissing ? texts.notYet : texts.off,
      lastSignIn: lastSignInAt ? formatInstant(lastSignInAt) : texts.never,
      state: blockedAt ? texts.blockedSince(formatInstant(blockedAt)) : texts.active,
    }
  }

  return {
    title: texts.title,
    heading: texts.title,
    texts,
    introduction: !mayInvite ? texts.readOnly : isOneAgency ? texts.introductionOfAgency : texts.introduction,
    invite: mayInvite ? { href: paths.newInvitation, text: texts.invite } : undefined,
    groups: codes.map((code) => ({
      heading: nameOf(code),
      people: people.filter(({ agency }) => agency === code).map(personRow),
    })),
    none: people.every(({ name }) => name === self) && mayInvite ? texts.nobodyElse : '',
    invitations: invitations.map((invitation) => ({
      name: invitation.fullName,
      role: roleNames[invitation.role][language],
      agency: nameOf(invitation.agency),
      invitedBy: invitation.invitedBy,
      expires: formatInstant(invitation.expiresAt),
      revokeHref: invitation.revocable
        ? link(paths.revokeInvitation, { id: shortSessionId(invitation) })
        : '',
      revokeLabel: `${texts.revoke}: ${invitation.fullName}`,
    })),
  }
}
