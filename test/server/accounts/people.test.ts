import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../../server/accounts/passwords.ts'
import { tokenHash } from '../../../server/accounts/tokens.ts'
import type { Role } from '../../../server/storage/accounts-store.ts'
import { cookiesOf, startTestApp, type TestApp } from '../../support/test-app.ts'

const password = 'con cua đi ngang qua sân'
const now = new Date('2026-03-04T02:00:00Z')
let app: TestApp
let homeAffairs: string
let manager: string

beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  await app.open()
  homeAffairs = await app.signIn()
  manager = await app.signInAs('agency-manager')
  await add('sct-xem', 'agency-viewer', 'SCT')
  await add('snv-xem', 'agency-viewer', 'SNV')
})
afterAll(() => app.stop())

async function add(name: string, role: Role, agency: string | null): Promise<void> {
  const passwordHash = await hashPassword(password)
  await app.stores.accounts.add({
    name,
    role,
    agency,
    passwordHash,
    oneTimePassword: false,
    createdAt: now,
    fullName: `Người ${name}`,
  })
}

const get = async (cookie: string, path: string) => app.get(path, { headers: { cookie } })
const post = (cookie: string, path: string, fields: Record<string, string> = {}) =>
  app.post(path, fields, { headers: { cookie } })
const account = (name: string) => app.stores.accounts.byName(name)
const signIn = (name: string) => app.post('/sign-in', { name, password })
const audited = async (action: string) =>
  (await app.stores.audit.newest(null, 100)).filter((entry) => entry.action === action)

describe('the list of people', () => {
  it('is whole for home affairs and auditors, and one agency for its manager', async () => {
    const whole = await (await get(homeAffairs, '/staff/people')).text()
    for (const name of ['so-noi-vu', 'sct-xem', 'snv-xem', 'Sở Công Thương', 'Cấp tỉnh']) {
      expect(whole).toContain(name)
    }
    const auditor = await app.signInAs('auditor')
    const read = await (await get(auditor, '/staff/people')).text()
    expect(read).toContain('snv-xem')
    expect(read).not.toContain('/staff/invitations/new')
    const own = await (await get(manager, '/staff/people')).text()
    expect(own).toContain('sct-xem')
    for (const name of ['so-noi-vu', 'snv-xem']) expect(own).not.toContain(`/staff/people/${name}`)
  })

  it.each(['agency-viewer', 'data-entry-clerk'] as const)('is closed to a %s', async (role) => {
    const cookie = await app.signInAs(role)
    for (const path of [
      '/staff/people',
      '/staff/people/sct-xem',
      '/staff/invitations/new',
      '/staff/api-keys',
    ]) {
      expect((await get(cookie, path)).status).toBe(403)
    }
  })

  it('lets an auditor read and change nothing', async () => {
    const auditor = await app.signInAs('auditor')
    expect((await get(auditor, '/staff/people/sct-xem')).status).toBe(200)
    for (const act of ['role', 'block', 'unblock', 'reset', 'sign-out']) {
      expect((await post(auditor, `/staff/people/sct-xem/${act}`, { role: 'auditor' })).status).toBe(403)
    }
    expect((await post(auditor, '/staff/invitations', { fullName: 'A', role: 'auditor' })).status).toBe(403)
  })
})

describe('a manager', () => {
  it.each(['snv-xem', 'so-noi-vu', 'khong-co'])('finds no way to %s', async (name) => {
    expect((await get(manager, `/staff/people/${name}`)).status).toBe(403)
    for (const act of ['role', 'block', 'unblock', 'reset', 'sign-out']) {
      expect((await post(manager, `/staff/people/${name}/${act}`, { role: 'agency-viewer' })).status).toBe(
        403,
      )
    }
  })

  it('gives nobody a role, whatever is posted', async () => {
    for (const role of ['home-affairs', 'auditor', 'agency-manager', 'agency-viewer']) {
      expect((await post(manager, '/staff/people/sct-xem/role', { role, agency: 'SCT' })).status).toBe(403)
    }
    expect((await account('sct-xem'))?.role).toBe('agency-viewer')
  })

  it('resets, blocks and unblocks people of the own agency', async () => {
    expect((await post(manager, '/staff/people/sct-xem/block')).status).toBe(303)
    expect((await account('sct-xem'))?.blockedAt).toEqual(now)
    expect((await post(manager, '/staff/people/sct-xem/unblock')).status).toBe(303)
    expect((await account('sct-xem'))?.blockedAt).toBeNull()
  })
})

