import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newToken, tokenHash } from '../../server/accounts/tokens.ts'
import { type Role, roles } from '../../server/storage/accounts-store.ts'
import { keyScopesOf, type Permission } from '../../server/web/permissions.ts'
import { appRoutes } from '../support/app-routes.ts'
import { aPeriod, startTestApp, type TestApp, unknownPasswordHash } from '../support/test-app.ts'

/**
 * Who may use what, written down a second time and route by route: `H` home affairs, `A` auditors, and of an agency,
 * for their own alone, `m` its managers, `v` its viewers, `c` its clerks. `*`: everybody, signed in or not. A route
 * that is added without a line here fails, and so does a line whose route is gone.
 */
const table: Readonly<Record<string, string>> = {
  'GET /s/:code': '*',
  'POST /s/:code': '*',
  'GET /s/:code/sent': '*',
  'POST /api/v1/points/:code/responses': '*',
  'GET /api/v1/forms/:form': '*',
  'GET /api/v1/forms/:form/schema': '*',
  'GET /receipts': '*',
  'GET /receipts/:receipt': '*',
  'GET /healthz': '*',
  'GET /readyz': '*',
  'GET /results': '*',
  'GET /results/:period': '*',
  'GET /results/:period/criteria/:criterion': '*',
  'GET /results/:period/agencies/:agency': '*',
  'GET /results/*rest': '*',
  'GET /': '*',
  'GET /sign-in': '*',
  'POST /sign-in': '*',
  'GET /sign-in/code': '*',
  'POST /sign-in/code': '*',
  'POST /sign-out': '*',
  'GET /invitations/:token': '*',
  'POST /invitations/:token': '*',
  'GET /api/v1/keys': '*',
  'GET /api/v1/openapi.json': '*',
  'GET /api/docs': '*',
  'GET /api/v1/periods': '*',
  'GET /api/v1/schemas/:schema': '*',

  'GET /new-password': 'HAmvc',
  'POST /new-password': '*',
  'GET /staff/account': 'HAmvc',
  'GET /staff/account/password': 'HAmvc',
  'POST /staff/account/password': 'HAmvc',
  'POST /staff/account/sessions/end-others': 'HAmvc',
  'POST /staff/account/sessions/:id/end': 'HAmvc',
  'GET /staff/account/second-factor': 'HAmvc',
  'POST /staff/account/second-factor': 'HAmvc',
  'GET /staff/account/recovery-codes': 'HAmvc',
  'POST /staff/account/recovery-codes': 'HAmvc',
  'GET /staff/account/second-factor/remove': 'HAmvc',
  'POST /staff/account/second-factor/remove': 'HAmvc',

  'GET /staff/people': 'HAm',
  'GET /staff/people/:name': 'HAm',
  'GET /staff/people/:name/role': 'HAm',
  'GET /staff/people/:name/block': 'HAm',
  'GET /staff/people/:name/unblock': 'HAm',
  'GET /staff/people/:name/reset': 'HAm',
  'GET /staff/people/:name/sign-out': 'HAm',
  'POST /staff/people/:name/role': 'H',
  'POST /staff/people/:name/block': 'Hm',
  'POST /staff/people/:name/unblock': 'Hm',
  'POST /staff/people/:name/reset': 'Hm',
  'POST /staff/people/:name/sign-out': 'Hm',
  'GET /staff/invitations/new': 'Hm',
  'GET /staff/invitations': 'Hm',
  'POST /staff/invitations': 'Hm',
  'POST /staff/invitations/:id/revoke': 'Hm',
  'GET /staff/api-keys': 'HAm',
  'POST /staff/api-keys': 'Hm',
  'POST /staff/api-keys/:id/revoke': 'Hm',

  'GET /home-affairs/set-up': 'H',
  'POST /home-affairs/set-up': 'H',
  'GET /home-affairs/periods': 'HA',
  'GET /home-affairs/periods/new': 'H',
  'POST /home-affairs/periods': 'H',
  'GET /home-affairs/periods/:period': 'HA',
  'POST /home-affairs/periods/:period/open': 'H',
  'POST /home-affairs/periods/:period/schedule': 'H',
  'POST /home-affairs/periods/:period/unschedule': 'H',
  'POST /home-affairs/periods/:period/delete': 'H',
  'GET /home-affairs/periods/:period/basics': 'H',
  'POST /home-affairs/periods/:period/basics': 'H',
  'GET /home-affairs/periods/:period/form': 'H',
  'POST /home-affairs/periods/:period/form': 'H',
  'GET /home-affairs/periods/:period/method': 'H',
  'POST /home-affairs/periods/:period/method': 'H',
  'GET /home-affairs/periods/:period/blocks/new': 'H',
  'GET /home-affairs/periods/:period/blocks/:block': 'H',
  'POST /home-affairs/periods/:period/blocks': 'H',
  'POST /home-affairs/periods/:period/blocks/:block': 'H',
  'POST /home-affairs/periods/:period/blocks/:block/remove': 'H',

  'GET /home-affairs/forms': 'HA',
  'GET /home-affairs/forms/new': 'H',
  'POST /home-affairs/forms': 'H',
  'POST /home-affairs/forms/try': 'H',
  'POST /home-affairs/forms/try-on-paper': 'H',
  'GET /home-affairs/forms/:form': 'HA',
  'GET /home-affairs/forms/:form/preview': 'HA',
  'GET /home-affairs/forms/:form/paper': 'HA',
  'GET /home-affairs/forms/:form/form.json': 'HA',
  'GET /home-affairs/forms/:form/differences': 'HA',

  'GET /home-affairs/agencies': 'HA',
  'GET /home-affairs/agencies/-/new': 'H',
  'POST /home-affairs/agencies': 'H',
  'GET /home-affairs/agencies/:agency': 'HA',
  'GET /home-affairs/agencies/:agency/edit': 'H',
  'POST /home-affairs/agencies/:agency/edit': 'H',
  'POST /home-affairs/agencies/:agency/remove': 'H',
  'GET /home-affairs/agencies/:agency/new-unit': 'H',
  'POST /home-affairs/agencies/:agency/new-unit': 'H',
  'GET /home-affairs/agencies/:agency/units/:unit': 'H',
  'POST /home-affairs/agencies/:agency/units/:unit': 'H',
  'POST /home-affairs/agencies/:agency/units/:unit/remove': 'H',
  'GET /home-affairs/agencies/-/merge': 'H',
  'POST /home-affairs/agencies/-/merge': 'H',
  'GET /home-affairs/agencies/-/places': 'HA',
  'GET /home-affairs/agencies/-/new-place': 'H',
  'POST /home-affairs/agencies/-/places': 'H',
  'GET /home-affairs/agencies/-/places/:place': 'H',
  'POST /home-affairs/agencies/-/places/:place': 'H',
  'POST /home-affairs/agencies/-/places/:place/remove': 'H',
  'GET /home-affairs/agencies/-/import': 'HA',
  'POST /home-affairs/agencies/-/import': 'H',
  'GET /home-affairs/agencies/-/import/:upload': 'H',
  'POST /home-affairs/agencies/-/import/:upload': 'H',
  'POST /home-affairs/agencies/-/import/:upload/drop': 'H',
  'GET /home-affairs/agencies/-/registry.xlsx': 'HA',
  'GET /home-affairs/agencies/-/registry/:table.csv': 'HA',

  'GET /staff/points': 'HAmvc',
  'GET /staff/points/bulk': 'H',
  'POST /staff/points/bulk': 'H',
  'GET /staff/points/logo': 'H',
  'GET /staff/points/logo/image.png': 'H',
  'POST /staff/points/logo': 'H',
  'POST /staff/points/logo/remove': 'H',
  'GET /staff/points/sheets.pdf': 'HAmvc',
  'GET /staff/points/new': 'Hm',
  'POST /staff/points': 'Hm',
  'GET /staff/points/:code': 'HAmvc',
  'POST /staff/points/:code': 'Hm',
  'GET /staff/points/:code/sheet': 'HAmvc',
  'GET /staff/points/:code/qr.svg': 'HAmvc',
  'GET /staff/points/:code/qr.png': 'HAmvc',
  'POST /staff/points/:code/replace': 'Hm',
  'POST /staff/points/:code/retire': 'Hm',

  'GET /home-affairs': 'HA',
  'GET /home-affairs/board/:period/:block': 'HA',
  'GET /home-affairs/periods/:period/blocks/:block/methods': 'HA',
  'GET /staff': 'HAmvc',
  'GET /staff/board/:period/:block/:agency': 'HAmv',
  'GET /staff/board/:period/:block/:agency/breakdown/:cut': 'HAmv',

  'GET /home-affairs/periods/:period/publication': 'HA',
  'POST /home-affairs/periods/:period/close': 'H',
  'POST /home-affairs/periods/:period/publish': 'H',
  'POST /home-affairs/periods/:period/stop-publishing': 'H',
  'GET /home-affairs/periods/:period/restatement': 'H',
  'POST /home-affairs/periods/:period/restatement': 'H',
  'GET /home-affairs/periods/:period/drafts': 'HA',
  'POST /home-affairs/periods/:period/drafts': 'H',
  'POST /home-affairs/periods/:period/objections/:objection/decision': 'H',
  'GET /home-affairs/periods/:period/drafts/:agency': 'HA',
  'GET /staff/drafts': 'HAmv',
  'GET /staff/periods/:period/draft': 'HAmv',
  'POST /staff/periods/:period/draft/agreement': 'm',
  'POST /staff/periods/:period/objections': 'm',
  'POST /staff/periods/:period/objections/:objection/withdrawal': 'm',

  'GET /home-affairs/periods/:period/report.docx': 'HA',
  'GET /home-affairs/periods/:period/agencies/:agency/assessment.docx': 'HAmv',
  'GET /home-affairs/periods/:period/agencies/:agency/assessment.txt': 'HAmv',

  'GET /api/v1/periods/:period/index': 'HAmv',
  'GET /api/v1/periods/:period/index.json': 'HAmv',
  'GET /api/v1/periods/:period/index.csv': 'HAmv',
  'GET /api/v1/periods/:period/index.xlsx': 'HAmv',
  'GET /api/v1/periods/:period/live': 'HAmv',
  'GET /api/v1/periods/:period/responses.ndjson': 'HA',
  'POST /api/v1/periods/:period/index-imports': 'H',

  'GET /home-affairs/index-imports': 'HA',
  'GET /home-affairs/periods/:period/index-imports': 'HA',
  'POST /home-affairs/periods/:period/index-imports': 'H',
  'POST /home-affairs/periods/:period/index-imports/confirm': 'H',
  'POST /home-affairs/periods/:period/index-imports/drop': 'H',
  'GET /home-affairs/periods/:period/index-imports/:n/file': 'HA',
  'GET /home-affairs/partner-keys': 'HA',
  'POST /home-affairs/partner-keys': 'H',
  'POST /home-affairs/partner-keys/:fingerprint/remove': 'H',

  'GET /admin/audit': 'HA',
  'GET /admin/audit.csv': 'HA',
  'GET /admin/audit.ndjson': 'HA',
}

