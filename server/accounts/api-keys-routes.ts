import { type Request, type Response, Router } from 'express'
import { dayOf } from '../calendar/vietnam-days.ts'
import { link, paths } from '../paths.ts'
import type { ApiKey } from '../storage/api-keys-store.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { keyScopesOf } from '../web/permissions.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { requireStaff } from '../web/require-staff.ts'
import { formatDay } from '../web/vietnamese-format.ts'
import { newToken, tokenHash } from './tokens.ts'

export interface ApiKeysNeeds {
  readonly apiKeys: {
    add(key: ApiKey): Promise<void>
    all(): Promise<ApiKey[]>
    revoke(keyHash: string, at: Date): Promise<void>
  }
  readonly page: Page
  readonly clock: () => Date
}

/** Keys for programs: made, shown once, listed, revoked. */
export function apiKeysRoutes({ apiKeys, page, clock }: ApiKeysNeeds): Router {
  const router = Router()
  const allowed = requireStaff('manage-api-keys')

  router.get(paths.apiKeys, requireStaff('see-api-keys'), async (request, response) => {
    await send(request, response, { status: 200, made: '', error: '', name: '' })
  })

  router.post(paths.apiKeys, allowed, takeForm, async (request, response) => {
    const name = postedField(request, 'name').normalize('NFC').trim()
    if (name === '' || [...name].length > 80) {
      const error = accountsTexts[requestLanguage(request)].keyNameMissing
      await send(request, response, { status: 422, made: '', error, name })
      return
    }
    const key = newToken()
    await apiKeys.add({
      keyHash: tokenHash(key),
      name,
      role: 'home-affairs',
      agency: null,
      scopes: keyScopesOf('home-affairs'),
      createdAt: clock(),
      revokedAt: null,
    })
    await send(request, response, { status: 201, made: key, error: '', name: '' })
  })

  router.post(paths.revokeApiKey, allowed, async (request, response) => {
    const known = (await apiKeys.all()).find((key) => shortId(key) === param(request, 'id'))
    if (!known) throw new HttpProblem(404, 'not-found')
    if (!known.revokedAt) await apiKeys.revoke(known.keyHash, clock())
    response.redirect(303, paths.apiKeys)
  })

  async function send(
    request: Request,
    response: Response,
    { status, ...said }: { status: number; made: string; error: string; name: string },
  ): Promise<void> {
    const texts = accountsTexts[requestLanguage(request)]
    const keys = (await apiKeys.all()).map((key) => ({
      name: key.name,
      createdOn: formatDay(dayOf(key.createdAt)),
      state: key.revokedAt ? texts.revoked : texts.inUse,
      revokeHref: key.revokedAt ? '' : link(paths.revokeApiKey, { id: shortId(key) }),
      revokeLabel: `${texts.revoke}: ${key.name}`,
    }))
    const model = { title: texts.keysTitle, heading: texts.keysTitle, texts, keys, action: paths.apiKeys }
    response.status(status).send(page(request, 'api-keys', { ...model, ...said }))
  }

  return router
}

/** Enough of the hash to name a key in an address; the hash itself opens nothing. */
function shortId(key: ApiKey): string {
  return key.keyHash.slice(0, 16)
}
