import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '../../../server/accounts/totp.ts'
import { cookiesOf, secretOn, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let now = new Date('2025-06-02T02:00:00Z')
beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
})
afterAll(() => app.stop())

const chosen = 'một mật khẩu đủ dài'
const secondFactor = '/staff/account/second-factor'
let secret = ''

/** Home affairs with its password and the next code of its phone: each is taken once, so half a minute goes by. */
async function signInFully(fields: Record<string, string> = {}): Promise<Response> {
  now = new Date(now.getTime() + 30_000)
  const asked = await app.post('/sign-in', { name: 'so-noi-vu', password: chosen, ...fields })
  expect(asked.headers.get('location')).toBe('/sign-in/code')
  return app.post('/sign-in/code', { code: codeAt(secret, now) }, { headers: { cookie: cookiesOf(asked) } })
}

describe('the first account', () => {
  it('is where the bare address leads', async () => {
    expect((await app.get('/')).headers.get('location')).toBe('/sign-in')
  })

  it('leads from any page of staff to signing in, and back to where one wanted to go', async () => {
    const away = await app.get('/staff/points')
    expect(away.status).toBe(303)
    expect(away.headers.get('location')).toBe('/sign-in?next=%2Fstaff%2Fpoints')
    const page = await (await app.get('/sign-in?next=%2Fstaff%2Fpoints')).text()
    expect(page).toContain('name="next" value="/staff/points"')
  })

  it('is not opened by a wrong password, whether the name exists or not', async () => {
    const wrong = await app.post('/sign-in', { name: 'so-noi-vu', password: 'sai' })
    const unknown = await app.post('/sign-in', { name: 'khong-co', password: 'sai' })
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(cookiesOf(wrong)).toBe('')
    const [first, second] = [await wrong.text(), await unknown.text()]
    expect(first.replaceAll('so-noi-vu', 'khong-co')).toBe(second)
  })

  it('must replace its one-time password before it may do anything else', async () => {
    const signedIn = await app.post('/sign-in', { name: 'SO-NOI-VU', password: app.oneTimePassword ?? '' })
    expect(signedIn.headers.get('location')).toBe('/new-password')
    expect(signedIn.headers.getSetCookie().join()).toMatch(/session=[\w-]{43};.*HttpOnly.*SameSite=Lax/)
    const cookie = cookiesOf(signedIn)
    const elsewhere = await app.get('/home-affairs', { headers: { cookie } })
    expect(elsewhere.headers.get('location')).toBe('/new-password')
    expect((await app.get('/api/v1/periods/2025/index', { headers: { cookie } })).status).not.toBe(200)

    const change = (password: string, again: string) =>
      app.post('/new-password', { password, again }, { headers: { cookie } })
    expect((await change('ngắn', 'ngắn')).status).toBe(422)
    expect((await change(chosen, `${chosen}!`)).status).toBe(422)
    expect((await change(app.oneTimePassword ?? '', app.oneTimePassword ?? '')).status).toBe(422)
    const changed = await change(chosen, chosen)
    expect(changed.headers.get('location')).toBe('/')
    // The session that used the one-time password has ended; a new one took its place.
    expect((await app.get('/home-affairs', { headers: { cookie } })).status).toBe(303)
    const fresh = cookiesOf(changed)
    // Nor may it before it has a second factor.
    const next = await app.get('/home-affairs', { headers: { cookie: fresh } })
    expect(next.headers.get('location')).toBe(secondFactor)
    expect((await app.get('/api/v1/periods/2025/index', { headers: { cookie: fresh } })).status).not.toBe(200)
    secret = secretOn(await (await app.get(secondFactor, { headers: { cookie: fresh } })).text())
    const on = await app.post(secondFactor, { code: codeAt(secret, now) }, { headers: { cookie: fresh } })
    expect(on.status).toBe(201)
    expect((await app.get('/home-affairs', { headers: { cookie: fresh } })).status).toBe(303)
    expect((await app.get('/home-affairs', { headers: { cookie: cookiesOf(on) } })).status).toBe(200)
  })

  it('takes the chosen password in either Unicode form, and the one-time password no more', async () => {
    const signIn = (password: string) => app.post('/sign-in', { name: 'so-noi-vu', password })
    expect((await signIn(app.oneTimePassword ?? '')).status).toBe(422)
    expect((await signIn(chosen.normalize('NFD'))).status).toBe(303)
  })

  it('cannot have its own password replaced by whoever finds the browser open', async () => {
    const cookie = cookiesOf(await signInFully())
    const other = 'mật khẩu của người khác'
    const refused = await app.post(
      '/new-password',
      { password: other, again: other },
      { headers: { cookie } },
    )
    expect(refused.status).toBe(401)
    expect((await app.get('/new-password', { headers: { cookie } })).headers.get('location')).toBe(
      '/home-affairs',
    )
    expect((await app.post('/sign-in', { name: 'so-noi-vu', password: chosen })).status).toBe(303)
  })

  it('is signed out by its own hand, and by time', async () => {
    const signIn = async () => cookiesOf(await signInFully())
    const status = async (cookie: string) => (await app.get('/home-affairs', { headers: { cookie } })).status
    const first = await signIn()
    expect(await status(first)).toBe(200)
    await app.post('/sign-out', {}, { headers: { cookie: first } })
    expect(await status(first)).toBe(303)
    const second = await signIn()
    now = new Date(now.getTime() + 12 * 3_600_000 + 1)
    expect(await status(second)).toBe(303)
  })

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/%0d%0aSet-Cookie:x'])(
    'is never led to %s',
    async (next) => {
      const response = await signInFully({ next })
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toMatch(/^\/(%0d%0aSet-Cookie:x)?$/)
    },
  )
})