describe('blocking', () => {
  it('stops live sessions and keys at once, and says so to who signs in', async () => {
    await add('sap-khoa', 'agency-manager', 'SCT')
    const session = cookiesOf(await signIn('sap-khoa'))
    const made = await post(session, '/staff/api-keys', { name: 'Khóa', scopes: 'see-live-figures' })
    const key = parse(await made.text()).querySelector('.made code')?.text ?? ''
    const live = () => app.get('/api/v1/periods/2025/index', { headers: { authorization: `Bearer ${key}` } })
    expect((await live()).status).toBe(200)
    expect((await post(homeAffairs, '/staff/people/sap-khoa/block')).status).toBe(303)
    expect((await get(session, '/staff/people')).status).toBe(303)
    expect((await live()).status).toBe(401)
    const refused = await signIn('sap-khoa')
    expect(refused.status).toBe(403)
    expect(cookiesOf(refused)).not.toContain('session=')
    expect(await (await get(homeAffairs, '/staff/people/sap-khoa')).text()).toContain('Bị khóa từ 04/03/2026')
    expect(await audited('account-blocked')).not.toEqual([])
    expect((await post(homeAffairs, '/staff/people/sap-khoa/unblock')).status).toBe(303)
    expect((await live()).status).toBe(200)
  })

  it('is looked at with every request, whatever became of the sessions', async () => {
    const cookie = await app.signInAs('agency-viewer', 'SCT')
    await app.stores.accounts.setBlocked('thu-agency-viewer-sct', now)
    expect((await get(cookie, '/staff/points')).status).toBe(303)
    await app.stores.accounts.setBlocked('thu-agency-viewer-sct', null)
    expect((await get(cookie, '/staff/points')).status).toBe(200)
  })

  it('is not for oneself', async () => {
    for (const act of ['block', 'role', 'reset', 'sign-out']) {
      const fields = { role: 'auditor', agency: '' }
      expect((await post(homeAffairs, `/staff/people/so-noi-vu/${act}`, fields)).status).toBe(403)
    }
  })

  it('never leaves home affairs without an account, also when two block each other', async () => {
    const other = await app.signInAs('home-affairs')
    const results = await Promise.all([
      post(homeAffairs, '/staff/people/thu-home-affairs/block'),
      post(other, '/staff/people/so-noi-vu/block'),
    ])
    expect(results.every(({ status }) => [303, 403, 409].includes(status))).toBe(true)
    const left = (await app.stores.accounts.all()).filter(
      (one) => one.role === 'home-affairs' && !one.blockedAt,
    )
    expect(left.length).toBeGreaterThanOrEqual(1)
    for (const name of ['so-noi-vu', 'thu-home-affairs']) await app.stores.accounts.setBlocked(name, null)
    homeAffairs = await app.signIn()
  })
})

