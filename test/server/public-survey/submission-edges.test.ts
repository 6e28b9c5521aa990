import { afterEach, describe, expect, it } from 'vitest'
import { aPostedForm, aResponseBody } from '../../support/answers.ts'
import { aPeriod, aPoint, generousLimits, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
afterEach(() => app.stop())

const address = '/s/k7m2qx4t'
const api = '/api/v1/points/k7m2qx4t/responses'

describe('the edges of a period', () => {
  const lastEvening = new Date('2025-11-30T16:59:59Z')
  const nextDay = new Date('2025-11-30T17:00:00Z')

  it('takes responses to 24:00 of its last day, and keeps what was on its way as late', async () => {
    let now = lastEvening
    app = await startTestApp({ clock: () => now })
    await app.open({ period: { closesOn: '2025-11-30' } })
    const early = aPostedForm()
    expect((await app.get(address)).status).toBe(200)
    expect((await app.post(address, early)).status).toBe(303)

    now = nextDay
    const closed = await app.get(address)
    expect(closed.status).toBe(410)
    expect(await closed.text()).toContain('Kỳ khảo sát Năm 2025 đã kết thúc vào cuối ngày 30/11/2025.')
    const late = await app.post(address, aPostedForm())
    expect(late.status).toBe(303)
    expect(await (await app.get(late.headers.get('location') ?? '')).text()).toContain(
      'không tính vào chỉ số',
    )
    // A retry of what was taken in time is still answered as such.
    expect((await app.post(address, early)).headers.get('location')).toMatch(/receipt=/)
    const stored = await app.stores.responses.byId(early['submission'] ?? '')
    expect(stored?.status).toBe('counted')
    expect(await app.stores.responses.count('2025')).toBe(2)
  })

  it('refuses with 410 once it is published, but still knows a retry', async () => {
    let now = lastEvening
    app = await startTestApp({ clock: () => now })
    await app.open({ period: { closesOn: '2025-11-30' } })
    const body = aResponseBody()
    expect((await app.postJson(api, body)).status).toBe(201)
    await app.stores.periods.changeStatus('2025', 'open', 'published')
    // What was read a moment ago may be used for two seconds more.
    now = new Date(lastEvening.getTime() + 2001)
    expect((await app.postJson(api, aResponseBody())).status).toBe(410)
    expect(await (await app.get(address)).text()).toContain('đã kết thúc vào cuối ngày 30/11/2025')
    expect((await app.postJson(api, body)).status).toBe(200)
    expect((await app.postJson(api, { ...body, comment: 'khác' })).status).toBe(409)
  })

  it('says when the next one opens, and does not speak of an end where there was no beginning', async () => {
    app = await startTestApp({ clock: () => new Date('2024-12-30T00:00:00Z') })
    await app.open()
    const page = await app.get(address)
    expect(page.status).toBe(410)
    const text = await page.text()
    expect(text).toContain('Kỳ khảo sát tiếp theo mở từ ngày 01/01/2025.')
    expect(text).toContain('<h1>Kỳ khảo sát chưa mở</h1>')
    expect(text).not.toContain('kết thúc')
    expect((await app.postJson(api, aResponseBody())).status).toBe(410)
  })

  it('goes to the new period when the next one has opened with the same form', async () => {
    app = await startTestApp({ clock: () => new Date('2026-01-05T00:00:00Z') })
    await app.open({ period: { closesOn: '2025-12-31' } })
    await app.stores.periods.add(aPeriod({ id: '2026', name: 'Năm 2026', opensOn: '2026-01-01' }))
    expect((await app.postJson(api, aResponseBody())).status).toBe(201)
    expect(await app.stores.responses.count('2026')).toBe(1)
  })
})

describe('a point whose agencies change with the period', () => {
  it('takes a late response for the agencies of the period it is for, and knows a retry by them', async () => {
    let now = new Date('2025-12-31T16:00:00Z')
    app = await startTestApp({ clock: () => now })
    await app.open({ period: { closesOn: '2025-12-31' }, point: { agencies: ['SCT', 'SNV'] } })
    const onlyOne = (code: string) => [
      { code: 'b', name: 'Khối', agencies: [{ code, transactions: null, quota: null }] },
    ]
    const early = aResponseBody({ agency: 'SNV' })
    expect((await app.postJson(api, early)).status).toBe(201)

    now = new Date('2026-01-01T01:00:00Z')
    await app.stores.periods.add(
      aPeriod({ id: '2026', name: 'Năm 2026', opensOn: '2026-01-01', blocks: onlyOne('SCT') }),
    )
    expect((await app.postJson(api, early)).status).toBe(200)
    expect((await app.postJson(api, aResponseBody({ agency: 'SNV' }))).status).toBe(422)
    const alone = aResponseBody()
    expect((await app.postJson(api, alone)).status).toBe(201)
    const stored = await app.stores.responses.byId(String(alone['submissionId']))
    expect(stored).toMatchObject({ period: '2026', agency: 'SCT' })
  })
})

describe('a point that serves several agencies', () => {
  it('asks which, and refuses any other', async () => {
    app = await startTestApp()
    await app.open()
    await app.stores.points.add(aPoint({ code: 'chungquay', agencies: ['SCT', 'SNV'] }))
    expect(await (await app.get('/s/chungquay')).text()).toContain('name="agency" value="SNV"')
    expect((await app.post('/s/chungquay', aPostedForm())).status).toBe(422)
    expect((await app.post('/s/chungquay', aPostedForm({ agency: 'XYZ' }))).status).toBe(422)
    const form = aPostedForm({ agency: 'SNV' })
    expect((await app.post('/s/chungquay', form)).status).toBe(303)
    expect((await app.stores.responses.byId(form['submission'] ?? ''))?.agency).toBe('SNV')
  })
})

describe('too many submissions', () => {
  it('from one device get their form back, filled in, with the same id, and when to try again', async () => {
    app = await startTestApp({ limits: { ...generousLimits, perDevice: 2 } })
    await app.open()
    const cookie = `device=${crypto.randomUUID()}`
    const send = (form: Record<string, string>, device = cookie) =>
      app.post(address, form, { headers: { cookie: device } })
    expect((await send(aPostedForm())).status).toBe(303)
    expect((await send(aPostedForm())).status).toBe(303)
    const form = aPostedForm({ comment: 'giữ lại lời này' })
    const limited = await send(form)
    expect(limited.status).toBe(429)
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    const page = await limited.text()
    expect(page).toContain('giữ lại lời này')
    expect(page).not.toContain('chưa gửi')
    expect(page).toContain(form['submission'])
    expect(await app.stores.responses.count('2025')).toBe(2)
    // The person at the next phone is not meant.
    expect((await send(aPostedForm(), `device=${crypto.randomUUID()}`)).status).toBe(303)
  })

  it('from one address get a problem document over the API', async () => {
    app = await startTestApp({ limits: { ...generousLimits, perAddress: 1 } })
    await app.open()
    expect((await app.postJson(api, aResponseBody())).status).toBe(201)
    const limited = await app.postJson(api, aResponseBody())
    expect(limited.status).toBe(429)
    expect(limited.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await limited.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
  })
})