describe('another site', () => {
  const post = (headers: Record<string, string>) =>
    app.post('/sign-in', { name: 'so-noi-vu', password: chosen }, { headers })

  it.each([
    ['says so in Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['is a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['says so in Origin, in an old browser', { origin: 'https://evil.example' }, 403],
    ['hides its origin', { origin: 'null' }, 403],
    ['is this one', { 'sec-fetch-site': 'same-origin' }, 303],
    ['is none: a person typed or a program sent it', { 'sec-fetch-site': 'none' }, 303],
    ['says nothing', {}, 303],
  ])('that %s gets %d', async (_, headers, status) => {
    expect((await post(headers)).status).toBe(status)
  })

  it('that is this one by Origin in an old browser gets through', async () => {
    expect((await post({ origin: app.address })).status).toBe(303)
  })
})

describe('guessing', () => {
  const wrong = (name: string) => app.post('/sign-in', { name, password: 'sai' })

  it('is slowed down more with every failure, even for the right password', async () => {
    const statuses = []
    for (let i = 0; i < 6; i++) statuses.push((await wrong('nguoi-khac')).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
    const waits = []
    for (let i = 0; i < 8; i++) {
      const seconds = Number((await wrong('nguoi-khac')).headers.get('retry-after'))
      waits.push(seconds)
      now = new Date(now.getTime() + seconds * 1000)
      await wrong('nguoi-khac')
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 900])
  })

  it('of the same name from elsewhere is not shut out by it', async () => {
    expect((await app.post('/sign-in', { name: 'so-noi-vu', password: chosen })).status).toBe(303)
  })

  it('does not shut the owner out of a browser that was signed in before', async () => {
    const known = /browser=[\w-]+/.exec(cookiesOf(await signInFully()))?.[0] ?? ''
    const signIn = (headers: Record<string, string>) =>
      app.post('/sign-in', { name: 'so-noi-vu', password: chosen }, { headers })
    for (let i = 0; i < 6; i++) await wrong('so-noi-vu')
    expect((await signIn({})).status).toBe(429)
    expect((await signIn({ cookie: `browser=${'A'.repeat(43)}` })).status).toBe(429)
    expect((await signIn({ cookie: known })).status).toBe(303)
    now = new Date(now.getTime() + 86_400_000)
    expect((await signIn({})).status).toBe(303)
  })

  it('leaves a trace that cannot fill the disk, and none of what was typed', async () => {
    for (let i = 0; i < 30; i++) await wrong('so-noi-vu')
    await wrong('mật khẩu gõ nhầm ô')
    const entries = await app.stores.audit.oldest(0, 1000)
    const refused = entries.filter(({ action, at }) => action === 'sign-in-refused' && at >= now)
    expect(refused.length).toBe(10)
    expect(refused.filter(({ after }) => JSON.stringify(after).includes('moreLeftOutUntil')).length).toBe(1)
    const everything = JSON.stringify(entries)
    for (const typed of [chosen, 'gõ nhầm', app.oneTimePassword ?? '', secret]) {
      expect(everything).not.toContain(typed)
    }
  })
})
