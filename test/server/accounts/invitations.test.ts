import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookiesOf, startTestApp, type TestApp } from '../../support/test-app.ts'

const password = 'con cua đi ngang qua sân'
let app: TestApp
let now = new Date('2026-03-04T02:00:00Z')
let homeAffairs: string
let manager: string

beforeAll(async () => {
  app = await startTestApp({ clock: () => now, environment: { PUBLIC_URL: 'https://hailong.example' } })
  await app.open()
  homeAffairs = await app.signIn()
  manager = await app.signInAs('agency-manager')
})
afterAll(() => app.stop())

const ask = (cookie: string, fields: Record<string, string>) =>
  app.post('/staff/invitations', { fullName: 'Nguyễn Thị Ánh', ...fields }, { headers: { cookie } })
const fields = (name: string) => ({ fullName: 'Nguyễn Thị Ánh', name, password, again: password })

/** Invites, and returns the path of the link. */
async function invite(cookie: string, chosen: Record<string, string>): Promise<string> {
  const response = await ask(cookie, chosen)
  expect(response.status).toBe(201)
  const address = parse(await response.text()).querySelector('.made code')?.text ?? ''
  expect(address).toMatch(/^https:\/\/hailong\.example\/invitations\/[\w-]{43}$/)
  return new URL(address).pathname
}

describe('an invitation', () => {
  it('is shown once, and makes an account of the role and agency it was for', async () => {
    const link = await invite(homeAffairs, { role: 'agency-manager', agency: 'SCT' })
    const list = await (await app.get('/staff/people', { headers: { cookie: homeAffairs } })).text()
    expect(list).toContain('Nguyễn Thị Ánh')
    expect(list).not.toContain(link)
    expect(JSON.stringify(await app.stores.invitations.open(now))).not.toContain(link.split('/').at(-1))

    const page = await (await app.get(link)).text()
    for (const text of [
      'so-noi-vu',
      'Quản lý của cơ quan',
      'Sở Công Thương',
      'value="Nguyễn Thị Ánh"',
      '11/03/2026',
    ]) {
      expect(page).toContain(text)
    }
    // Posted fields name no other role and no other agency.
    const accepted = await app.post(link, { ...fields('anh.sct'), role: 'home-affairs', agency: 'SNV' })
    expect(accepted.status).toBe(303)
    const cookie = cookiesOf(accepted)
    expect((await app.get('/staff/points', { headers: { cookie } })).status).toBe(200)
    expect((await app.get('/home-affairs', { headers: { cookie } })).status).toBe(403)
    expect(await app.stores.accounts.byName('anh.sct')).toMatchObject({
      fullName: 'Nguyễn Thị Ánh',
      role: 'agency-manager',
      agency: 'SCT',
      oneTimePassword: false,
    })
    const again = await app.get(link)
    expect(again.status).toBe(410)
    expect(await again.text()).toContain('so-noi-vu')
    expect((await app.post(link, fields('anh.hai'))).status).toBe(410)
    expect(await app.stores.accounts.byName('anh.hai')).toBeNull()
  })

  it('opens to one of two who come at the same moment', async () => {
    const link = await invite(homeAffairs, { role: 'agency-viewer', agency: 'SCT' })
    const both = await Promise.all([
      app.post(link, fields('dong.thoi.a')),
      app.post(link, fields('dong.thoi.b')),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410])
    const made = await Promise.all(['dong.thoi.a', 'dong.thoi.b'].map(app.stores.accounts.byName))
    expect(made.filter((account) => account !== null).length).toBe(1)
  })

  it('is not used up by a name that is taken, also at the same moment', async () => {
    const [one, two] = [
      await invite(homeAffairs, { role: 'agency-viewer', agency: 'SCT' }),
      await invite(homeAffairs, { role: 'auditor' }),
    ]
    expect((await app.post(one, fields('so-noi-vu'))).status).toBe(422)
    const both = await Promise.all([app.post(one, fields('cung.ten')), app.post(two, fields('cung.ten'))])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    const left = both[0]?.status === 422 ? one : two
    expect((await app.post(left, fields('ten.khac'))).status).toBe(303)
  })

  it('says what is wrong at the top and beside the field, and keeps what was typed but the password', async () => {
    const link = await invite(homeAffairs, { role: 'agency-viewer', agency: 'SCT' })
    const refused = await app.post(link, { fullName: 'Trần B', name: 'Trần B', password: 'ngan', again: '' })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    for (const text of ['href="#name"', 'href="#password"', 'value="Trần B"', 'id="name-error"']) {
      expect(page).toContain(text)
    }
    expect(page).not.toContain('ngan"')
    const easy = { ...fields('binh'), password: 'Sở Công Thương 1', again: 'Sở Công Thương 1' }
    expect((await app.post(link, easy)).status).toBe(422)
    for (const name of ['ab', 'x'.repeat(41), '-abc', 'abc-', 'system', 'a/b', 'a b c', 'a\u0000bc']) {
      expect((await app.post(link, fields(name))).status).toBe(422)
    }
    expect((await app.post(link, fields('BINH'))).status).toBe(303)
    expect(await app.stores.accounts.byName('binh')).not.toBeNull()
  })

  it('ends after seven days, and when it is revoked', async () => {
    const revoked = await invite(manager, { role: 'agency-viewer' })
    const list = parse(await (await app.get('/staff/people', { headers: { cookie: manager } })).text())
    const revoke = list.querySelector('form[action*="/revoke"]')?.getAttribute('action') ?? ''
    const viewer = await app.signInAs('agency-manager', 'SNV')
    expect((await app.post(revoke, {}, { headers: { cookie: viewer } })).status).toBe(403)
    expect((await app.get(revoked)).status).toBe(200)
    expect((await app.post(revoke, {}, { headers: { cookie: manager } })).status).toBe(303)
    expect((await app.get(revoked)).status).toBe(410)

    const link = await invite(homeAffairs, { role: 'agency-viewer', agency: 'SCT' })
    const before = now
    now = new Date(now.getTime() + 7 * 86_400_000 - 1)
    expect((await app.get(link)).status).toBe(200)
    now = new Date(now.getTime() + 1)
    expect((await app.get(link)).status).toBe(410)
    expect((await app.post(link, fields('qua.han'))).status).toBe(410)
    now = before
  })

  it('ends with the inviter: whoever was blocked lets nobody in any more', async () => {
    const link = await invite(manager, { role: 'agency-manager' })
    await app.stores.accounts.setBlocked('thu-agency-manager-sct', now)
    expect((await app.post(link, fields('cua.sau'))).status).toBe(410)
    await app.stores.accounts.setBlocked('thu-agency-manager-sct', null)
    await app.stores.accounts.setRole('thu-agency-manager-sct', 'agency-manager', 'SNV')
    expect((await app.post(link, fields('cua.sau'))).status).toBe(410)
    await app.stores.accounts.setRole('thu-agency-manager-sct', 'agency-manager', 'SCT')
    expect((await app.get(link)).status).toBe(200)
  })

  it.each(['A'.repeat(43), 'x', '%00', '..%2f..', 'a'.repeat(4000), '%24ne'])(
    'is not found by guessing %s',
    async (token) => {
      expect((await app.get(`/invitations/${token}`)).status).toBe(404)
      expect((await app.post(`/invitations/${token}`, fields('doan.mo'))).status).toBe(404)
    },
  )

  it('is written down without its token', async () => {
    const entries = JSON.stringify(await app.stores.audit.oldest(0, 1000))
    for (const action of ['person-invited', 'invitation-accepted', 'invitation-revoked', 'not-done']) {
      expect(entries).toContain(action)
    }
    expect(entries).not.toContain(password)
  })
})

