import { type Request, type Response, Router } from 'express'
import { paths } from '../paths.ts'
import { qrDrawing } from '../qr/qr-drawing.ts'
import type { Account } from '../storage/accounts-store.ts'
import { secondFactorTexts } from '../texts/second-factor-texts.ts'
import { requestLanguage } from '../web/language.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { requireStaff } from '../web/require-staff.ts'
import { accountField, errorSummary } from './account-fields.ts'
import { type AccountsParts, asStaff } from './accounts-parts.ts'
import { createOwnCheck, ownAccount } from './own-check.ts'
import { newRecoveryCodes, readCode } from './recovery-codes.ts'
import { needsSecondFactor } from './second-factor.ts'
import { secondFactorView } from './second-factor-view.ts'
import { sessionCookie } from './session-cookie.ts'
import { cookieOf, startSession } from './start-session.ts'
import { tokenHash } from './tokens.ts'
import { enrolmentAddress, newSecret, openSecret, sealSecret, stepOfCode } from './totp.ts'

/** The second factor of one's own account: set up with a phone, recovery codes, taken away again. */
export function secondFactorRoutes(parts: AccountsParts): Router {
  const { accounts, sessions, page, clock, trail, installation, secret: installationSecret } = parts
  const router = Router()
  const allowed = requireStaff('own-account')
  const check = createOwnCheck(parts)

  router.get(paths.secondFactor, allowed, async (request, response) => {
    const account = await ownAccount(parts, request)
    if (account.secondFactor) send(request, response, 200, account)
    else await sendSetUp(request, response, 200, account, '')
  })

  router.post(paths.secondFactor, allowed, takeForm, async (request, response) => {
    const texts = secondFactorTexts[requestLanguage(request)]
    const account = await ownAccount(parts, request)
    if (account.secondFactor) {
      response.redirect(303, paths.secondFactor)
      return
    }
    const secret = await proposedSecret(request, account)
    const read = readCode(postedField(request, 'code'))
    const step = read?.kind === 'app' ? stepOfCode(secret, read.code, clock()) : null
    if (step === null) {
      await sendSetUp(request, response, 422, account, texts.wrongFirstCode)
      return
    }
    const { codes, digests } = newRecoveryCodes(account.name)
    const sealedSecret = sealSecret(secret, account.name, installationSecret)
    const secondFactor = { sealedSecret, since: clock(), lastStep: step, recovery: digests }
    const added = await trail.changing(
      asStaff(account),
      { action: 'second-factor-added', ...about(account) },
      () => accounts.addSecondFactor(account.name, secondFactor),
    )
    if (!added) {
      response.redirect(303, paths.secondFactor)
      return
    }
    // Sessions that were begun with the password alone end, wherever they are.
    await sessions.removeOfAccount(account.name)
    await startSession(parts, request, response, account)
    sendCodes(request, response, codes)
  })

  router.post(paths.recoveryCodes, allowed, takeForm, async (request, response) => {
    const { account, refusal } = await check(request)
    if (refusal) {
      send(request, response, refusal.status, account, refusal.errors)
      return
    }
    const { codes, digests } = newRecoveryCodes(account.name)
    await trail.changing(asStaff(account), { action: 'recovery-codes-made', ...about(account) }, () =>
      accounts.setRecovery(account.name, digests),
    )
    sendCodes(request, response, codes)
  })

  router.post(paths.removeSecondFactor, allowed, takeForm, async (request, response) => {
    const { account, refusal } = await check(request)
    if (refusal) {
      send(request, response, refusal.status, account, refusal.errors)
      return
    }
    await trail.changing(asStaff(account), { action: 'second-factor-removed', ...about(account) }, () =>
      accounts.removeSecondFactor(account.name),
    )
    response.redirect(303, paths.secondFactor)
  })

  /** The secret this session proposes, the same until it is taken: the page may be loaded again after the QR was read. */
  async function proposedSecret(request: Request, account: Account): Promise<string> {
    const hash = tokenHash(cookieOf(request, sessionCookie) ?? '')
    const session = await sessions.valid(hash, clock())
    const before = session?.proposedSecret
    const opened = before === undefined ? null : openSecret(before, account.name, installationSecret)
    if (opened !== null) return opened
    const secret = newSecret()
    await sessions.proposeSecret(hash, sealSecret(secret, account.name, installationSecret))
    return secret
  }

  async function sendSetUp(
    request: Request,
    response: Response,
    status: number,
    account: Account,
    error: string,
  ): Promise<void> {
    const language = requestLanguage(request)
    const texts = secondFactorTexts[language]
    const secret = await proposedSecret(request, account)
    const address = enrolmentAddress(secret, account.name)
    const isRequired = needsSecondFactor(account.role, installation())
    const fields = [
      accountField('code', texts.firstCode, {
        errors: error === '' ? [] : [error],
        autocomplete: 'one-time-code',
        inputmode: 'numeric',
      }),
    ]
    response.status(status).send(
      page(request, 'second-factor-set-up', {
        title: texts.setUpTitle,
        heading: texts.setUpTitle,
        texts,
        why: isRequired
          ? texts.whyRequired
          : installation().simulated
            ? texts.notNeededHere
            : texts.whyOptional,
        qr: { ...qrDrawing(address), title: texts.qrTitle },
        appHref: address,
        secret: secret.match(/.{1,4}/g) ?? [],
        account: account.name,
        errors: errorSummary(language, fields),
        fields,
        action: paths.secondFactor,
        back: isRequired ? undefined : { href: paths.account, text: texts.backToAccount },
      }),
    )
  }

  function send(
    request: Request,
    response: Response,
    status: number,
    account: Account,
    errors: { readonly password: readonly string[]; readonly code: readonly string[] } = {
      password: [],
      code: [],
    },
  ): void {
    const language = requestLanguage(request)
    const isRequired = needsSecondFactor(account.role, installation())
    const view = secondFactorView({ language, account, isRequired, errors })
    response.status(status).send(page(request, 'second-factor', view))
  }

  function sendCodes(request: Request, response: Response, codes: readonly string[]): void {
    const texts = secondFactorTexts[requestLanguage(request)]
    const next = { href: paths.home, text: texts.goOn }
    const model = { title: texts.codesTitle, heading: texts.codesTitle, texts, codes, next }
    response.status(201).send(page(request, 'recovery-codes', model))
  }

  return router
}

function about({ name, agency }: Account) {
  return { subject: { kind: 'account', id: name }, agency }
}
