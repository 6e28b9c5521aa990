import { parse } from 'cookie'
import { type Request, type Response, Router } from 'express'
import type { Config } from '../config.ts'
import { paths } from '../paths.ts'
import type { Account } from '../storage/accounts-store.ts'
import type { Session } from '../storage/sessions-store.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'
import { clientNetwork } from '../web/client-network.ts'
import { homeOf } from '../web/home-of.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { keepLanguage, requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { type ApiKeysNeeds, apiKeysRoutes } from './api-keys-routes.ts'
import { checkPassword, hashPassword, isPassword, shortestPassword } from './passwords.ts'
import { sessionCookie, sessionCookieOptions, sessionHours } from './session-cookie.ts'
import { createSignInLimit } from './sign-in-limit.ts'
import { newToken, tokenHash } from './tokens.ts'

interface Needs extends ApiKeysNeeds {
  readonly accounts: {
    byName(name: string): Promise<Account | null>
    setPassword(name: string, passwordHash: string, oneTimePassword: boolean): Promise<void>
  }
  readonly sessions: {
    add(session: Session): Promise<void>
    remove(tokenHash: string): Promise<void>
    removeOfAccount(account: string): Promise<void>
    sweep(now: Date): Promise<void>
  }
  readonly page: Page
  readonly clock: () => Date
  readonly config: Pick<Config, 'publicUrl'>
}

/** Signing in and out, and replacing a one-time password; API keys beside it. */
export function accountsRoutes(needs: Needs): Router {
  const { accounts, sessions, page, clock } = needs
  const { publicUrl } = needs.config
  const limit = createSignInLimit()
  const router = Router()
  router.use(keepLanguage)
  router.use([paths.signIn, paths.newPassword], (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })

  // Whoever types the bare address works here; others find the way to the public results on the sign-in page.
  router.get(paths.home, (request, response) => response.redirect(303, homeOf(request.staff)))

  router.get(paths.signIn, (request, response) => {
    if (request.staff) response.redirect(303, homeOf(request.staff))
    else
      sendSignIn(request, response, {
        status: 200,
        error: '',
        name: '',
        next: wayBack(request.query['next']),
      })
  })

  router.post(paths.signIn, takeForm, async (request, response) => {
    const texts = accountsTexts[requestLanguage(request)]
    const name = postedField(request, 'name').normalize('NFC').trim().toLowerCase().slice(0, 64)
    const next = wayBack(postedField(request, 'next'))
    const address = clientNetwork(request.ip)
    const wait = await limit.attempt(name, address)
    if (wait !== null) {
      response.set('Retry-After', String(wait * 60))
      sendSignIn(request, response, { status: 429, error: texts.signInLimited(wait), name, next })
      return
    }
    const account = name === '' ? null : await accounts.byName(name)
    if (!(await isPassword(postedField(request, 'password'), account?.passwordHash ?? null)) || !account) {
      sendSignIn(request, response, { status: 422, error: texts.signInFailed, name, next })
      return
    }
    await limit.succeeded(name, address)
    await signIn(request, response, account.name)
    response.redirect(303, account.oneTimePassword ? paths.newPassword : next)
  })

  router.post(paths.signOut, async (request, response) => {
    const token = parse(request.get('cookie') ?? '')[sessionCookie]
    if (token) await sessions.remove(tokenHash(token))
    response.clearCookie(sessionCookie, sessionCookieOptions(request, publicUrl))
    response.redirect(303, paths.signIn)
  })

  router.get(paths.newPassword, async (request, response) => {
    const account = await accountToReplacePasswordOf(request)
    if (account) sendNewPassword(request, response, 200, '')
    else response.redirect(303, homeOf(request.staff))
  })

  router.post(paths.newPassword, takeForm, async (request, response) => {
    const texts = accountsTexts[requestLanguage(request)]
    const account = await accountToReplacePasswordOf(request)
    if (!account) throw new HttpProblem(401, 'sign-in-needed')
    const password = postedField(request, 'password')
    const mistake = checkPassword(password)
    const error =
      mistake === 'too-short'
        ? texts.tooShort(shortestPassword)
        : mistake === 'too-long'
          ? texts.tooLong
          : password !== postedField(request, 'again')
            ? texts.notSame
            : (await isPassword(password, account.passwordHash))
              ? texts.sameAsOneTime
              : ''
    if (error) {
      sendNewPassword(request, response, 422, error)
      return
    }
    await accounts.setPassword(account.name, await hashPassword(password), false)
    // Whoever else had signed in with the old password is signed out.
    await sessions.removeOfAccount(account.name)
    await signIn(request, response, account.name)
    response.redirect(303, paths.home)
  })

  router.use(apiKeysRoutes(needs))

  /** Only a one-time password is replaced here, and only by who has signed in with it. */
  async function accountToReplacePasswordOf(request: Request): Promise<Account | null> {
    if (request.staff?.by !== 'session') return null
    const account = await accounts.byName(request.staff.name)
    return account?.oneTimePassword ? account : null
  }

  async function signIn(request: Request, response: Response, account: string): Promise<void> {
    const now = clock()
    const before = parse(request.get('cookie') ?? '')[sessionCookie]
    if (before) await sessions.remove(tokenHash(before))
    const token = newToken()
    const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000)
    await sessions.sweep(now)
    await sessions.add({ tokenHash: tokenHash(token), account, createdAt: now, expiresAt })
    response.cookie(sessionCookie, token, { ...sessionCookieOptions(request, publicUrl), expires: expiresAt })
  }

  function sendSignIn(
    request: Request,
    response: Response,
    { status, error, name, next }: { status: number; error: string; name: string; next: string },
  ): void {
    const texts = accountsTexts[requestLanguage(request)]
    const results = { href: paths.results, text: texts.resultsLink }
    const model = { title: texts.signInTitle, heading: texts.signInTitle, texts, error, name, next, results }
    response.status(status).send(page(request, 'sign-in', { ...model, action: paths.signIn }))
  }

  function sendNewPassword(request: Request, response: Response, status: number, error: string): void {
    const texts = accountsTexts[requestLanguage(request)]
    response.status(status).send(
      page(request, 'new-password', {
        title: texts.newPasswordTitle,
        heading: texts.newPasswordTitle,
        texts,
        error,
        passwordLabel: texts.newPasswordLabel(shortestPassword),
        action: paths.newPassword,
      }),
    )
  }

  return router
}

/** Where to go after signing in: an address of this site, and nothing a browser could take for another's. */
function wayBack(next: unknown): string {
  return typeof next === 'string' && /^(\/[\w~%-]+)+(\?[\w/.~%=&-]*)?$/.test(next) ? next : paths.home
}