const letters: Readonly<Record<Role, string>> = {
  'home-affairs': 'H',
  auditor: 'A',
  'agency-manager': 'm',
  'agency-viewer': 'v',
  'data-entry-clerk': 'c',
}

/** What a key may do, at most: written down a second time, too. */
const keyTable: Readonly<Record<string, readonly [permission: Permission, letters: string]>> = {
  'GET /api/v1/periods/:period/index': ['see-live-figures', 'HAmv'],
  'GET /api/v1/periods/:period/live': ['see-live-figures', 'HAmv'],
  'GET /api/v1/periods/:period/responses.ndjson': ['export-responses', 'HA'],
  'POST /api/v1/periods/:period/index-imports': ['import-index', 'H'],
}

/** Of the own agency SCT, or of another; what changes something names what is not there. */
const own: Readonly<Record<string, string>> = {
  agency: 'SCT',
  code: 'k7m2qx4t',
  period: '2025',
  block: 'so-ban-nganh',
  name: 'nguoi-sct',
  id: keyId('SCT'),
}
const foreign = { ...own, agency: 'SNV', code: 'nhavang2', name: 'nguoi-snv', id: keyId('SNV') }
const missing = { ...own, period: 'khong-co', code: 'khongco2' }
/** Of people and keys nothing is told but to those whom they concern: a missing one is refused like a foreign one. */