describe('a changed role', () => {
  it('begins with signing in anew, and belongs to an agency where it has to', async () => {
    const session = cookiesOf(await signIn('snv-xem'))
    const role = (fields: Record<string, string>) => post(homeAffairs, '/staff/people/snv-xem/role', fields)
    const wrong = await role({ role: 'agency-manager', agency: '' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('href="#agency"')
    for (const fields of [{ role: 'emperor' }, { role: '' }, { role: 'agency-manager', agency: 'KHONG' }]) {
      expect((await role(fields as Record<string, string>)).status).toBe(422)
    }
    expect((await role({ role: 'agency-manager', agency: 'SCT' })).status).toBe(303)
    expect(await account('snv-xem')).toMatchObject({ role: 'agency-manager', agency: 'SCT' })
    expect((await get(session, '/staff/points')).status).toBe(303)
    const [entry] = await audited('role-changed')
    expect(entry).toMatchObject({
      by: 'so-noi-vu',
      before: { role: 'agency-viewer', agency: 'SNV' },
      after: { role: 'agency-manager', agency: 'SCT' },
    })
    // A role of the province has no agency, whatever is posted, and a second factor before anything else.
    expect((await role({ role: 'auditor', agency: 'SCT' })).status).toBe(303)
    expect(await account('snv-xem')).toMatchObject({ role: 'auditor', agency: null })
    const risen = cookiesOf(await signIn('snv-xem'))
    const next = (await get(risen, '/home-affairs')).headers.get('location')
    expect(next).toBe('/staff/account/second-factor')
    await role({ role: 'agency-viewer', agency: 'SNV' })
  })
})

describe('a reset', () => {
  it('shows a one-time password once, and ends everything that was', async () => {
    const session = cookiesOf(await signIn('sct-xem'))
    const reset = await post(manager, '/staff/people/sct-xem/reset')
    expect(reset.status).toBe(201)
    const oneTime = parse(await reset.text()).querySelector('.made code')?.text ?? ''
    expect(oneTime).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)
    expect((await get(session, '/staff/points')).status).toBe(303)
    expect((await signIn('sct-xem')).status).toBe(422)
    const fresh = await app.post('/sign-in', { name: 'sct-xem', password: oneTime })
    expect(fresh.headers.get('location')).toBe('/new-password')
    expect(await (await get(manager, '/staff/people/sct-xem')).text()).not.toContain(oneTime)
    expect(JSON.stringify(await app.stores.audit.newest(null, 200))).not.toContain(oneTime)
  })

  it('and nothing else of an account is ever deleted', async () => {
    expect(
      (await app.get('/staff/people/sct-xem', { method: 'DELETE', headers: { cookie: homeAffairs } })).status,
    ).toBe(404)
    expect(await account('sct-xem')).not.toBeNull()
  })
})

describe('the answer to a post', () => {
  it.each([
    ['/staff/invitations?lang=en', '/staff/invitations/new'],
    ['/staff/account/password', '/staff/account'],
    ['/staff/account/recovery-codes', '/staff/account/second-factor'],
    ['/staff/account/second-factor/remove', '/staff/account/second-factor'],
    ['/staff/people/sct-xem/role', '/staff/people/sct-xem'],
    ['/staff/people/sct-xem/reset', '/staff/people/sct-xem'],
  ])('at %s leads back to %s, where its language can be changed', async (posted, page) => {
    const response = await get(homeAffairs, posted)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(page)
  })
})

describe('signing out everywhere', () => {
  it('ends sessions and nothing else', async () => {
    await add('nhieu-may', 'agency-viewer', 'SCT')
    const sessions = [cookiesOf(await signIn('nhieu-may')), cookiesOf(await signIn('nhieu-may'))]
    expect((await post(manager, '/staff/people/nhieu-may/sign-out')).status).toBe(303)
    for (const cookie of sessions) expect((await get(cookie, '/staff/points')).status).toBe(303)
    expect((await signIn('nhieu-may')).status).toBe(303)
  })
})

describe('the own account', () => {
  const path = '/staff/account'
  const change = (cookie: string, fields: Record<string, string>) => post(cookie, `${path}/password`, fields)

  it('is led to from every page, and shows who one is', async () => {
    const cookie = cookiesOf(await signIn('nhieu-may'))
    const page = await (await get(cookie, path)).text()
    for (const text of ['Người nhieu-may', 'Người xem của cơ quan', 'Sở Công Thương'])
      expect(page).toContain(text)
    expect(
      parse(await (await get(cookie, '/staff/points')).text()).querySelector(`a[href="${path}"]`)?.text,
    ).toBe('nhieu-may')
  })

  it('takes a new password from who knows the present one, and signs out everywhere else', async () => {
    const [one, two] = [cookiesOf(await signIn('nhieu-may')), cookiesOf(await signIn('nhieu-may'))]
    const fresh = 'bốn con mèo ngủ trưa'
    const cases: [Record<string, string>, string][] = [
      [{ password: 'sai', 'new-password': fresh, again: fresh }, '#password'],
      [{ password, 'new-password': 'ngắn', again: 'ngắn' }, '#new-password'],
      [{ password, 'new-password': 'nhieu-may-2026', again: 'nhieu-may-2026' }, '#new-password'],
      [{ password, 'new-password': fresh, again: `${fresh}!` }, '#again'],
    ]
    for (const [fields, where] of cases) {
      const refused = await change(one, fields)
      expect(refused.status).toBe(422)
      const page = await refused.text()
      if (where !== '#new-password') expect(page).toContain(`href="${where}"`)
      expect(page).not.toContain(fresh)
    }
    expect((await change(one, { password, 'new-password': fresh, again: fresh })).status).toBe(303)
    expect((await get(one, path)).status).toBe(200)
    expect((await get(two, path)).status).toBe(303)
    expect((await signIn('nhieu-may')).status).toBe(422)
  })

  it('does not let its password be guessed by whoever finds the browser open', async () => {
    await add('bi-doan', 'agency-viewer', 'SNV')
    const cookie = cookiesOf(await signIn('bi-doan'))
    const statuses = []
    for (let i = 0; i < 6; i++) {
      statuses.push((await change(cookie, { password: `sai ${i}`, 'new-password': 'x', again: 'x' })).status)
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  })

  it('lists its browsers by name alone, and ends one or all others', async () => {
    await add('hai-may', 'agency-viewer', 'SCT')
    const from = (agent: string) =>
      app.post('/sign-in', { name: 'hai-may', password }, { headers: { 'user-agent': agent } })
    const phone = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36'
    const cookie = cookiesOf(await from('Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/133.0'))
    const other = cookiesOf(await from(phone))
    const page = parse(await (await get(cookie, path)).text())
    expect(
      page.querySelectorAll('tbody tr').map((row) => row.querySelector('th')?.childNodes[0]?.text.trim()),
    ).toEqual(expect.arrayContaining(['Chrome, Android', 'Firefox, Windows']))
    const end = page.querySelector('tbody form')?.getAttribute('action') ?? ''
    // Another account's session cannot be ended by its address.
    const stranger = await app.signInAs('agency-viewer', 'SNV')
    expect((await post(stranger, end)).status).toBe(404)
    expect((await get(other, path)).status).toBe(200)
    expect((await post(cookie, end)).status).toBe(303)
    expect((await get(other, path)).status).toBe(303)
    const third = cookiesOf(await from('curl/8.0'))
    expect((await post(cookie, `${path}/sessions/end-others`)).status).toBe(303)
    expect((await get(third, path)).status).toBe(303)
    expect((await get(cookie, path)).status).toBe(200)
    expect(JSON.stringify(await app.stores.sessions.ofAccount('hai-may', now))).not.toMatch(
      /Gecko|127\.0\.0\.1/,
    )
  })

  it('is signed in under a token that nobody could have planted', async () => {
    const planted = 'A'.repeat(43)
    const response = await app.post(
      '/sign-in',
      { name: 'hai-may', password },
      { headers: { cookie: `session=${planted}` } },
    )
    expect(cookiesOf(response)).not.toContain(planted)
    expect(await app.stores.sessions.valid(tokenHash(planted), now)).toBeNull()
  })
})
