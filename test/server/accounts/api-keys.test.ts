import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

  it('need a name', async () => {
    for (const name of ['', 'x'.repeat(81)]) {
      expect(
        (await app.post('/staff/api-keys', { name, scopes: 'see-live-figures' }, { headers: { cookie } }))
          .status,
      ).toBe(422)
    }
  })
})