function aKey(role: Role, agency: string | null, scopes: readonly string[], secret: string) {
  const keyHash = tokenHash(secret)
  return { keyHash, name: secret, role, agency, scopes, createdAt: new Date(), revokedAt: null }
}

/** As addresses name a key. */
function keyId(agency: string): string {
  return tokenHash(`key of ${agency}`).slice(0, 16)
}

const routes = appRoutes()
const guarded = Object.entries(table).filter(([, who]) => who !== '*')

let app: TestApp
const cookies = new Map<Role, string>()

beforeAll(async () => {
  app = await startTestApp()
  await app.open({ period: aPeriod() })
  for (const role of roles) cookies.set(role, await app.signInAs(role))
  for (const agency of ['SCT', 'SNV']) {
    await app.stores.accounts.add({
      name: `nguoi-${agency.toLowerCase()}`,
      role: 'agency-viewer',
      agency,
      passwordHash: unknownPasswordHash,
      oneTimePassword: false,
      createdAt: new Date(),
    })
    await app.stores.apiKeys.add(aKey('agency-viewer', agency, [], `key of ${agency}`))
  }
})
afterAll(() => app.stop())

/** Sends a request and does not wait for what may never end: a stream of events. */
async function ask(route: string, values: Readonly<Record<string, string>>, headers: Record<string, string>) {
  const [method = '', pattern = ''] = route.split(' ')
  const path = pattern.replace(/:([a-z]+)/gi, (_, name: string) => values[name] ?? 'khong-co')
  const response = await app.get(path, {
    method,
    headers,
    ...(method === 'POST' && { body: new URLSearchParams() }),
  })
  await response.body?.cancel()
  return { path, status: response.status, location: response.headers.get('location') ?? '' }
}

