import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anObjection, type ClosedPeriod, closedPeriod, until } from '../../support/closed-period.ts'

const draftPage = '/staff/periods/2025/draft'
const draftsPage = '/home-affairs/periods/2025/drafts'

let period: ClosedPeriod

describe('a draft of the figures', () => {
  beforeAll(async () => {
    period = await closedPeriod()
  }, 60_000)
  afterAll(() => period.app.stop())

  it('is for home affairs to send and for agencies to see', async () => {
    const { app, manager, homeAffairs, as } = period
    expect((await app.get(draftPage)).status).toBe(303)
    expect((await app.post('/staff/periods/2025/objections', anObjection())).status).toBe(401)
    expect((await manager.post(draftsPage, { deadline: '2025-12-08' })).status).toBe(403)
    expect((await manager.get(draftsPage)).status).toBe(403)
    expect((await manager.get(`${draftsPage}/SNV`)).status).toBe(403)
    expect((await manager.get('/home-affairs/periods/2025/restatement')).status).toBe(403)
    const auditor = as(await app.signInAs('auditor'))
    expect((await auditor.get(draftsPage)).status).toBe(200)
    expect((await auditor.post(draftsPage, { deadline: '2025-12-08' })).status).toBe(403)
    const clerk = as(await app.signInAs('data-entry-clerk'))
    expect((await clerk.get(draftPage)).status).toBe(403)
    expect((await homeAffairs.get('/home-affairs/periods/1999/drafts')).status).toBe(404)
  })

  it('says what to do while there is none', async () => {
    const { manager, homeAffairs, publish } = period
    expect((await manager.page(draftPage)).text).toContain('Sở Nội vụ chưa gửi dự thảo của kỳ này.')
    expect((await manager.page('/staff/drafts')).text).toContain('Chưa có dự thảo nào.')
    const page = await homeAffairs.page(draftsPage)
    expect(page.text).toContain('Chưa gửi dự thảo nào.')
    // Five working days after a Monday.
    expect(page.querySelector('#deadline')?.getAttribute('value')).toBe('2025-12-08')
    const refused = await publish()
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Các đơn vị chưa được gửi dự thảo.')
    expect((await manager.post('/staff/periods/2025/objections', anObjection())).status).toBe(422)
  })

  it.each([
    ['', 'Hãy nhập hạn cuối gửi kiến nghị.'],
    ['31/02/2026', 'Hạn cuối không phải một ngày có thật'],
    ['2025-11-30', 'Hạn cuối không thể trước hôm nay.'],
    ['2027-01-01', 'Hạn cuối không thể quá một năm nữa.'],
  ])('refuses a deadline of "%s"', async (deadline, message) => {
    const response = await period.sendDraft(deadline)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(message)
    expect(await period.app.stores.drafts.headers('2025')).toEqual([])
  })

  it('is stored as it was, and shows an agency its own figures and nobody else’s', async () => {
    const { app, manager, homeAffairs, sendDraft } = period
    expect((await sendDraft()).status).toBe(303)
    const page = await manager.page(draftPage)
    expect(page.querySelector('h1')?.text).toBe('Dự thảo kết quả: Sở Công Thương, Năm 2025')
    expect(page.text).toContain('Hạn gửi kiến nghị: hết ngày 08/12/2025.')
    expect(page.querySelector('#criteria tbody tr:last-child')?.text.replace(/\s+/g, ' ')).toContain('85,00%')
    expect(page.text).not.toContain('60,00%')
    expect(page.text).not.toContain('Sở Nội vụ, Năm 2025')
    expect(page.querySelectorAll('#criteria thead th').map(({ text }) => text)).not.toContain('Xếp hạng')
    expect(page.text).not.toMatch(/\d\/2\b/)
    const own = await homeAffairs.page(`${draftsPage}/SCT`)
    expect(own.text).toContain('Trang này hiện đúng những gì đơn vị xem được.')
    expect(own.querySelectorAll('#main form')).toEqual([])
    expect((await homeAffairs.get(`${draftsPage}/XYZ`)).status).toBe(404)
    expect(
      (await app.stores.drafts.byNumber('2025', 1))?.document.blocks[0]?.agencies[0]?.overall.percent,
    ).toBe(85)
    expect((await manager.page('/staff/drafts')).text).toContain('hạn gửi kiến nghị hết ngày 08/12/2025')
    expect((await homeAffairs.get('/staff/drafts')).status).toBe(200)
    expect((await homeAffairs.get(draftPage)).headers.get('location')).toBe(draftsPage)
  })

  it('shows home affairs who has seen it and who agrees', async () => {
    const { homeAffairs, manager, other } = period
    const counts = async () => (await homeAffairs.page(draftsPage)).text
    expect(await counts()).toContain('0 đã đồng ý, 0 có kiến nghị chờ trả lời, 1 đã xem, 1 chưa xem')
    expect((await manager.post(`${draftPage}/agreement`, { draft: '1' })).status).toBe(303)
    expect((await manager.post(`${draftPage}/agreement`, { draft: '1' })).status).toBe(303)
    expect((await manager.post(`${draftPage}/agreement`, { draft: '7' })).status).toBe(409)
    expect(await counts()).toContain('1 đã đồng ý, 0 có kiến nghị chờ trả lời, 0 đã xem, 1 chưa xem')
    expect((await manager.page(draftPage)).text).toContain('Đơn vị đã đồng ý với số liệu lúc 01/12/2025')
    await other.get(draftPage)
    expect(await counts()).toContain('1 đã đồng ý, 0 có kiến nghị chờ trả lời, 1 đã xem, 0 chưa xem')
  })

  it('takes no objection with mistakes, and keeps what was typed', async () => {
    const refused = await period.manager.post(
      '/staff/periods/2025/objections',
      anObjection({ about: 'nothing', text: 'x'.repeat(4001) }),
    )
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('Nội dung dài quá 4.000 ký tự.')
    expect(html).toContain('Hãy chọn nội dung trong danh sách.')
    expect(html).toContain('x'.repeat(4001))
    const blank = await period.manager.post('/staff/periods/2025/objections', anObjection({ text: ' \r\n ' }))
    expect(await blank.text()).toContain('Hãy nhập nội dung kiến nghị, giải trình.')
    const noId = await period.manager.post('/staff/periods/2025/objections', anObjection({ id: '$where' }))
    expect(noId.status).toBe(400)
    expect(await period.objections()).toEqual([])
  })

  it('takes an objection once, however often its form is sent', async () => {
    const { manager, homeAffairs, objections } = period
    const objection = anObjection()
    for (let i = 0; i < 3; i++) {
      expect((await manager.post('/staff/periods/2025/objections', objection)).status).toBe(303)
    }
    expect(await objections()).toMatchObject([
      { n: 1, agency: 'SCT', criterion: 'access', draft: 1, state: 'submitted' },
    ])
    const page = await homeAffairs.page(draftsPage)
    expect(page.text).toContain('1 kiến nghị, 1 đang chờ trả lời.')
    expect(page.querySelector('#objection-1')?.text).toContain('Số 1, Sở Công Thương: Tiếp cận dịch vụ')
  })

  it('lets no other agency touch it', async () => {
    const { other, manager, objections } = period
    const [{ id } = { id: '' }] = await objections()
    expect((await other.post(`/staff/periods/2025/objections/${id}/withdrawal`)).status).toBe(403)
    const stolen = await other.post('/staff/periods/2025/objections', anObjection({ id }))
    expect(stolen.status).toBe(409)
    expect((await other.page(draftPage)).text).toContain('Đơn vị chưa gửi kiến nghị nào.')
    const decide = `/home-affairs/periods/2025/objections/${id}/decision`
    expect((await manager.post(decide, { decision: 'accepted', reason: 'x' })).status).toBe(403)
    const viewer = period.as(await period.app.signInAs('agency-viewer', 'SCT'))
    expect((await viewer.post('/staff/periods/2025/objections', anObjection())).status).toBe(403)
    expect((await viewer.page(draftPage)).text).toContain('Người quản lý của đơn vị mới gửi được kiến nghị')
    expect((await objections()).length).toBe(1)
  })

  it('holds the publication up, by name', async () => {
    const refused = await period.publish({ unheard: 'gấp' })
    expect(refused.status).toBe(409)
    const html = await refused.text()
    expect(html).toContain('Kiến nghị số 1, Sở Công Thương: Tiếp cận dịch vụ')
    expect(html).toContain('value="409/QĐ-SNV"')
    expect(await period.status()).toBe('closed')
  })

  it('is answered with a reason, once, and the agency reads it', async () => {
    const { homeAffairs, manager, objections } = period
    const [{ id } = { id: '' }] = await objections()
    const decide = `/home-affairs/periods/2025/objections/${id}/decision`
    const bare = await homeAffairs.post(decide, { decision: 'rejected', reason: ' ' })
    expect(bare.status).toBe(422)
    expect(await bare.text()).toContain('href="#reason-1"')
    const undecided = await homeAffairs.post(decide, { reason: 'Giữ chữ này' })
    expect(undecided.status).toBe(422)
    expect(await undecided.text()).toContain('Giữ chữ này</textarea>')
    const reason = 'Các phiếu đã được kiểm tra; số liệu đúng.'
    expect((await homeAffairs.post(decide, { decision: 'rejected', reason })).status).toBe(303)
    expect((await homeAffairs.post(decide, { decision: 'accepted', reason })).status).toBe(409)
    expect((await manager.post(`/staff/periods/2025/objections/${id}/withdrawal`)).status).toBe(409)
    const page = await manager.page(draftPage)
    expect(page.text).toContain('Không được chấp nhận')
    expect(page.text).toContain(`Lý do: ${reason}`)
    expect((await objections())[0]?.history.map(({ state }) => state)).toEqual(['submitted', 'rejected'])
    const missing = `/home-affairs/periods/2025/objections/${crypto.randomUUID()}/decision`
    expect((await homeAffairs.post(missing, { decision: 'accepted', reason })).status).toBe(404)
  })

  it('lets an agency withdraw what waits', async () => {
    const { manager, objections, homeAffairs } = period
    await manager.post('/staff/periods/2025/objections', anObjection({ about: '' }))
    const { id } = (await objections())[1]!
    expect((await manager.post(`/staff/periods/2025/objections/${id}/withdrawal`)).status).toBe(303)
    expect((await objections())[1]).toMatchObject({ n: 2, state: 'withdrawn', criterion: null })
    expect((await homeAffairs.page(draftsPage)).text).toContain('2 kiến nghị, 0 đang chờ trả lời.')
    expect((await period.app.stores.periods.byId('2025'))?.consultation?.open).toEqual({})
  })

  it('asks for a reason while the deadline is not over and somebody has not agreed', async () => {
    const refused = await period.publish()
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Hạn gửi kiến nghị chưa hết (08/12/2025)')
    expect(await period.status()).toBe('closed')
  })

  it('takes objections to the last second of the deadline in Vietnam, and not the first after it', async () => {
    const { clock, manager, homeAffairs, objections } = period
    await period.travel('2025-12-08T16:59:59.999Z')
    expect((await manager.post('/staff/periods/2025/objections', anObjection())).status).toBe(303)
    clock.now = new Date('2025-12-08T17:00:00.000Z')
    const late = await manager.post('/staff/periods/2025/objections', anObjection({ text: 'Quá muộn' }))
    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('Đã hết hạn gửi kiến nghị, giải trình nên nội dung vừa gửi không được nhận.')
    expect(html).toContain('Quá muộn</textarea>')
    expect((await manager.post(`${draftPage}/agreement`, { draft: '1' })).status).toBe(409)
    expect((await objections()).length).toBe(3)
    const { id } = (await objections())[2]!
    expect((await homeAffairs.page(draftsPage)).text).toContain('Đã hết hạn gửi kiến nghị.')
    const decided = await homeAffairs.post(`/home-affairs/periods/2025/objections/${id}/decision`, {
      decision: 'accepted',
      reason: 'Sẽ xem lại.',
    })
    expect(decided.status).toBe(303)
  })

  it('is sent again once figures have moved, and nothing is published before', async () => {
    const { app, homeAffairs, manager, sendDraft, publish } = period
    await app.stores.registry.change({ code: 'SNV', name: 'Sở Nội vụ tỉnh', units: [], endedOn: null })
    // A name is looked up again after half a minute.
    period.clock.now = new Date('2025-12-08T17:01:00Z')
    const refused = await publish()
    expect(refused.status).toBe(409)
    const html = await refused.text()
    expect(html).toContain('Số liệu hiện tại không còn là số liệu các đơn vị đã xem.')
    expect(html).toContain('<td class="number">Sở Nội vụ tỉnh</td>')
    expect(await period.status()).toBe('closed')
    expect((await homeAffairs.page(draftsPage)).text).toContain('Số liệu đã khác dự thảo')
    expect((await sendDraft('2025-12-09')).status).toBe(303)
    expect((await homeAffairs.page(draftsPage)).text).not.toContain('Số liệu đã khác dự thảo')
    expect((await homeAffairs.page(draftsPage)).text).toContain('Dự thảo lần 2')
    const old = await manager.post('/staff/periods/2025/objections', anObjection({ draft: '1' }))
    expect(old.status).toBe(409)
    expect(await old.text()).toContain('Sở Nội vụ vừa gửi dự thảo mới')
    // The draft that was sent stands as it was.
    const [one, two] = await Promise.all([1, 2].map((n) => app.stores.drafts.byNumber('2025', n)))
    expect(one?.document.blocks[0]?.agencies[1]?.name).toBe('Sở Nội vụ')
    expect(two?.document.blocks[0]?.agencies[1]?.name).toBe('Sở Nội vụ tỉnh')
  })

  it('is published without a reason once everybody has agreed, or the deadline is over', async () => {
    const { app, manager, other, publish, status } = period
    await manager.post(`${draftPage}/agreement`, { draft: '2' })
    await other.post(`${draftPage}/agreement`, { draft: '2' })
    expect((await publish()).status).toBe(303)
    await until(async () => (await status()) === 'published')
    expect((await app.stores.periods.byId('2025'))?.unheardBecause).toBeUndefined()
    expect((await manager.post('/staff/periods/2025/objections', anObjection({ draft: '2' }))).status).toBe(
      409,
    )
    expect((await manager.page(draftPage)).text).toContain('Kỳ này đã công bố.')
    expect((await period.sendDraft('2025-12-10')).status).toBe(409)
  })

  it('leaves a trail of every step', async () => {
    const entries = await period.app.stores.audit.newest(null, 100)
    const actions = entries.map(({ action }) => action).reverse()
    expect(actions.filter((action) => !action.startsWith('draft-') && action !== 'not-done')).toEqual([
      'period-closed',
      'objection-made',
      'objection-rejected',
      'objection-made',
      'objection-withdrawn',
      'objection-made',
      'objection-accepted',
      'period-published',
    ])
    expect(actions.filter((action) => action === 'draft-sent').length).toBe(2)
    expect(actions.filter((action) => action === 'draft-agreed').length).toBe(3)
    expect(entries.find(({ action }) => action === 'objection-rejected')).toMatchObject({
      agency: 'SCT',
      by: 'thu-home-affairs',
    })
    expect(JSON.stringify(entries)).not.toContain('quầy 3')
  })
})
