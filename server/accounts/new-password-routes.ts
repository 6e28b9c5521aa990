import { type Request, type Response, Router } from 'express'
import { paths } from '../paths.ts'
import type { Account } from '../storage/accounts-store.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'
import { homeOf } from '../web/home-of.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { accountField, errorSummary } from './account-fields.ts'
import { type AccountsParts, asStaff } from './accounts-parts.ts'
import { shortestPassword } from './check-password.ts'
import { newPasswordErrors } from './choose-password.ts'
import { namesOf } from './names-of.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { startSession } from './start-session.ts'

/** Replacing a one-time password, before anything else. */
export function newPasswordRoutes(parts: AccountsParts): Router {
  const { accounts, sessions, page, trail } = parts
  const router = Router()

  router.get(paths.newPassword, async (request, response) => {
    if (await accountToReplacePasswordOf(request)) send(request, response, 200)
    else response.redirect(303, homeOf(request.staff))
  })

  router.post(paths.newPassword, takeForm, async (request, response) => {
    const language = requestLanguage(request)
    const account = await accountToReplacePasswordOf(request)
    if (!account) throw new HttpProblem(401, 'sign-in-needed')
    const password = postedField(request, 'password')
    const typed = { password, again: postedField(request, 'again') }
    let errors = await newPasswordErrors(typed, await namesOf(parts, account), language)
    if (errors.password.length + errors.again.length === 0) {
      const isSame = await isPassword(password, account.passwordHash)
      if (isSame) errors = { password: [accountsTexts[language].sameAsOneTime], again: [] }
    }
    if (errors.password.length + errors.again.length > 0) {
      send(request, response, 422, errors)
      return
    }
    const passwordHash = await hashPassword(password)
    const subject = { kind: 'account', id: account.name }
    const change = { action: 'password-changed', subject, agency: account.agency } as const
    await trail.changing(asStaff(account), change, async () => {
      await accounts.setPassword(account.name, passwordHash, false)
      // Whoever else had signed in with the old password is signed out.
      await sessions.removeOfAccount(account.name)
    })
    await startSession(parts, request, response, { ...account, passwordHash, oneTimePassword: false })
    response.redirect(303, paths.home)
  })

  /** Only a one-time password is replaced here, and only by who has signed in with it. */
  async function accountToReplacePasswordOf(request: Request): Promise<Account | null> {
    if (request.staff?.by !== 'session') return null
    const account = await accounts.byName(request.staff.name)
    return account?.oneTimePassword ? account : null
  }

  function send(
    request: Request,
    response: Response,
    status: number,
    errors: { readonly password: readonly string[]; readonly again: readonly string[] } = {
      password: [],
      again: [],
    },
  ): void {
    const language = requestLanguage(request)
    const texts = accountsTexts[language]
    const kind = { type: 'password', autocomplete: 'new-password' } as const
    const fields = [
      accountField('password', texts.newPasswordLabel(shortestPassword), {
        ...kind,
        hint: texts.newPasswordHint,
        errors: errors.password,
      }),
      accountField('again', texts.newPasswordAgain, { ...kind, errors: errors.again }),
    ]
    response.status(status).send(
      page(request, 'new-password', {
        title: texts.newPasswordTitle,
        heading: texts.newPasswordTitle,
        texts,
        errors: errorSummary(language, fields),
        fields,
        action: paths.newPassword,
      }),
    )
  }

  return router
}
