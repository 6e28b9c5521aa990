import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../server/storage/accounts-store.ts'
import { aPoint, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
const cookies = new Map<Role, string>()
const roles = ['auditor', 'agency-manager', 'agency-viewer', 'data-entry-clerk'] as const

beforeAll(async () => {
  app = await startTestApp()
  await app.open()
  await app.stores.points.add(aPoint({ code: 'dungchu2', agencies: ['SCT', 'SNV'] }))
  for (const role of roles) cookies.set(role, await app.signInAs(role))
})
afterAll(() => app.stop())

const get = (role: Role, path: string) =>
  app.get(`/staff/points${path}`, { headers: { cookie: cookies.get(role)! } })
const post = (role: Role, path: string, fields: Record<string, string>) =>
  app.post(`/staff/points${path}`, fields, { headers: { cookie: cookies.get(role)! } })
const page = async (role: Role, path: string) => parse(await (await get(role, path)).text())
const desk = { desk: 'Quầy mới', place: 'Tầng 1', channel: 'qr' }

describe('who sees which points', () => {
  test('auditors see all', async () => {
    const rows = (await page('auditor', '')).querySelectorAll('tbody tr[id]').map(({ id }) => id)
    expect(rows.sort()).toEqual(['point-dungchu2', 'point-k7m2qx4t', 'point-nhavang2'])
  })

  test.each(roles.slice(1))('%s sees those of the own agency, shared desks included', async (role) => {
    const rows = (await page(role, '?agency=SNV')).querySelectorAll('tbody tr[id]').map(({ id }) => id)
    expect(rows).toEqual(['point-dungchu2'])
    const all = (await page(role, '')).querySelectorAll('tbody tr[id]').map(({ id }) => id)
    expect(all.sort()).toEqual(['point-dungchu2', 'point-k7m2qx4t'])
    for (const path of [
      '/k7m2qx4t',
      '/dungchu2',
      '/k7m2qx4t/sheet',
      '/k7m2qx4t/qr.svg',
      '/sheets.pdf?format=a6&scope=chosen&code=k7m2qx4t',
    ]) {
      expect((await get(role, path)).status, path).toBe(200)
    }
    for (const path of [
      '/nhavang2',
      '/nhavang2/sheet',
      '/nhavang2/qr.png',
      '/sheets.pdf?format=a6&scope=chosen&code=nhavang2',
      '/sheets.pdf?format=a6&scope=chosen&code=k7m2qx4t&code=nhavang2',
    ]) {
      expect((await get(role, path)).status, path).toBe(403)
    }
  })
})

describe('who changes which points', () => {
  test.each(['auditor', 'agency-viewer', 'data-entry-clerk'] as const)('%s changes none', async (role) => {
    expect((await get(role, '/new')).status).toBe(403)
    expect((await post(role, '', { agency: 'SCT', ...desk })).status).toBe(403)
    for (const act of ['', '/retire', '/replace']) {
      expect((await post(role, `/k7m2qx4t${act}`, desk)).status, act).toBe(403)
    }
    expect((await page(role, '/k7m2qx4t')).querySelectorAll('main form')).toEqual([])
    expect((await page(role, '')).querySelector('a[href="/staff/points/new"]')).toBeNull()
  })

  test.each(['auditor', 'agency-manager', 'agency-viewer', 'data-entry-clerk'] as const)(
    '%s neither makes points for many nor changes the logo',
    async (role) => {
      for (const path of ['/bulk', '/logo', '/logo/image.png'])
        expect((await get(role, path)).status, path).toBe(403)
      for (const path of ['/bulk', '/logo', '/logo/remove'])
        expect((await post(role, path, {})).status, path).toBe(403)
    },
  )

  test('a manager makes and changes points of the own agency', async () => {
    const form = await page('agency-manager', '/new')
    expect(form.querySelector('input[type=hidden][name=agency]')!.getAttribute('value')).toBe('SCT')
    expect(form.querySelector('select#agency, input[name=also]')).toBeNull()
    const made = await post('agency-manager', '', { agency: 'SCT', ...desk })
    expect(made.status).toBe(303)
    const code = /points\/(\w+)/.exec(made.headers.get('location')!)![1]!
    expect((await post('agency-manager', `/${code}`, { ...desk, desk: 'Quầy sửa' })).status).toBe(303)
    expect((await app.stores.points.byCode(code))?.desk).toBe('Quầy sửa')
    expect((await post('agency-manager', `/${code}/retire`, {})).status).toBe(303)
    const [entry] = await app.stores.audit.newest(null, 1)
    expect(entry).toMatchObject({ by: 'thu-agency-manager-sct', action: 'point-retired', agency: 'SCT' })
  })

  test('a manager makes and changes none of another agency, and none that several share', async () => {
    const before = await app.stores.points.all()
    for (const fields of [{ agency: 'SNV' }, { agency: 'SCT', also: 'SNV' }, { agency: 'XYZ' }]) {
      expect((await post('agency-manager', '', { ...desk, ...fields })).status).toBe(403)
    }
    for (const code of ['nhavang2', 'dungchu2']) {
      for (const act of ['', '/retire', '/replace']) {
        expect((await post('agency-manager', `/${code}${act}`, desk)).status, code + act).toBe(403)
      }
    }
    expect(await app.stores.points.all()).toEqual(before)
    const shared = await page('agency-manager', '/dungchu2')
    expect(shared.querySelectorAll('main form')).toEqual([])
    expect(shared.text).toContain('chỉ Sở Nội vụ được sửa')
  })
})
