import { parse } from 'node-html-parser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPostedForm } from '../../support/answers.ts'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'

/** Vietnam is seven hours ahead: midnight there is 17:00 the day before. */
let now: Date
let app: TestApp
let cookie: string

beforeEach(async () => {
  now = new Date('2026-12-31T16:59:59.999Z')
  app = await startTestApp({ clock: () => now, keeping: { overMs: 3_600_000 } })
  cookie = await app.signInAs('home-affairs')
})
afterEach(() => app.stop())

const days = { opensOn: '2027-01-01', closesOn: '2027-11-30' }
const statusOf = async (id: string) => (await app.stores.periods.byId(id))?.status
const page = async (id: string) =>
  parse(await (await app.get(`/home-affairs/periods/${id}`, { headers: { cookie } })).text())
const post = (path: string, fields: Record<string, string>) => app.post(path, fields, { headers: { cookie } })
const form = () => app.get('/s/k7m2qx4t')
/** The directory keeps what it has read for two seconds. */
const passed = (ms: number) => {
  now = new Date(now.getTime() + ms)
}
const looks = () => new Promise((resolve) => setTimeout(resolve, 2200))

describe('a draft that is ready', () => {
  test('opens by itself at 00:00 in Vietnam, and not a millisecond before', async () => {
    await app.open({ period: { id: '2027', name: 'Năm 2027', status: 'draft', ...days } })
    expect((await post('/home-affairs/periods/2027/schedule', { revision: '0' })).status).toBe(303)
    await looks()
    expect(await statusOf('2027')).toBe('draft')
    expect((await form()).status).toBe(410)

    passed(1)
    await expect.poll(() => statusOf('2027'), { timeout: 5000 }).toBe('open')
    passed(2001)
    expect((await form()).status).toBe(200)
    const [opened] = await app.stores.audit.newest(null, 1)
    expect(opened).toMatchObject({ action: 'period-opened', by: 'system', subject: { id: '2027' } })
  })

  test('that nobody marked stays as it is', async () => {
    await app.open({ period: { id: '2027', status: 'draft', ...days } })
    passed(1)
    await looks()
    expect(await statusOf('2027')).toBe('draft')
  })

  test('and cannot be opened says why, and opens once that is mended', async () => {
    await app.open({
      period: { id: '2026', name: 'Năm 2026', opensOn: '2026-01-01', closesOn: '2027-01-31' },
    })
    await app.stores.periods.add(aPeriod({ id: '2027', status: 'draft', scheduled: true, ...days }))
    passed(1)
    await looks()
    expect(await statusOf('2027')).toBe('draft')
    const html = await page('2027')
    expect(html.text).toContain('Kỳ lẽ ra đã tự mở ngày 01/01/2027 nhưng chưa mở được')
    expect(html.querySelector('.error li')?.text).toContain(
      'Kỳ Năm 2026 (01/01/2026 – 31/01/2027) đang mở cho SCT, SNV',
    )
    // Attempts that could not succeed leave nothing in the trail.
    expect(await app.stores.audit.newest(null, 5)).toEqual([])
    await app.stores.periods.changeStatus('2026', 'open', 'closing')
    await expect.poll(() => statusOf('2027'), { timeout: 5000 }).toBe('open')
  })

  test('is not marked ready beside another that is, on the same days', async () => {
    await app.open({ period: { id: '2027', name: 'Năm 2027', status: 'draft', scheduled: true, ...days } })
    await app.stores.periods.add(aPeriod({ id: '2027-b', status: 'draft', ...days }))
    const response = await post('/home-affairs/periods/2027-b/schedule', { revision: '0' })
    expect(response.status).toBe(409)
    expect(await response.text()).toContain('Kỳ Năm 2027 (01/01/2027 – 30/11/2027) cũng hẹn tự mở')
  })

  test('whose days passed without a server is left alone', async () => {
    await app.open({
      period: { id: '2026', status: 'draft', scheduled: true, opensOn: '2026-01-01', closesOn: '2026-12-30' },
    })
    await looks()
    expect(await statusOf('2026')).toBe('draft')
    expect((await page('2026')).text).toContain('Ngày đóng của kỳ đã qua.')
  })
})

describe('the last moment of a period', () => {
  const lastYear = { id: '2026', name: 'Năm 2026', opensOn: '2026-01-01', closesOn: '2026-12-31' }
  const send = async () => {
    const id = crypto.randomUUID()
    expect((await app.post('/s/k7m2qx4t?send=1', aPostedForm({ submission: id }))).status).toBe(303)
    return (await app.stores.responses.byId(id))!
  }

  test('counts at 23:59:59.999, and a form opened before it and sent at 00:00 is late', async () => {
    await app.open({ period: lastYear })
    expect((await form()).status).toBe(200)
    expect(await send()).toMatchObject({ period: '2026', status: 'counted' })
    passed(1)
    expect((await form()).status).toBe(410)
    expect(await send()).toMatchObject({ period: '2026', status: 'late' })
  })

  test('belongs to the next period from 00:00 on, once that has opened by itself', async () => {
    await app.open({ period: lastYear })
    await app.stores.periods.add(aPeriod({ id: '2027', status: 'draft', scheduled: true, ...days }))
    expect((await form()).status).toBe(200)
    passed(1)
    await expect.poll(() => statusOf('2027'), { timeout: 5000 }).toBe('open')
    passed(2001)
    expect(await send()).toMatchObject({ period: '2027', status: 'counted' })
    expect(await statusOf('2026')).toBe('open')
  })
})
