import { type Request, type Response, Router } from 'express'
import { link, paths } from '../paths.ts'
import { type Account, isAgencyRole } from '../storage/accounts-store.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { may, reachOf } from '../web/permissions.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import type { AccountsParts } from './accounts-parts.ts'
import { blockPerson, changeRole, unblockPerson } from './manage-person.ts'
import { mayManagePerson, maySeePerson, rolesToGive } from './may-manage.ts'
import { peopleView } from './people-view.ts'
import { type PersonErrors, personView } from './person-view.ts'
import { resetAccount } from './reset-account.ts'

const acts = [
  paths.personRole,
  paths.blockPerson,
  paths.unblockPerson,
  paths.resetPerson,
  paths.signOutPerson,
]

/** The accounts of people: the list, one person, and what may be done about one. */
export function peopleRoutes(parts: AccountsParts): Router {
  const { accounts, invitations, sessions, registry, page, clock, trail, installation } = parts
  const router = Router()
  const allowed = requireStaff('manage-people')

  router.get(paths.people, requireStaff('see-people'), async (request, response) => {
    const staff = signedIn(request)
    const [people, open, agencies] = await Promise.all([
      accounts.all(),
      invitations.open(clock()),
      registry.agencies(),
    ])
    const view = peopleView({
      language: requestLanguage(request),
      people: people.filter((account) => maySeePerson(staff, account)),
      invitations: open
        .filter((invitation) => maySeePerson(staff, invitation))
        .map((invitation) => ({ ...invitation, revocable: mayManagePerson(staff, invitation) })),
      agencies,
      self: staff.name,
      mayInvite: may(staff, 'manage-people'),
      isOneAgency: reachOf(staff, 'manage-people') !== 'all',
      simulated: installation().simulated,
    })
    response.send(page(request, 'people', view))
  })

  router.get(paths.person, requireStaff('see-people'), async (request, response) => {
    const account = await personOf(request)
    if (!maySeePerson(signedIn(request), account)) throw new HttpProblem(403, 'not-allowed')
    await send(request, response, 200, account, { done: request.query['done'] })
  })

  router.post(paths.personRole, allowed, takeForm, async (request, response) => {
    const account = await manageable(request)
    const staff = signedIn(request)
    if (reachOf(staff, 'manage-people') !== 'all') throw new HttpProblem(403, 'not-allowed')
    const posted = { role: postedField(request, 'role'), agency: postedField(request, 'agency') }
    const role = rolesToGive(staff).find((known) => known === posted.role)
    const agencies = await registry.agencies()
    const agency = agencies.find(({ code, endedOn }) => code === posted.agency && endedOn === null)
    const errors: PersonErrors = {
      role: role ? undefined : 'role-missing',
      agency: role && isAgencyRole(role) && !agency ? 'agency-missing' : undefined,
    }
    if (!role || errors.agency) {
      await send(request, response, 422, account, { errors, typed: posted })
      return
    }
    const chosen = { role, agency: isAgencyRole(role) ? (agency?.code ?? null) : null }
    if (chosen.role === account.role && chosen.agency === account.agency) {
      response.redirect(303, link(paths.person, { name: account.name }))
    } else if (await changeRole(parts, staff, account, chosen)) {
      response.redirect(303, doneAt(account, 'role'))
    } else {
      await send(request, response, 409, account, { problem: 'last-home-affairs' })
    }
  })

  router.post(paths.blockPerson, allowed, async (request, response) => {
    const account = await manageable(request)
    if (account.blockedAt || (await blockPerson(parts, signedIn(request), account))) {
      response.redirect(303, doneAt(account, 'blocked'))
    } else {
      await send(request, response, 409, account, { problem: 'last-home-affairs' })
    }
  })

  router.post(paths.unblockPerson, allowed, async (request, response) => {
    const account = await manageable(request)
    if (account.blockedAt) await unblockPerson(parts, signedIn(request), account)
    response.redirect(303, doneAt(account, 'unblocked'))
  })

  router.post(paths.resetPerson, allowed, async (request, response) => {
    const account = await manageable(request)
    const password = await resetAccount(parts, signedIn(request), account)
    const changed = await personOf(request)
    await send(request, response, 201, changed, { password })
  })

  router.post(paths.signOutPerson, allowed, async (request, response) => {
    const account = await manageable(request)
    const subject = { kind: 'account', id: account.name }
    const change = { action: 'sessions-ended', subject, agency: account.agency } as const
    await trail.changing(signedIn(request), change, () => sessions.removeOfAccount(account.name))
    response.redirect(303, doneAt(account, 'signed-out'))
  })

  // Whoever changes the language of the answer to a post, or loads it anew, comes back to the person.
  router.get(acts, requireStaff('see-people'), async (request, response) => {
    const account = await personOf(request)
    if (!maySeePerson(signedIn(request), account)) throw new HttpProblem(403, 'not-allowed')
    response.redirect(303, link(paths.person, { name: account.name }))
  })

  /** @throws HttpProblem 404, or 403 where the reader sees one agency's people alone: who else there is stays untold */
  async function personOf(request: Request): Promise<Account> {
    const account = await accounts.byName(param(request, 'name'))
    if (account) return account
    const isLimited = reachOf(request.staff, 'see-people') !== 'all'
    throw isLimited ? new HttpProblem(403, 'not-allowed') : new HttpProblem(404, 'not-found')
  }

  /** Somebody else's account that this person may manage; one's own is changed on the own page. */
  async function manageable(request: Request): Promise<Account> {
    const account = await personOf(request)
    const staff = signedIn(request)
    if (account.name === staff.name || !mayManagePerson(staff, account)) {
      throw new HttpProblem(403, 'not-allowed')
    }
    return account
  }

  async function send(
    request: Request,
    response: Response,
    status: number,
    account: Account,
    said: {
      readonly done?: unknown
      readonly password?: string
      readonly problem?: 'last-home-affairs'
      readonly errors?: PersonErrors
      readonly typed?: { readonly role: string; readonly agency: string }
    },
  ): Promise<void> {
    const staff = signedIn(request)
    const view = personView({
      language: requestLanguage(request),
      account,
      agencies: await registry.agencies(),
      isSelf: account.name === staff.name,
      mayManage: mayManagePerson(staff, account),
      roles: reachOf(staff, 'manage-people') === 'all' ? rolesToGive(staff) : [],
      ...said,
    })
    response.status(status).send(page(request, 'person', view))
  }

  return router
}

function doneAt({ name }: Account, done: string): string {
  return `${link(paths.person, { name })}?done=${done}`
}
