import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../../server/accounts/passwords.ts'
import { codeAt, sealSecret } from '../../../server/accounts/totp.ts'
import { cookiesOf, secretOn, startTestApp, type TestApp } from '../../support/test-app.ts'

const password = 'con cua đi ngang qua sân'
const page = '/staff/account/second-factor'
let app: TestApp
let now = new Date('2026-03-04T02:00:00Z')
let secret = ''
let recovery: string[] = []

beforeAll(async () => {
  app = await startTestApp({ clock: () => now, environment: { SECRET: 's'.repeat(32) } })
  await app.open()
  const passwordHash = await hashPassword(password)
  const rest = { agency: null, passwordHash, oneTimePassword: false, createdAt: now }
  await app.stores.accounts.add({ name: 'kiem-tra', role: 'auditor', ...rest })
  await app.stores.accounts.add({ name: 'xem', role: 'agency-viewer', ...rest, agency: 'SCT' })
})
afterAll(() => app.stop())

const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
const ask = (name = 'kiem-tra') => app.post('/sign-in', { name, password })
const enter = async (code: string, asked?: Response) =>
  app.post('/sign-in/code', { code }, { headers: { cookie: cookiesOf(asked ?? (await ask())) } })
const status = async (cookie: string, path = '/home-affairs') =>
  (await app.get(path, { headers: { cookie } })).status

