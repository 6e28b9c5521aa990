import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Period } from '../../../server/storage/periods-store.ts'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'

let now = new Date('2026-10-05T03:00:00Z')
let app: TestApp
let cookie: string

beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  cookie = await app.signInAs('home-affairs')
  await app.open({
    period: {
      id: '2026',
      name: 'Năm 2026',
      opensOn: '2026-01-01',
      closesOn: '2026-11-30',
      blocks: [
        {
          code: 'so-ban-nganh',
          name: 'Khối sở, ban, ngành',
          agencies: [
            { code: 'SCT', transactions: 2400, quota: 300 },
            { code: 'SNV', transactions: null, quota: null },
          ],
        },
      ],
      method: {
        ...aPeriod().method,
        ties: 'dense',
        targets: [
          { block: 'so-ban-nganh', operator: '>=', percent: 87 },
          { block: 'so-ban-nganh', agency: 'SCT', operator: '>', percent: 90 },
        ],
      },
    },
  })
  await app.stores.registry.add({ code: 'SYT', name: 'Sở Y tế', units: [], endedOn: null })
  await app.stores.registry.add({ code: 'STTTT', name: 'Sở Thông tin', units: [], endedOn: '2026-02-28' })
})
afterAll(() => app.stop())

const get = (path: string, as = cookie) => app.get(path, { headers: { cookie: as } })
const post = (path: string, fields: Record<string, string> | [string, string][], as = cookie) =>
  app.post(path, fields, { headers: { cookie: as } })
const page = async (path: string) => parse(await (await get(path)).text())
const stored = async (id: string) => {
  const period = await app.stores.periods.byId(id)
  if (period === null) throw new Error(`no period ${id}`)
  return period
}
const revisionOf = ({ revision = 0 }: Period) => String(revision)

/** Every field of a page as a browser would send it, with some replaced. */
async function fieldsOf(
  path: string,
  changes: Record<string, string | null> = {},
): Promise<[string, string][]> {
  const html = await page(path)
  const form = html.querySelectorAll('main form').find((one) => !one.classList.contains('remove'))
  const controls = form?.querySelectorAll('input, textarea') ?? []
  const fields = controls.flatMap((control): [string, string][] => {
    const name = control.getAttribute('name') ?? ''
    const type = control.getAttribute('type')
    if (name in changes) return []
    if ((type === 'checkbox' || type === 'radio') && !control.hasAttribute('checked')) return []
    const value =
      control.tagName === 'TEXTAREA' ? control.text.replace(/^\n/, '') : control.getAttribute('value')
    return [[name, value ?? '']]
  })
  const changed = Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== null)
  return [...fields, ...changed]
}

const draftFields = {
  id: '2027',
  copyFrom: '2026',
  name: 'Năm 2027',
  opensOn: '2027-01-01',
  closesOn: '2027-11-30',
}

describe('who may', () => {
  test('an auditor reads everything and changes nothing', async () => {
    const auditor = await app.signInAs('auditor')
    const list = parse(await (await get('/home-affairs/periods', auditor)).text())
    expect(list.querySelector('h1')?.text).toBe('Kỳ khảo sát')
    expect(list.querySelectorAll('.actions a')).toHaveLength(0)
    expect((await get('/home-affairs/periods/2026', auditor)).status).toBe(200)
    expect((await get('/home-affairs/periods/new', auditor)).status).toBe(403)
    expect((await post('/home-affairs/periods', draftFields, auditor)).status).toBe(403)
    expect((await post('/home-affairs/periods/2026/open', {}, auditor)).status).toBe(403)
  })

  test('people of an agency see none of it', async () => {
    const manager = await app.signInAs('agency-manager')
    expect((await get('/home-affairs/periods', manager)).status).toBe(403)
  })
})

