import { type Request, type Response, Router } from 'express'
import { paths } from '../paths.ts'
import type { ApiKey } from '../storage/api-keys-store.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { may, reachOf } from '../web/permissions.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import type { Staff } from '../web/staff-request.ts'
import type { AccountsParts } from './accounts-parts.ts'
import { apiKeysView, noKeyErrors, shortKeyId } from './api-keys-view.ts'
import { isStoppedKey } from './may-manage.ts'
import { type KeyErrors, readNewKey, type TypedKey } from './read-new-key.ts'
import { newToken, tokenHash } from './tokens.ts'

type Needs = Pick<AccountsParts, 'accounts' | 'apiKeys' | 'registry' | 'page' | 'clock' | 'trail'>

/** Keys for programs, of the province or of one agency: made, shown once, listed, revoked. */
export function apiKeysRoutes({ accounts, apiKeys, registry, page, clock, trail }: Needs): Router {
  const router = Router()
  const allowed = requireStaff('manage-api-keys')

  router.get(paths.apiKeys, requireStaff('see-api-keys'), async (request, response) => {
    await send(request, response, 200, {})
  })

  router.post(paths.apiKeys, allowed, takeForm, async (request, response) => {
    const staff = signedIn(request)
    const { typed, errors, key } = readNewKey(request.body, staff, await registry.agencies())
    // A field that the form did not offer: somebody tries another agency's door.
    if (!may(staff, 'manage-api-keys', typed.agency === '' ? undefined : typed.agency)) {
      throw new HttpProblem(403, 'not-allowed')
    }
    if (!key) {
      await send(request, response, 422, { typed, errors })
      return
    }
    const token = newToken()
    const keyHash = tokenHash(token)
    await trail.changing(
      staff,
      { action: 'api-key-made', ...subjectOf({ keyHash }), agency: key.agency, after: key },
      () => apiKeys.add({ ...key, keyHash, createdAt: clock(), revokedAt: null, madeBy: staff.name }),
    )
    await send(request, response, 201, { made: token })
  })

  router.post(paths.revokeApiKey, allowed, async (request, response) => {
    const known = (await apiKeys.all()).find((key) => shortKeyId(key) === param(request, 'id'))
    const staff = signedIn(request)
    if (!known && reachOf(staff, 'manage-api-keys') === 'all') throw new HttpProblem(404, 'not-found')
    // A manager is not told whether there is a key of another agency.
    if (!known || !reaches(staff, 'manage-api-keys', known)) throw new HttpProblem(403, 'not-allowed')
    if (!known.revokedAt) {
      const change = { action: 'api-key-revoked', ...subjectOf(known), agency: known.agency } as const
      await trail.changing(staff, { ...change, before: { name: known.name } }, () =>
        apiKeys.revoke(known.keyHash, clock()),
      )
    }
    response.redirect(303, paths.apiKeys)
  })

  async function send(
    request: Request,
    response: Response,
    status: number,
    {
      made = '',
      typed,
      errors = noKeyErrors,
    }: { readonly made?: string; readonly typed?: TypedKey; readonly errors?: KeyErrors },
  ): Promise<void> {
    const staff = signedIn(request)
    const [all, agencies, people] = await Promise.all([apiKeys.all(), registry.agencies(), accounts.all()])
    const makerOf = ({ madeBy }: ApiKey) => people.find(({ name }) => name === madeBy) ?? null
    const keys = all
      .filter((key) => reaches(staff, 'see-api-keys', key))
      .map((key) => ({ ...key, isStopped: isStoppedKey(key, makerOf(key)) }))
    const view = apiKeysView({
      language: requestLanguage(request),
      staff,
      keys,
      agencies,
      made,
      typed,
      errors,
    })
    response.status(status).send(page(request, 'api-keys', view))
  }

  return router
}

/** Whether a key is among those that somebody may see, or manage: those of the province are for whoever reaches all. */
function reaches(staff: Staff, permission: 'see-api-keys' | 'manage-api-keys', { agency }: ApiKey): boolean {
  const reach = reachOf(staff, permission)
  return reach === 'all' || (reach !== null && reach.agency === agency)
}

function subjectOf(key: Pick<ApiKey, 'keyHash'>) {
  return { subject: { kind: 'api-key', id: shortKeyId(key) } }
}