describe('the second factor', () => {
  it('comes before anything else where a role needs it, and shows a secret of its own to every session', async () => {
    const cookie = cookiesOf(await ask())
    for (const path of ['/home-affairs', '/staff/people', '/staff/account', '/new-password']) {
      expect((await app.get(path, { headers: { cookie } })).headers.get('location')).toBe(page)
    }
    const change = await app.post('/staff/account/password', { password }, { headers: { cookie } })
    expect(change.headers.get('location')).toBe(page)
    const shown = async (with_: string) =>
      secretOn(await (await app.get(page, { headers: { cookie: with_ } })).text())
    secret = await shown(cookie)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(await shown(cookie)).toBe(secret)
    expect(await shown(cookiesOf(await ask()))).not.toBe(secret)
    const stored = JSON.stringify(await app.stores.sessions.ofAccount('kiem-tra', now))
    expect(stored).not.toContain(secret)
  })

  it('is on after one right code, shows ten recovery codes once, and ends what was begun without it', async () => {
    const before = cookiesOf(await ask())
    secret = secretOn(await (await app.get(page, { headers: { cookie: before } })).text())
    const wrong = await app.post(page, { code: '000000' }, { headers: { cookie: before } })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('href="#code"')
    const on = await app.post(page, { code: codeAt(secret, now) }, { headers: { cookie: before } })
    expect(on.status).toBe(201)
    recovery = parse(await on.text())
      .querySelectorAll('.codes code')
      .map(({ text }) => text)
    expect(new Set(recovery).size).toBe(10)
    const stored = JSON.stringify(await app.stores.accounts.byName('kiem-tra'))
    expect(stored).not.toContain(secret)
    for (const code of recovery) expect(stored).not.toContain(code.replaceAll('-', ''))
    expect(await status(before)).toBe(303)
    expect(await status(cookiesOf(on))).toBe(200)
  })

  it('is asked for on a page of its own; until then the browser may do nothing at all', async () => {
    pass(60)
    const asked = await ask()
    expect(asked.headers.get('location')).toBe('/sign-in/code')
    const cookie = cookiesOf(asked)
    expect(cookie).not.toContain('session=')
    expect(asked.headers.getSetCookie().join()).toMatch(/sign-in=[\w-]{43};.*Path=\/sign-in;.*HttpOnly/)
    const value = /sign-in=([\w-]+)/.exec(cookie)?.[1] ?? ''
    for (const tried of [cookie, `session=${value}`]) {
      for (const path of ['/home-affairs', '/staff/account', page, '/new-password', '/staff/people']) {
        expect((await app.get(path, { headers: { cookie: tried } })).headers.get('location')).toMatch(
          /^\/sign-in/,
        )
      }
      const post = await app.post('/staff/account/password', { password }, { headers: { cookie: tried } })
      expect(post.status).toBe(401)
      const index = await app.get('/api/v1/periods/2025/index', { headers: { cookie: tried } })
      expect(index.status).toBe(401)
    }
    // A session's token opens no page of the code either.
    const other = await app.signInAs('auditor')
    const swapped = other.replace('session=', 'sign-in=')
    expect((await app.get('/sign-in/code', { headers: { cookie: swapped } })).status).toBe(303)
  })

  it('takes each code once, for whatever sign-in, also of two at the same moment', async () => {
    pass(60)
    const code = codeAt(secret, now)
    const [one, two] = [await ask(), await ask()]
    const both = await Promise.all([enter(code, one), enter(code, two)])
    expect(both.map((response) => response.status).sort()).toEqual([303, 422])
    expect((await enter(code)).status).toBe(422)
    // One of an earlier half minute is not taken any more either.
    expect((await enter(codeAt(secret, new Date(now.getTime() - 30_000)))).status).toBe(422)
  })

  it('uses a pending sign-in once, within ten minutes', async () => {
    pass(60)
    const asked = await ask()
    expect((await enter(codeAt(secret, now), asked)).status).toBe(303)
    pass(30)
    const again = await enter(codeAt(secret, now), asked)
    expect(again.status).toBe(422)
    expect(cookiesOf(again)).not.toMatch(/session=[\w-]{43}/)
    const late = await ask()
    pass(601)
    expect(cookiesOf(await enter(codeAt(secret, now), late))).not.toMatch(/session=[\w-]{43}/)
    expect((await enter(codeAt(secret, now))).status).toBe(303)
  })

  it.each([
    [-30, 303],
    [30, 303],
    [-60, 422],
    [60, 422],
  ])('of a clock that is %d s off gets %d', async (seconds, expected) => {
    pass(180)
    expect((await enter(codeAt(secret, new Date(now.getTime() + seconds * 1000)))).status).toBe(expected)
  })

  it('can be replaced by a recovery code, in any case and spacing, once', async () => {
    pass(180)
    const [code = '', second = ''] = recovery
    expect((await enter(` ${code.toUpperCase().replaceAll('-', ' ')} `)).status).toBe(303)
    expect((await enter(code)).status).toBe(422)
    const both = await Promise.all([enter(second, await ask()), enter(second, await ask())])
    expect(both.map((response) => response.status).sort()).toEqual([303, 422])
    expect(
      Object.keys((await app.stores.accounts.byName('kiem-tra'))?.secondFactor?.recovery ?? {}).length,
    ).toBe(8)
  })

  it('cannot be guessed: codes count for the account, wherever they come from', async () => {
    pass(86_400)
    const asked = await ask()
    const statuses = []
    for (let i = 0; i < 6; i++) statuses.push((await enter(`00000${i}`, asked)).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
    expect((await enter(codeAt(secret, now))).status).toBe(429)
    pass(86_400)
  })

  it('is changed by nobody who does not know the password and a code', async () => {
    const cookie = cookiesOf(await enter(codeAt(secret, now)))
    const change = (path: string, fields: Record<string, string>) =>
      app.post(path, fields, { headers: { cookie } })
    const remove = `${page}/remove`
    expect((await change(remove, {})).status).toBe(422)
    expect((await change(remove, { password })).status).toBe(422)
    expect((await change(remove, { password: 'sai', code: codeAt(secret, now) })).status).toBe(422)
    expect((await change('/staff/account/recovery-codes', { password, code: '000000' })).status).toBe(422)
    pass(30)
    const made = await change('/staff/account/recovery-codes', { password, code: codeAt(secret, now) })
    expect(made.status).toBe(201)
    expect((await enter(recovery[5] ?? '')).status).toBe(422)
    pass(30)
    expect((await change(remove, { password, code: codeAt(secret, now) })).status).toBe(303)
    // The role needs one: a new one comes before anything else.
    expect((await app.get('/home-affairs', { headers: { cookie } })).headers.get('location')).toBe(page)
  })

  it('that cannot be read says so, and how it is mended', async () => {
    await app.stores.accounts.removeSecondFactor('kiem-tra')
    const sealedSecret = sealSecret(secret, 'kiem-tra', 'another secret, with thirty-two characters')
    await app.stores.accounts.addSecondFactor('kiem-tra', {
      sealedSecret,
      since: now,
      lastStep: 0,
      recovery: {},
    })
    pass(86_400)
    const refused = await enter(codeAt(secret, now))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('npm run account -- reset kiem-tra')
  })

  it('is a choice for people of an agency', async () => {
    const cookie = cookiesOf(await ask('xem'))
    expect(await status(cookie, '/staff/account')).toBe(200)
    const own = secretOn(await (await app.get(page, { headers: { cookie } })).text())
    expect((await app.post(page, { code: codeAt(own, now) }, { headers: { cookie } })).status).toBe(201)
    expect((await ask('xem')).headers.get('location')).toBe('/sign-in/code')
  })

  it('is not needed where all data are made up, and the page says so', async () => {
    const demo = await startTestApp()
    await demo.stores.settings.write({ province: 'Khánh Hòa', surveyor: 'Sở Nội vụ', simulated: true })
    await demo.stop({ keepData: true })
    const again = await startTestApp({ dataDir: demo.dataDir })
    await again.stores.accounts.add({
      name: 'kiem-tra',
      role: 'auditor',
      agency: null,
      passwordHash: await hashPassword(password),
      oneTimePassword: false,
      createdAt: new Date(),
    })
    const cookie = cookiesOf(await again.post('/sign-in', { name: 'kiem-tra', password }))
    expect((await again.get('/home-affairs', { headers: { cookie } })).status).toBe(200)
    expect(await (await again.get(page, { headers: { cookie } })).text()).toContain(
      'mô phỏng nên không bắt buộc',
    )
    await again.stop()
  })
})