describe('a draft', () => {
  test('is suggested for the next year, as a copy of the last period', async () => {
    const html = await page('/home-affairs/periods/new')
    expect(html.querySelector('#id')?.getAttribute('value')).toBe('2027')
    expect(html.querySelector('input[name=copyFrom][checked]')?.getAttribute('value')).toBe('2026')
  })

  test('with mistakes is refused whole, each told at the top and beside its field', async () => {
    const response = await post('/home-affairs/periods', {
      id: '2026',
      copyFrom: '1999',
      name: ' ',
      opensOn: '31/02/2027',
      closesOn: '2025-01-01',
    })
    expect(response.status).toBe(422)
    const html = parse(await response.text())
    const links = html.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'))
    expect(links).toEqual(['#id', '#copyFrom', '#name', '#opensOn', '#closesOn'])
    for (const link of links) expect(html.querySelector(`${link}-error`)?.text.trim()).not.toBe('')
    expect(html.querySelector('#opensOn')?.getAttribute('value')).toBe('31/02/2027')
    expect(await app.stores.periods.all()).toHaveLength(1)
  })

  test('is copied with blocks, quotas, targets, form and method, and without transactions', async () => {
    const made = await post('/home-affairs/periods', draftFields)
    expect(made.headers.get('location')).toBe('/home-affairs/periods/2027')
    const draft = await stored('2027')
    expect(draft).toMatchObject({ status: 'draft', name: 'Năm 2027', form: 'five-criteria-proposed.v1' })
    expect(draft.method).toEqual((await stored('2026')).method)
    expect(draft.blocks[0]?.agencies).toEqual([
      { code: 'SCT', transactions: null, quota: 300 },
      { code: 'SNV', transactions: null, quota: null },
    ])
    const html = await page('/home-affairs/periods/2027')
    expect(html.querySelector('h1')?.text).toBe('Năm 2027 Đang chuẩn bị')
    expect(html.text).toContain('Đánh dấu “sẵn sàng” thì kỳ tự mở lúc 0 giờ ngày 01/01/2027')
    expect(html.text).toContain('> 90%')
  })

  test('shows nothing to citizens', async () => {
    now = new Date('2027-03-01T03:00:00Z')
    expect((await app.get('/s/k7m2qx4t')).status).toBe(410)
    now = new Date('2026-10-05T03:00:00Z')
  })

  test('keeps what two people write apart: the second is told and keeps what was typed', async () => {
    const path = '/home-affairs/periods/2027/basics'
    const both = await fieldsOf(path, { name: 'Năm 2027 (lần một)' })
    expect((await post(path, both)).status).toBe(303)
    const second = await post(
      path,
      both.map(([name, value]) => [name, name === 'name' ? 'Lần hai' : value]),
    )
    expect(second.status).toBe(409)
    const html = parse(await second.text())
    expect(html.querySelector('[role=alert]')?.text).toContain('Có người vừa sửa kỳ này')
    expect(html.querySelector('#name')?.getAttribute('value')).toBe('Lần hai')
    expect((await stored('2027')).name).toBe('Năm 2027 (lần một)')
    // What is shown now can be saved: it is about the period as it is.
    const revision = html.querySelector('input[name=revision]')?.getAttribute('value') ?? ''
    const again = both.map(([name, value]): [string, string] => [
      name,
      name === 'revision' ? revision : value,
    ])
    expect((await post(path, again)).status).toBe(303)
  })

  test('has its method chosen in words, with every mistake told', async () => {
    const path = '/home-affairs/periods/2027/method'
    const html = await page(path)
    expect(html.text).toContain('Điểm trung bình chia cho điểm cao nhất của thang')
    const wrong = await post(
      path,
      await fieldsOf(path, {
        decimals: '7',
        minimumResponses: 'ba mươi',
        countedChannels: null,
        sampleError: '120',
      }),
    )
    expect(wrong.status).toBe(422)
    const links = parse(await wrong.text()).querySelectorAll('.error-summary a')
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#decimals',
      '#minimumResponses',
      '#countedChannels',
      '#sampleError',
    ])
    const right = await fieldsOf(path, {
      questionMethod: 'satisfied-share',
      sampleError: '2,5',
      countedStages: 'received',
    })
    expect((await post(path, right)).status).toBe(303)
    expect((await stored('2027')).method).toMatchObject({
      questionMethod: 'satisfied-share',
      sampleError: 0.025,
      countedStages: ['received'],
      ties: 'dense',
      targets: [{ percent: 87 }, { agency: 'SCT' }],
    })
  })

  test('takes agencies by box and by pasted line, registers new ones, and drops the targets of those that left', async () => {
    const path = '/home-affairs/periods/2027/blocks/so-ban-nganh'
    const html = await page(path)
    expect(html.querySelectorAll('input[name=members]').map((box) => box.getAttribute('value'))).toEqual([
      'SCT',
      'SNV',
      'SYT',
    ])
    const fields = await fieldsOf(path, {
      members: null,
      target: '> 88,5',
      'n-SNV': '1200',
      lines: 'SDL;Sở Du lịch;500;50\nSNV;Sở Nội vụ;1300',
    })
    expect((await post(path, [...fields, ['members', 'SNV']])).status).toBe(303)
    const { blocks, method } = await stored('2027')
    expect(blocks[0]?.agencies).toEqual([
      { code: 'SNV', transactions: 1300, quota: null },
      { code: 'SDL', transactions: 500, quota: 50 },
    ])
    expect(method.targets).toEqual([{ block: 'so-ban-nganh', operator: '>', percent: 88.5 }])
    expect((await app.stores.registry.agencies()).map(({ code }) => code)).toContain('SDL')
  })

  test('takes an agency in one block only, and tells every mistake by its place', async () => {
    const path = '/home-affairs/periods/2027/blocks'
    const response = await post(path, {
      revision: revisionOf(await stored('2027')),
      code: 'Khối',
      blockName: '',
      target: 'tốt',
      members: 'SCT',
      'n-SCT': '2.400',
      't-SCT': '101',
      lines: 'SNV;Sở Nội vụ\nSTTTT;Sở Thông tin\nXYZ',
    })
    expect(response.status).toBe(422)
    const html = parse(await response.text())
    const links = html.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'))
    expect(links).toEqual([
      '#code',
      '#blockName',
      '#target',
      '#n-SCT',
      '#t-SCT',
      '#lines',
      '#lines',
      '#lines',
    ])
    expect(html.querySelector('.error-summary')?.text).toContain('SNV (Khối sở, ban, ngành)')
    expect(html.querySelector('#n-SCT')?.getAttribute('value')).toBe('2.400')
    expect(html.querySelector('#member-SCT')?.hasAttribute('checked')).toBe(true)
    expect(html.querySelector('#lines')?.text).toBe('\nSNV;Sở Nội vụ\nSTTTT;Sở Thông tin\nXYZ')
    expect((await stored('2027')).blocks).toHaveLength(1)
  })

  test('gets a second block, which can be removed', async () => {
    const before = await stored('2027')
    const fields = {
      revision: revisionOf(before),
      code: 'khac',
      blockName: 'Khối khác',
      target: '80',
      members: 'SCT',
    }
    expect((await post('/home-affairs/periods/2027/blocks', fields)).status).toBe(303)
    expect((await stored('2027')).blocks.map(({ code }) => code)).toEqual(['so-ban-nganh', 'khac'])
    const revision = revisionOf(await stored('2027'))
    await post('/home-affairs/periods/2027/blocks/khac/remove', { revision })
    const { blocks, method } = await stored('2027')
    expect([blocks, method.targets]).toEqual([before.blocks, before.method.targets])
  })

  test('is not opened before its first day, and is deleted with one word', async () => {
    await post('/home-affairs/periods', {
      ...draftFields,
      id: '2028',
      opensOn: '2028-01-01',
      closesOn: '2028-12-31',
    })
    const revision = revisionOf(await stored('2028'))
    expect((await post('/home-affairs/periods/2028/open', { revision })).status).toBe(409)
    expect((await stored('2028')).status).toBe('draft')
    expect((await post('/home-affairs/periods/2028/delete', { revision })).status).toBe(303)
    expect(await app.stores.periods.byId('2028')).toBeNull()
  })
})