describe('a manager invites', () => {
  it('viewers, clerks and managers of the own agency, whose address need not be posted', async () => {
    for (const role of ['agency-viewer', 'data-entry-clerk', 'agency-manager']) {
      const link = await invite(manager, { role })
      await app.post(link, fields(`moi.${role}`))
      expect(await app.stores.accounts.byName(`moi.${role}`)).toMatchObject({ role, agency: 'SCT' })
    }
  })

  it.each([
    { role: 'home-affairs' },
    { role: 'auditor' },
    { role: 'home-affairs', agency: 'SCT' },
    { role: 'agency-viewer', agency: 'SNV' },
    { role: 'agency-manager', agency: 'KHONG-CO' },
    { role: 'emperor' },
  ])('nobody by posting %j', async (posted) => {
    expect((await ask(manager, posted as Record<string, string>)).status).toBe(403)
  })

  it('nobody without a name or a role', async () => {
    for (const posted of [
      { fullName: '' },
      { role: '' },
      { fullName: 'x'.repeat(81), role: 'agency-viewer' },
    ]) {
      expect((await ask(manager, posted as Record<string, string>)).status).toBe(422)
    }
    const unknown = await ask(homeAffairs, { role: 'agency-viewer', agency: 'KHONG-CO' })
    expect(unknown.status).toBe(422)
    expect(await unknown.text()).toContain('href="#agency"')
  })
})
