import { type Request, type Response, Router } from 'express'
import { paths } from '../paths.ts'
import type { Account } from '../storage/accounts-store.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { requireStaff } from '../web/require-staff.ts'
import { type AccountsParts, asStaff } from './accounts-parts.ts'
import { newPasswordErrors } from './choose-password.ts'
import { namesOf } from './names-of.ts'
import { noOwnErrors, type OwnErrors, ownAccountView } from './own-account-view.ts'
import { createOwnCheck, ownAccount } from './own-check.ts'
import { hashPassword } from './passwords.ts'
import { sessionCookie } from './session-cookie.ts'
import { shortSessionId } from './short-session-id.ts'
import { cookieOf } from './start-session.ts'
import { tokenHash } from './tokens.ts'

/** One's own account: who one is, the password, the browsers that are signed in. */
export function ownAccountRoutes(parts: AccountsParts): Router {
  const { accounts, sessions, page, clock, trail, registry, installation } = parts
  const router = Router()
  const allowed = requireStaff('own-account')
  const check = createOwnCheck(parts)

  router.get(paths.account, allowed, async (request, response) => {
    await send(request, response, 200, await ownAccount(parts, request))
  })

  router.post(paths.ownPassword, allowed, takeForm, async (request, response) => {
    const { account, refusal } = await check(request, { withCode: false })
    if (refusal) {
      const errors = { ...noOwnErrors, present: refusal.errors.password }
      await send(request, response, refusal.status, account, errors)
      return
    }
    const password = postedField(request, 'new-password')
    const typed = { password, again: postedField(request, 'again') }
    const found = await newPasswordErrors(typed, await namesOf(parts, account), requestLanguage(request))
    if (found.password.length + found.again.length > 0) {
      await send(request, response, 422, account, { ...noOwnErrors, ...found })
      return
    }
    const passwordHash = await hashPassword(password)
    await trail.changing(asStaff(account), { action: 'password-changed', ...about(account) }, async () => {
      await accounts.setPassword(account.name, passwordHash, false)
      await sessions.removeOfAccount(account.name, present(request))
    })
    response.redirect(303, `${paths.account}?done=password`)
  })

  router.post(paths.endOtherSessions, allowed, async (request, response) => {
    const account = await ownAccount(parts, request)
    await trail.changing(asStaff(account), { action: 'sessions-ended', ...about(account) }, () =>
      sessions.removeOfAccount(account.name, present(request)),
    )
    response.redirect(303, `${paths.account}?done=sessions`)
  })

  router.post(paths.endSession, allowed, async (request, response) => {
    const account = await ownAccount(parts, request)
    const known = (await sessions.ofAccount(account.name, clock())).find(
      (session) => shortSessionId(session) === param(request, 'id'),
    )
    if (!known) throw new HttpProblem(404, 'not-found')
    const change = {
      action: 'sessions-ended',
      ...about(account),
      before: { device: known.device ?? '' },
    } as const
    await trail.changing(asStaff(account), change, () => sessions.remove(known.tokenHash))
    response.redirect(303, `${paths.account}?done=sessions`)
  })

  async function send(
    request: Request,
    response: Response,
    status: number,
    account: Account,
    errors: OwnErrors = noOwnErrors,
  ): Promise<void> {
    const [signedIn, agencies] = await Promise.all([
      sessions.ofAccount(account.name, clock()),
      registry.agencies(),
    ])
    const view = ownAccountView({
      language: requestLanguage(request),
      account,
      agency: agencies.find(({ code }) => code === account.agency)?.name,
      sessions: signedIn,
      present: present(request),
      simulated: installation().simulated,
      errors,
      done: request.query['done'],
    })
    response.status(status).send(page(request, 'own-account', view))
  }

  return router
}

function present(request: Request): string {
  return tokenHash(cookieOf(request, sessionCookie) ?? '')
}

function about({ name, agency }: Account) {
  return { subject: { kind: 'account', id: name }, agency }
}