describe('opening', () => {
  const days = { opensOn: '2026-10-05', closesOn: '2026-12-31' }

  test('is refused with every reason, and nothing is frozen', async () => {
    await app.stores.periods.add(
      aPeriod({ id: 'loi', name: 'Kỳ lỗi', ...days, status: 'draft', form: 'khong-co.v1', blocks: [] }),
    )
    const html = await page('/home-affairs/periods/loi')
    expect(html.querySelectorAll('.error li').map((item) => item.text)).toEqual([
      'Mẫu phiếu khong-co.v1 không có trong hệ thống.',
      'Kỳ chưa có đơn vị nào.',
    ])
    expect((await post('/home-affairs/periods/loi/open', { revision: '0' })).status).toBe(409)
    expect((await stored('loi')).status).toBe('draft')
  })

  test('is refused while an agency has another open period on one of its days', async () => {
    await post('/home-affairs/periods', { ...draftFields, id: 'trung', ...days })
    const revision = revisionOf(await stored('trung'))
    const response = await post('/home-affairs/periods/trung/open', { revision })
    expect(response.status).toBe(409)
    expect(await response.text()).toContain('đang mở cho SCT, SNV')
    expect((await stored('trung')).status).toBe('draft')
  })

  test('freezes form, method and first day; nothing but the amendable parts has a page', async () => {
    const path = '/home-affairs/periods/trung/blocks/so-ban-nganh'
    await post(path, [...(await fieldsOf(path, { members: null })), ['members', 'SYT']])
    const revision = revisionOf(await stored('trung'))
    expect((await post('/home-affairs/periods/trung/open', { revision })).status).toBe(303)
    const opened = await stored('trung')
    expect(opened.status).toBe('open')
    for (const section of ['form', 'method', 'blocks/new']) {
      expect((await get(`/home-affairs/periods/trung/${section}`)).status).toBe(409)
    }
    for (const section of ['form', 'method', 'blocks', 'blocks/so-ban-nganh/remove']) {
      const posted = await post(`/home-affairs/periods/trung/${section}`, { revision: revisionOf(opened) })
      expect(posted.status).toBe(409)
    }
    for (const action of ['open', 'schedule', 'unschedule', 'delete']) {
      const posted = await post(`/home-affairs/periods/trung/${action}`, { revision: revisionOf(opened) })
      expect(posted.status).toBe(409)
    }
    expect(await app.stores.periods.changeDraft(opened, { ...opened, form: 'other.v1' })).toBe(false)
    expect(await stored('trung')).toEqual(opened)
  })

  test('leaves name, last day, numbers and targets to be amended, and agencies to join', async () => {
    const basics = '/home-affairs/periods/trung/basics'
    const early = await fieldsOf(basics, { closesOn: '2026-10-04' })
    expect((await post(basics, early)).status).toBe(422)
    const tampered = await fieldsOf(basics, { name: 'Quý IV', closesOn: '2026-12-20' })
    expect((await post(basics, [...tampered, ['opensOn', '2026-10-01']])).status).toBe(303)
    expect(await stored('trung')).toMatchObject({
      name: 'Quý IV',
      closesOn: '2026-12-20',
      opensOn: '2026-10-05',
    })

    const block = '/home-affairs/periods/trung/blocks/so-ban-nganh'
    const changes = { 'n-SYT': '900', target: '≥ 85', lines: 'SGD;Sở Giáo dục;700;70', members: null }
    // Boxes that are not there cannot be left out: the agency stays.
    expect((await post(block, await fieldsOf(block, changes))).status).toBe(303)
    const amended = await stored('trung')
    expect(amended.blocks[0]?.agencies.map(({ code, transactions }) => [code, transactions])).toEqual([
      ['SYT', 900],
      ['SGD', 700],
    ])
    expect(amended.method.targets).toEqual([{ block: 'so-ban-nganh', operator: '>=', percent: 85 }])
  })

  test('lets no agency join that another period is open for', async () => {
    const block = '/home-affairs/periods/trung/blocks/so-ban-nganh'
    const before = await stored('trung')
    const response = await post(block, [...(await fieldsOf(block)), ['members', 'SCT']])
    expect(response.status).toBe(422)
    const html = parse(await response.text())
    expect(html.querySelector('.error-summary a')?.getAttribute('href')).toBe('#member-SCT')
    expect(html.querySelector('.error-summary a')?.text).toContain('Năm 2026')
    expect(html.querySelector('#member-SCT')?.hasAttribute('checked')).toBe(true)
    expect(await stored('trung')).toEqual(before)
  })

  test('writes every change into the trail, before and after', async () => {
    const entries = await app.stores.audit.oldest(0, 100)
    const actions = entries.map(({ action, subject }) => `${action} ${subject.id}`)
    expect(actions).toContain('period-drafted 2027')
    expect(actions).toContain('period-deleted 2028')
    expect(actions).toContain('period-opened trung')
    expect(actions).toContain('agency-added SDL')
    const amended = entries.filter(
      ({ action, subject }) => action === 'period-changed' && subject.id === 'trung',
    )
    expect(amended.at(-1)).toMatchObject({ before: { method: { targets: [{ percent: 87 }] } } })
  })
})