const isRefused = ({ status, location }: { status: number; location: string }) =>
  status === 401 || status === 403 || location.startsWith('/sign-in')

describe('every route', () => {
  it('stands in the table, and every line of the table is a route', () => {
    const found = routes.map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(found)].sort()).toEqual(Object.keys(table).sort())
  })

  it.each(guarded)('%s lets no visitor in', async (route) => {
    const answer = await ask(route, route.startsWith('GET ') ? own : missing, {})
    if (route.startsWith('GET ') && !route.includes('/api/')) {
      expect(answer).toMatchObject({ status: 303, location: expect.stringMatching(/^\/sign-in(\?next=|$)/) })
    } else {
      expect(answer).toMatchObject({ status: 401 })
    }
  })

  it.each(guarded)('%s is for %s alone', async (route, who) => {
    // What changes something is asked about what is not there: nothing is done, and refusing comes first.
    const values = route.startsWith('GET ') ? own : missing
    for (const role of roles) {
      const answer = await ask(route, values, { cookie: cookies.get(role)! })
      const said = `${role}: ${answer.status} ${answer.location}`
      if (who.includes(letters[role])) expect(isRefused(answer), said).toBe(false)
      else expect(answer.status, said).toBe(403)
      expect(answer.status, said).toBeLessThan(500)
    }
  })

  const ofAgencies = guarded.filter(
    ([route, who]) => /:(agency|code|name)\b|api-keys\/:id/.test(route) && /[mvc]/.test(who),
  )
  it.each(ofAgencies)('%s is for people of an agency only about their own', async (route) => {
    for (const role of ['agency-manager', 'agency-viewer', 'data-entry-clerk'] as const) {
      const answer = await ask(route, foreign, { cookie: cookies.get(role)! })
      expect(answer.status, `${role}: ${answer.path}`).toBe(403)
    }
  })
})

describe('a key', () => {
  async function keyOf(role: Role, scopes: readonly string[]): Promise<Record<string, string>> {
    const secret = newToken()
    await app.stores.apiKeys.add(aKey(role, role.startsWith('agency') ? 'SCT' : null, scopes, secret))
    return { authorization: `Bearer ${secret}` }
  }

  it.each(Object.entries(keyTable))('may %s with the scope %s', async (route, [permission, who]) => {
    for (const role of ['home-affairs', 'auditor', 'agency-manager', 'agency-viewer'] as const) {
      const answer = await ask(route, own, await keyOf(role, [permission]))
      const said = `${role}: ${answer.status}`
      if (who.includes(letters[role])) expect(isRefused(answer), said).toBe(false)
      else expect(answer.status, said).toBe(403)
    }
    const without = await ask(route, own, await keyOf('home-affairs', []))
    expect(without.status).toBe(403)
  })

  it('opens no page, whatever its scopes say', async () => {
    const headers = await keyOf('home-affairs', [...keyScopesOf('home-affairs'), 'manage-people', 'publish'])
    for (const [route] of guarded.filter(([route]) => !route.includes(' /api/'))) {
      expect(isRefused(await ask(route, missing, headers)), route).toBe(true)
    }
  })
})
