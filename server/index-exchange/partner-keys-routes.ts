import { type Request, type Response, Router } from 'express'
import type { AuditTrail } from '../audit/audit-trail.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { link, paths } from '../paths.ts'
import { fingerprint, keysOfFile } from '../signing/public-key.ts'
import type { Stores } from '../storage/database.ts'
import { indexExchangeTexts } from '../texts/index-exchange-texts.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { may } from '../web/permissions.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { formatDay } from '../web/vietnamese-format.ts'

export interface PartnerKeysParts extends Pick<Stores, 'partnerKeys'> {
  readonly trail: AuditTrail
  readonly page: Page
  readonly clock: () => Date
}

const longestName = 100

type KeyProblem = 'nameMissing' | 'badKey' | 'known'

/** The keys of other installations, by which their files are known. */
export function partnerKeysRoutes({ partnerKeys, trail, page, clock }: PartnerKeysParts): Router {
  const router = Router()
  const allowed = requireStaff('manage-partner-keys')

  router.get(paths.partnerKeys, requireStaff('see-imports'), async (request, response) => {
    await send(request, response, { status: 200, problems: [] })
  })

  router.post(paths.partnerKeys, allowed, takeForm, async (request, response) => {
    const name = postedField(request, 'name').normalize('NFC').replace(/\s+/g, ' ').trim()
    const publicKey = onlyKey(postedField(request, 'key'))
    const problems: KeyProblem[] = []
    if (name === '' || [...name].length > longestName || /\p{Cc}|\uFFFD/u.test(name))
      problems.push('nameMissing')
    if (publicKey === null) problems.push('badKey')
    else if ((await partnerKeys.all()).some((known) => known.publicKey === publicKey)) problems.push('known')
    if (problems.length > 0 || publicKey === null) {
      await send(request, response, { status: 422, problems })
      return
    }
    const by = signedIn(request)
    const kid = fingerprint(publicKey)
    const added = await trail.changing(
      by,
      { action: 'partner-key-added', subject: { kind: 'partner-key', id: kid }, after: { name, publicKey } },
      () => partnerKeys.add({ publicKey, name, addedAt: clock(), addedBy: by.name, removedAt: null }),
    )
    if (added) response.redirect(303, paths.partnerKeys)
    else await send(request, response, { status: 422, problems: ['known'] })
  })

  router.post(paths.removePartnerKey, allowed, async (request, response) => {
    const kid = param(request, 'fingerprint')
    const known = (await partnerKeys.all()).find(({ publicKey }) => fingerprint(publicKey) === kid)
    if (known === undefined) throw new HttpProblem(404, 'not-found')
    if (known.removedAt === null) {
      const subject = { kind: 'partner-key', id: kid }
      await trail.changing(
        signedIn(request),
        { action: 'partner-key-removed', subject, before: { name: known.name } },
        () => partnerKeys.remove(known.publicKey, clock()),
      )
    }
    response.redirect(303, paths.partnerKeys)
  })

  async function send(
    request: Request,
    response: Response,
    { status, problems }: { status: number; problems: readonly KeyProblem[] },
  ): Promise<void> {
    const { keys: texts, errorsHeading, back } = indexExchangeTexts[requestLanguage(request)]
    const mayManage = may(request.staff, 'manage-partner-keys')
    const errors = problems.map((problem) => ({
      href: problem === 'nameMissing' ? '#name' : '#key',
      message: texts[problem],
    }))
    const of = (id: string) => errors.find(({ href }) => href === `#${id}`)?.message ?? ''
    const known = (await partnerKeys.all()).map(({ publicKey, name, addedAt, removedAt }) => ({
      name,
      fingerprint: fingerprint(publicKey),
      addedOn: formatDay(dayOf(addedAt)),
      state: removedAt === null ? texts.trusted : texts.removed(formatDay(dayOf(removedAt))),
      removeHref:
        removedAt === null && mayManage
          ? link(paths.removePartnerKey, { fingerprint: fingerprint(publicKey) })
          : '',
      removeLabel: `${texts.remove}: ${name}`,
    }))
    response.status(status).send(
      page(request, 'partner-keys', {
        title: texts.title,
        heading: texts.title,
        texts,
        errors: errors.length > 0 ? { heading: errorsHeading, list: errors } : null,
        form: mayManage
          ? {
              action: paths.partnerKeys,
              name: postedField(request, 'name'),
              key: postedField(request, 'key'),
              nameError: of('name'),
              keyError: of('key'),
            }
          : null,
        known,
        back: { href: paths.homeAffairs, text: back },
      }),
    )
  }

  return router
}

/** The one key of a pasted file; null: it holds none, or several, of which it would not be clear which is trusted. */
function onlyKey(text: string): string | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const keys = new Set(keysOfFile(value) ?? [])
  const [key] = keys
  return keys.size === 1 && key !== undefined ? key : null
}
