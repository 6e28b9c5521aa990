import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../../../server/storage/accounts-store.ts'
import { apiKeysTexts } from '../../../server/texts/api-keys-texts.ts'
import { keyScopesOf } from '../../../server/web/permissions.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let cookie: string
beforeAll(async () => {
  app = await startTestApp({ clock: () => new Date('2026-03-04T18:00:00Z') })
  await app.open()
  cookie = await app.signIn()
})
afterAll(() => app.stop())

const live = (key: string) =>
  app.get('/api/v1/periods/2025/index', { headers: { authorization: `Bearer ${key}` } })

describe('API keys', () => {
  it('are shown once, open the live index, and are stored as a digest alone', async () => {
    const made = await app.post(
      '/staff/api-keys',
      { name: 'Trục dữ liệu tỉnh', scopes: 'see-live-figures' },
      { headers: { cookie } },
    )
    expect(made.status).toBe(201)
    const key = parse(await made.text()).querySelector('code')?.text ?? ''
    expect(key).toMatch(/^[\w-]{43}$/)
    expect((await live(key)).status).toBe(200)
    const listed = await (await app.get('/staff/api-keys', { headers: { cookie } })).text()
    expect(listed).toContain('Trục dữ liệu tỉnh')
    expect(listed).toContain('05/03/2026')
    expect(listed).not.toContain(key)
    expect(JSON.stringify(await app.stores.apiKeys.all())).not.toContain(key)
  })

  it('are refused once revoked', async () => {
    const made = await app.post(
      '/staff/api-keys',
      { name: 'Tạm', scopes: 'see-live-figures' },
      { headers: { cookie } },
    )
    const key = parse(await made.text()).querySelector('code')?.text ?? ''
    const listed = parse(await (await app.get('/staff/api-keys', { headers: { cookie } })).text())
    const revoke = listed
      .querySelectorAll('tr')
      .find((row) => row.text.includes('Tạm'))
      ?.querySelector('form')
      ?.getAttribute('action')
    expect((await app.post(revoke ?? '', {}, { headers: { cookie } })).status).toBe(303)
    expect((await live(key)).status).toBe(401)
  })

  it('may read and change nothing', async () => {
    const made = await app.post(
      '/staff/api-keys',
      { name: 'Đọc', scopes: 'see-live-figures' },
      { headers: { cookie } },
    )
    const key = parse(await made.text()).querySelector('code')?.text ?? ''
    const response = await app.post(
      '/staff/api-keys',
      { name: 'x' },
      { headers: { authorization: `Bearer ${key}` } },
    )
    expect(response.status).toBe(401)
  })

  it.each(['', 'x', 'A'.repeat(43)])('%j is no key', async (key) => {
    const response = await live(key)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('may do what was ticked for them and no more, and never more than their agency', async () => {
    const make = (who: string, fields: Iterable<[string, string]>) =>
      app.post('/staff/api-keys', fields, { headers: { cookie: who } })
    const bare = await make(cookie, [['name', 'Không']])
    expect(bare.status).toBe(422)
    expect(await bare.text()).toContain('href="#scopes"')
    const wide: [string, string][] = [
      ['name', 'Rộng'],
      ['agency', 'SCT'],
      ['scopes', 'see-live-figures'],
      ['scopes', 'export-responses'],
    ]
    expect((await make(cookie, wide)).status).toBe(422)
    for (const scope of ['manage-people', 'publish', 'manage-api-keys']) {
      expect(
        (
          await make(cookie, [
            ['name', 'Leo'],
            ['scopes', scope],
          ])
        ).status,
      ).toBe(422)
    }
    expect(
      (
        await make(cookie, [
          ['name', 'A'],
          ['agency', 'KHONG'],
          ['scopes', 'see-live-figures'],
        ])
      ).status,
    ).toBe(422)

    const manager = await app.signInAs('agency-manager')
    const right: [string, string] = ['scopes', 'see-live-figures']
    expect((await make(manager, [['name', 'Khác'], ['agency', 'SNV'], right])).status).toBe(403)
    expect(
      (
        await make(manager, [
          ['name', 'Tỉnh'],
          ['scopes', 'export-responses'],
        ])
      ).status,
    ).toBe(422)
    const made = await make(manager, [['name', 'Sở mình'], ['role', 'home-affairs'], right])
    expect(made.status).toBe(201)
    const stored = (await app.stores.apiKeys.all()).find(({ name }) => name === 'Sở mình')
    expect(stored).toMatchObject({ role: 'agency-viewer', agency: 'SCT', scopes: ['see-live-figures'] })
    expect(stored?.madeBy).toBe('thu-agency-manager-sct')
  })

  it('of an agency are seen by its manager, all by an auditor, who changes none', async () => {
    const manager = await app.signInAs('agency-manager')
    const own = await (await app.get('/staff/api-keys', { headers: { cookie: manager } })).text()
    expect(own).toContain('Sở mình')
    expect(own).not.toContain('Trục dữ liệu tỉnh')
    const auditor = await app.signInAs('auditor')
    const all = await (await app.get('/staff/api-keys', { headers: { cookie: auditor } })).text()
    expect(all).toContain('Trục dữ liệu tỉnh')
    expect(all).not.toContain('<form method="post" action="/staff/api-keys')
    const province = (await app.stores.apiKeys.all()).find(({ agency }) => agency === null)
    const revoke = `/staff/api-keys/${province?.keyHash.slice(0, 16)}/revoke`
    for (const who of [manager, auditor]) {
      expect((await app.post(revoke, {}, { headers: { cookie: who } })).status).toBe(403)
    }
    const unknown = '/staff/api-keys/0000000000000000/revoke'
    expect((await app.post(unknown, {}, { headers: { cookie: manager } })).status).toBe(403)
    expect((await app.post(unknown, {}, { headers: { cookie } })).status).toBe(404)
  })

  it('say when they were used last', async () => {
    const made = await app.post(
      '/staff/api-keys',
      { name: 'Dùng', scopes: 'see-live-figures' },
      { headers: { cookie } },
    )
    const key = parse(await made.text()).querySelector('code')?.text ?? ''
    const used = async () => (await app.stores.apiKeys.all()).find(({ name }) => name === 'Dùng')?.lastUsedAt
    expect(await used()).toBeUndefined()
    await live(key)
    expect(await used()).toEqual(new Date('2026-03-04T18:00:00Z'))
  })

  it('have words for everything they may do', () => {
    const scopes = new Set(roles.flatMap((role) => keyScopesOf(role)))
    for (const texts of Object.values(apiKeysTexts)) {
      expect([...scopes].filter((scope) => texts.scopes[scope] === undefined)).toEqual([])
    }
  })

  it('need a name', async () => {
    for (const name of ['', 'x'.repeat(81)]) {
      expect(
        (await app.post('/staff/api-keys', { name, scopes: 'see-live-figures' }, { headers: { cookie } }))
          .status,
      ).toBe(422)
    }
  })
})

describe('the key of somebody who was given another role', () => {
  const keyOf = async (who: string) => {
    const fields = { name: 'Bảng điện tử', scopes: 'see-live-figures' }
    const made = await app.post('/staff/api-keys', fields, { headers: { cookie: who } })
    return parse(await made.text()).querySelector('code')?.text ?? ''
  }

  it.each([
    ['another role', 'agency-viewer', 'SNV'],
    ['another agency', 'agency-manager', 'SCT'],
  ] as const)('stops with %s, and goes on when it is given back', async (_, role, agency) => {
    const name = 'thu-agency-manager-snv'
    const known = await app.stores.accounts.byName(name)
    if (!known) await app.signInAs('agency-manager', 'SNV')
    await app.stores.accounts.setRole(name, 'agency-manager', 'SNV')
    const key = await keyOf(await app.startSession(name))
    expect((await live(key)).status).toBe(200)

    await app.stores.accounts.setRole(name, role, agency)
    expect((await live(key)).status).toBe(401)
    const listed = await (await app.get('/staff/api-keys', { headers: { cookie } })).text()
    expect(listed).toContain(apiKeysTexts.vi.stopped)

    await app.stores.accounts.setRole(name, 'home-affairs', null)
    expect((await live(key)).status).toBe(200)
  })

  it('stops with the province, where it was one of the province', async () => {
    const maker = await app.signInAs('home-affairs')
    const key = await keyOf(maker)
    expect((await live(key)).status).toBe(200)
    await app.stores.accounts.setRole('thu-home-affairs', 'agency-manager', 'SCT')
    expect((await live(key)).status).toBe(401)
  })
})
