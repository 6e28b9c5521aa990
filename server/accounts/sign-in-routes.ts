import { type Request, type Response, Router } from 'express'
import { paths } from '../paths.ts'
import type { Account } from '../storage/accounts-store.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'
import { clientNetwork } from '../web/client-network.ts'
import { homeOf } from '../web/home-of.ts'
import { requestLanguage } from '../web/language.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { accountField, errorSummary } from './account-fields.ts'
import { type AccountsParts, asStaff } from './accounts-parts.ts'
import { isPassword } from './passwords.ts'
import { createRefusedSignIns } from './refused-sign-ins.ts'
import { type CodeOutcome, useCode } from './second-factor.ts'
import {
  pendingCookie,
  pendingMinutes,
  sessionCookie,
  sessionCookieOptions,
  signInCookieOptions,
} from './session-cookie.ts'
import { createSignInLimit } from './sign-in-limit.ts'
import { cookieOf, knownBrowser, startSession } from './start-session.ts'
import { newToken, tokenHash } from './tokens.ts'

/** Signing in, with a password and then, where an account has one, with a code; signing out. */
export function signInRoutes(parts: AccountsParts): Router {
  const { accounts, sessions, page, clock, trail } = parts
  const { publicUrl } = parts.config
  const limit = createSignInLimit(clock)
  const codeLimit = createSignInLimit(clock)
  const refused = createRefusedSignIns(parts)
  const router = Router()

  router.get(paths.signIn, (request, response) => {
    if (request.staff) response.redirect(303, homeOf(request.staff))
    else sendSignIn(request, response, 200, { error: '', name: '', next: wayBack(request.query['next']) })
  })

  router.post(paths.signIn, takeForm, async (request, response) => {
    const texts = accountsTexts[requestLanguage(request)]
    const name = postedField(request, 'name').normalize('NFC').trim().toLowerCase().slice(0, 64)
    const next = wayBack(postedField(request, 'next'))
    const account = name === '' ? null : await accounts.byName(name)
    const browser = account && (await knownBrowser(parts, request, name))
    const attempt = { name, network: clientNetwork(request.ip), browser }
    const wait = limit.attempt(attempt)
    if (wait !== null) {
      refused(account, 'paused')
      response.set('Retry-After', String(wait))
      sendSignIn(request, response, 429, { error: texts.signInLimited(wait), name, next })
      return
    }
    if (!(await isPassword(postedField(request, 'password'), account?.passwordHash ?? null)) || !account) {
      refused(account, 'password')
      sendSignIn(request, response, 422, { error: texts.signInFailed, name, next })
      return
    }
    limit.succeeded(attempt)
    if (account.blockedAt) {
      refused(account, 'blocked')
      sendSignIn(request, response, 403, { error: texts.accountBlocked, name, next })
    } else if (account.secondFactor) {
      await askForCode(request, response, account, next)
    } else {
      await finish(request, response, account, next, 'password')
    }
  })

  router.get(paths.signInCode, async (request, response) => {
    const found = await pendingOf(request)
    if (found) sendCode(request, response, 200, '')
    else response.redirect(303, paths.signIn)
  })

  router.post(paths.signInCode, takeForm, async (request, response) => {
    const texts = accountsTexts[requestLanguage(request)]
    const found = await pendingOf(request)
    if (!found) {
      sendSignIn(request, response, 422, { error: texts.codeTooLate, name: '', next: paths.home })
      return
    }
    const { account, pending } = found
    // Of the account, wherever the codes come from: whoever tries them has the password already.
    const browser = await knownBrowser(parts, request, account.name)
    const attempt = { name: account.name, network: `codes of ${account.name}`, browser }
    const wait = codeLimit.attempt(attempt)
    if (wait !== null) {
      refused(account, 'paused')
      response.set('Retry-After', String(wait))
      sendCode(request, response, 429, texts.signInLimited(wait))
      return
    }
    const outcome = await useCode(parts, account, postedField(request, 'code'))
    if (outcome === 'wrong' || outcome === 'unreadable') {
      refused(account, 'code')
      sendCode(
        request,
        response,
        422,
        outcome === 'wrong' ? texts.codeWrong : texts.codeUnreadable(account.name),
      )
      return
    }
    codeLimit.succeeded(attempt)
    if (await sessions.removePending(pending.tokenHash)) {
      await finish(request, response, account, pending.next, outcome)
    } else {
      sendSignIn(request, response, 422, { error: texts.codeTooLate, name: '', next: paths.home })
    }
  })

  router.post(paths.signOut, async (request, response) => {
    const token = cookieOf(request, sessionCookie)
    if (token) await sessions.remove(tokenHash(token))
    response.clearCookie(sessionCookie, sessionCookieOptions(request, publicUrl))
    response.redirect(303, paths.signIn)
  })

  async function askForCode(request: Request, response: Response, account: Account, next: string) {
    const token = newToken()
    const expiresAt = new Date(clock().getTime() + pendingMinutes * 60_000)
    await sessions.addPending({ tokenHash: tokenHash(token), account: account.name, expiresAt, next })
    response.cookie(pendingCookie, token, { ...signInCookieOptions(request, publicUrl), expires: expiresAt })
    response.redirect(303, paths.signInCode)
  }

  async function pendingOf(request: Request) {
    const token = cookieOf(request, pendingCookie)
    const pending = token ? await sessions.pending(tokenHash(token), clock()) : null
    const account = pending && (await accounts.byName(pending.account))
    return pending && account?.secondFactor && !account.blockedAt ? { pending, account } : null
  }

  async function finish(
    request: Request,
    response: Response,
    account: Account,
    next: string,
    by: 'password' | CodeOutcome,
  ): Promise<void> {
    if (!(await startSession(parts, request, response, account))) {
      const error = accountsTexts[requestLanguage(request)].signInFailed
      sendSignIn(request, response, 422, { error, name: account.name, next })
      return
    }
    await trail.noting(asStaff(account), {
      action: 'signed-in',
      subject: { kind: 'account', id: account.name },
      agency: account.agency,
      after: { by },
    })
    response.redirect(303, account.oneTimePassword ? paths.newPassword : next)
  }

  function sendSignIn(
    request: Request,
    response: Response,
    status: number,
    said: { readonly error: string; readonly name: string; readonly next: string },
  ): void {
    const texts = accountsTexts[requestLanguage(request)]
    const results = { href: paths.results, text: texts.resultsLink }
    const model = {
      title: texts.signInTitle,
      heading: texts.signInTitle,
      texts,
      results,
      action: paths.signIn,
    }
    response.status(status).send(page(request, 'sign-in', { ...model, ...said }))
  }

  function sendCode(request: Request, response: Response, status: number, error: string): void {
    const language = requestLanguage(request)
    const texts = accountsTexts[language]
    const code = accountField('code', texts.codeLabel, {
      hint: texts.codeHint,
      errors: error === '' ? [] : [error],
      autocomplete: 'one-time-code',
    })
    response.status(status).send(
      page(request, 'sign-in-code', {
        title: texts.codeTitle,
        heading: texts.codeTitle,
        texts,
        errors: errorSummary(language, [code]),
        code,
        action: paths.signInCode,
        back: { href: paths.signIn, text: texts.backToSignIn },
      }),
    )
  }

  return router
}

/** Where to go after signing in: an address of this site, and nothing a browser could take for another's. */
function wayBack(next: unknown): string {
  return typeof next === 'string' && /^(\/[\w~%-]+)+(\?[\w/.~%=&-]*)?$/.test(next) ? next : paths.home
}
