import { type Request, type Response, Router } from 'express'
import { link, paths } from '../paths.ts'
import type { Account } from '../storage/accounts-store.ts'
import type { Invitation } from '../storage/invitations-store.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'
import { invitationTexts } from '../texts/invitation-texts.ts'
import { roleNames } from '../texts/role-names.ts'
import { requestLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { formatInstant } from '../web/vietnamese-format.ts'
import { accountField, errorSummary } from './account-fields.ts'
import { type AccountsParts, asStaff } from './accounts-parts.ts'
import { shortestPassword } from './check-password.ts'
import { newPasswordErrors } from './choose-password.ts'
import { whyClosed } from './may-manage.ts'
import { namesOf } from './names-of.ts'
import { hashPassword } from './passwords.ts'
import { readAccountName, readPersonName } from './person-names.ts'
import { startSession } from './start-session.ts'
import { tokenHash } from './tokens.ts'

interface Open {
  readonly invitation: Invitation
  readonly inviter: Account
}

interface Typed {
  readonly fullName: string
  readonly name: string
}

type Errors = Readonly<Record<'fullName' | 'name' | 'password' | 'again', readonly string[]>>
const noErrors: Errors = { fullName: [], name: [], password: [], again: [] }

/** The page behind an invitation's link: whoever holds it makes an account there, once. */
export function acceptInvitationRoutes(parts: AccountsParts): Router {
  const { accounts, invitations, registry, page, clock, trail } = parts
  const router = Router()

  router.get(paths.invitation, async (request, response) => {
    const open = await openInvitation(request, response)
    if (open)
      await send(request, response, 200, open, { fullName: open.invitation.fullName, name: '' }, noErrors)
  })

  router.post(paths.invitation, takeForm, async (request, response) => {
    const open = await openInvitation(request, response)
    if (!open) return
    const { invitation } = open
    const language = requestLanguage(request)
    const texts = invitationTexts[language]
    const typed = { fullName: postedField(request, 'fullName'), name: postedField(request, 'name') }
    const fullName = readPersonName(typed.fullName)
    const name = readAccountName(typed.name)
    const password = { password: postedField(request, 'password'), again: postedField(request, 'again') }
    const about = { name: name ?? '', fullName, agency: invitation.agency }
    const isTaken = name !== null && (await accounts.byName(name)) !== null
    const errors: Errors = {
      fullName: fullName === null ? [texts.fullNameMissing] : [],
      name: name === null ? [texts.nameWrong] : isTaken ? [texts.nameTaken] : [],
      ...(await newPasswordErrors(password, await namesOf(parts, about), language)),
    }
    if (name === null || fullName === null || Object.values(errors).some(({ length }) => length > 0)) {
      await send(request, response, 422, open, typed, errors)
      return
    }
    const account: Account = {
      name,
      fullName,
      role: invitation.role,
      agency: invitation.agency,
      passwordHash: await hashPassword(password.password),
      oneTimePassword: false,
      secondFactor: null,
      createdAt: clock(),
      lastSignInAt: null,
      blockedAt: null,
    }
    const outcome = await accept(open, account)
    if (outcome === 'name-taken') {
      await send(request, response, 422, open, typed, { ...noErrors, name: [texts.nameTaken] })
    } else if (outcome === 'closed') {
      await sendClosed(request, response, 410, open.inviter)
    } else {
      await startSession(parts, request, response, account)
      response.redirect(303, paths.home)
    }
  })

  /** The invitation is used up first: of two who come at the same moment, the second finds it closed. */
  async function accept(
    { invitation }: Open,
    account: Account,
  ): Promise<'accepted' | 'name-taken' | 'closed'> {
    let outcome: 'accepted' | 'name-taken' | 'closed' = 'closed'
    const change = {
      action: 'invitation-accepted',
      subject: { kind: 'account', id: account.name },
      agency: account.agency,
      after: { fullName: account.fullName, role: account.role, invitedBy: invitation.invitedBy },
    } as const
    await trail.changing(asStaff(account), change, async () => {
      if (!(await invitations.use(invitation.tokenHash, clock()))) return false
      if (await accounts.add(account)) {
        outcome = 'accepted'
        return true
      }
      await invitations.giveBack(invitation.tokenHash)
      outcome = 'name-taken'
      return false
    })
    return outcome
  }

  /** The invitation of the address; null where it opens nothing, and the page that says so has been sent. */
  async function openInvitation(request: Request, response: Response): Promise<Open | null> {
    const token = param(request, 'token')
    const invitation = /^[\w-]{43}$/.test(token) ? await invitations.byHash(tokenHash(token)) : null
    const inviter = invitation && (await accounts.byName(invitation.invitedBy))
    if (!invitation) {
      await sendClosed(request, response, 404, null)
      return null
    }
    if (whyClosed(invitation, inviter, clock()) !== null || !inviter) {
      await sendClosed(request, response, 410, inviter)
      return null
    }
    return { invitation, inviter }
  }

  async function sendClosed(
    request: Request,
    response: Response,
    status: 404 | 410,
    inviter: Account | null,
  ): Promise<void> {
    const texts = invitationTexts[requestLanguage(request)]
    const title = status === 404 ? texts.unknownTitle : texts.closedTitle
    const sentence =
      status === 404 || !inviter ? texts.askSender : texts.askInviter(inviter.fullName ?? inviter.name)
    const back = { href: paths.signIn, text: texts.toSignIn }
    response.status(status).send(
      page(request, 'invitation-closed', {
        title,
        heading: title,
        why: status === 404 ? texts.unknown : texts.closed,
        sentence,
        back,
      }),
    )
  }

  async function send(
    request: Request,
    response: Response,
    status: number,
    { invitation, inviter }: Open,
    typed: Typed,
    errors: Errors,
  ): Promise<void> {
    const language = requestLanguage(request)
    const texts = invitationTexts[language]
    const words = accountsTexts[language]
    const agencies = invitation.agency === null ? [] : await registry.agencies()
    const agency = agencies.find(({ code }) => code === invitation.agency)?.name ?? invitation.agency
    const kind = { type: 'password', autocomplete: 'new-password' } as const
    const fields = [
      accountField('fullName', words.fullName, {
        value: typed.fullName,
        errors: errors.fullName,
        autocomplete: 'name',
      }),
      accountField('name', words.name, {
        value: typed.name,
        hint: texts.nameHint,
        errors: errors.name,
        autocomplete: 'username',
      }),
      accountField('password', words.chosenPasswordLabel(shortestPassword), {
        ...kind,
        hint: words.newPasswordHint,
        errors: errors.password,
      }),
      accountField('again', words.chosenPasswordAgain, { ...kind, errors: errors.again }),
    ]
    const role = roleNames[invitation.role][language]
    response.status(status).send(
      page(request, 'invitation', {
        title: texts.title,
        heading: texts.title,
        texts,
        introduction: texts.introduction(inviter.fullName ?? inviter.name),
        facts: [
          { term: texts.role, text: role },
          ...(agency === null ? [] : [{ term: texts.agency, text: agency }]),
          { term: texts.until, text: formatInstant(invitation.expiresAt) },
        ],
        errors: errorSummary(language, fields),
        fields,
        action: link(paths.invitation, { token: param(request, 'token') }),
      }),
    )
  }

  return router
}