describe('hostile bodies', () => {
  const paths = [
    '',
    '/2027/basics',
    '/2027/form',
    '/2027/method',
    '/2027/blocks',
    '/2027/blocks/so-ban-nganh',
    '/2027/open',
  ]

  test.each<[string, string, string]>([
    ['nothing', 'application/x-www-form-urlencoded', ''],
    ['JSON', 'application/json', '{"name":{"$gt":""},"revision":0}'],
    ['another type', 'text/plain', 'name=x'],
    [
      'repeated fields',
      'application/x-www-form-urlencoded',
      'name=a&name=b&revision=1&revision=2&form=a&form=b',
    ],
    ['the prototype', 'application/x-www-form-urlencoded', '__proto__=a&constructor=b&members=__proto__'],
    ['wrong UTF-8', 'application/x-www-form-urlencoded', 'name=%C3%28&lines=%FF&blockName=%00'],
    ['a megabyte', 'application/x-www-form-urlencoded', `lines=${'a'.repeat(1_000_000)}`],
    ['ten thousand fields', 'application/x-www-form-urlencoded', 'members=A&'.repeat(10_000)],
  ])('of %s are refused, and change nothing', async (_, type, body) => {
    const before = await app.stores.periods.all()
    for (const path of paths) {
      const headers = { cookie, 'content-type': type }
      const response = await app.get(`/home-affairs/periods${path}`, { method: 'POST', headers, body })
      expect([400, 409, 413, 415, 422]).toContain(response.status)
      await response.text()
    }
    expect(await app.stores.periods.all()).toEqual(before)
  })
})
