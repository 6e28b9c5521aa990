import { type Request, type Response, Router } from 'express'
import { link, paths } from '../paths.ts'
import { isAgencyRole } from '../storage/accounts-store.ts'
import { peopleTexts } from '../texts/people-texts.ts'
import { roleNames } from '../texts/role-names.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { reachOf } from '../web/permissions.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { formatInstant } from '../web/vietnamese-format.ts'
import { accountField, accountSelect, errorSummary } from './account-fields.ts'
import type { AccountsParts } from './accounts-parts.ts'
import { mayManagePerson, rolesToGive } from './may-manage.ts'
import { readPersonName } from './person-names.ts'
import { agencyOptions } from './person-view.ts'
import { shortSessionId } from './short-session-id.ts'
import { newToken, tokenHash } from './tokens.ts'

/** Days in which an invitation can be accepted. */
const invitationDays = 7

interface Typed {
  readonly fullName: string
  readonly role: string
  readonly agency: string
}

const nothing: Typed = { fullName: '', role: '', agency: '' }

/** Inviting people by a link that is shown once, and taking an invitation back. */
export function invitationsRoutes(parts: AccountsParts): Router {
  const { invitations, registry, page, clock, trail, config } = parts
  const router = Router()
  const allowed = requireStaff('manage-people')

  router.get(paths.newInvitation, allowed, async (request, response) => {
    await sendForm(request, response, 200, nothing, { fullName: [], role: [], agency: [] })
  })

  router.post(paths.invitations, allowed, takeForm, async (request, response) => {
    const texts = peopleTexts[requestLanguage(request)]
    const staff = signedIn(request)
    const reach = reachOf(staff, 'manage-people')
    const typed: Typed = {
      fullName: postedField(request, 'fullName'),
      role: postedField(request, 'role'),
      // A manager invites to one agency alone: nothing has to be chosen, and nothing else can be.
      agency: postedField(request, 'agency') || (reach !== 'all' && reach !== null ? reach.agency : ''),
    }
    const fullName = readPersonName(typed.fullName)
    const role = rolesToGive(staff).find((known) => known === typed.role)
    if (typed.role !== '' && !role) throw new HttpProblem(403, 'not-allowed')
    const agencies = await registry.agencies()
    const known = agencies.find(({ code, endedOn }) => code === typed.agency && endedOn === null)
    if (reach !== 'all' && typed.agency !== reach?.agency) throw new HttpProblem(403, 'not-allowed')
    const errors = {
      fullName: fullName === null ? [texts.fullNameMissing] : [],
      role: role ? [] : [texts.roleMissing],
      agency: role && isAgencyRole(role) && !known ? [texts.agencyMissing] : [],
    }
    if (fullName === null || !role || errors.agency.length > 0) {
      await sendForm(request, response, 422, typed, errors)
      return
    }
    const agency = isAgencyRole(role) ? (known?.code ?? null) : null
    if (!mayManagePerson(staff, { role, agency })) throw new HttpProblem(403, 'not-allowed')
    const token = newToken()
    const createdAt = clock()
    const expiresAt = new Date(createdAt.getTime() + invitationDays * 86_400_000)
    const hash = tokenHash(token)
    const subject = { kind: 'invitation', id: shortSessionId({ tokenHash: hash }) }
    const after = { fullName, role, agency, expiresAt }
    await trail.changing(staff, { action: 'person-invited', subject, agency, after }, () =>
      invitations.add({
        tokenHash: hash,
        fullName,
        role,
        agency,
        invitedBy: staff.name,
        createdAt,
        expiresAt,
        revokedAt: null,
        usedAt: null,
      }),
    )
    const site = config.publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`
    response.status(201).send(
      page(request, 'invitation-made', {
        title: texts.invitationMade,
        heading: texts.invitationMade,
        texts,
        sentence: texts.invitationFor(
          fullName,
          roleNames[role][requestLanguage(request)],
          formatInstant(expiresAt),
        ),
        address: `${site}${link(paths.invitation, { token })}`,
        back: { href: paths.people, text: texts.backToPeople },
      }),
    )
  })

  router.post(paths.revokeInvitation, allowed, async (request, response) => {
    const staff = signedIn(request)
    const open = (await invitations.open(clock())).find(
      (invitation) => shortSessionId(invitation) === param(request, 'id'),
    )
    if (open && !mayManagePerson(staff, open)) throw new HttpProblem(403, 'not-allowed')
    if (open) {
      const subject = { kind: 'invitation', id: shortSessionId(open) }
      await trail.changing(staff, { action: 'invitation-revoked', subject, agency: open.agency }, () =>
        invitations.revoke(open.tokenHash, clock()),
      )
    }
    response.redirect(303, paths.people)
  })

  async function sendForm(
    request: Request,
    response: Response,
    status: number,
    typed: Typed,
    errors: Readonly<Record<keyof Typed, readonly string[]>>,
  ): Promise<void> {
    const language = requestLanguage(request)
    const texts = peopleTexts[language]
    const staff = signedIn(request)
    const isAll = reachOf(staff, 'manage-people') === 'all'
    const agencies = await registry.agencies()
    const fullName = accountField('fullName', texts.invitedName, {
      hint: texts.invitedNameHint,
      value: typed.fullName,
      errors: errors.fullName,
    })
    const role = accountSelect('role', texts.role, {
      options: [
        { value: '', text: texts.chooseRole },
        ...rolesToGive(staff).map((known) => ({ value: known, text: roleNames[known][language] })),
      ],
      value: typed.role,
      errors: errors.role,
    })
    const agency = accountSelect('agency', texts.agency, {
      options: agencyOptions(agencies, texts.noAgency),
      value: typed.agency,
      hint: texts.agencyHint,
      errors: errors.agency,
    })
    response.status(status).send(
      page(request, 'invitation-new', {
        title: texts.invite,
        heading: texts.invite,
        texts,
        errors: errorSummary(language, isAll ? [fullName, role, agency] : [fullName, role]),
        fullName,
        selects: isAll ? [role, agency] : [role],
        agency: isAll
          ? ''
          : texts.toAgency(agencies.find(({ code }) => code === staff.agency)?.name ?? staff.agency ?? ''),
        action: paths.invitations,
        back: { href: paths.people, text: texts.backToPeople },
      }),
    )
  }

  return router
}
