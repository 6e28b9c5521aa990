import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { readWorkbook } from '../../support/read-workbook.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let homeAffairs: { headers: { cookie: string } }
let auditor: { headers: { cookie: string } }
beforeAll(async () => {
  app = await startTestApp({ clock: () => new Date('2025-06-15T03:00:00Z') })
  await app.open()
  homeAffairs = { headers: { cookie: await app.signInAs('home-affairs') } }
  auditor = { headers: { cookie: await app.signInAs('auditor') } }
})
afterAll(() => app.stop())

const agencies = '/home-affairs/agencies'
const post = (path: string, fields: Iterable<[string, string]> | Record<string, string>, as = homeAffairs) =>
  app.post(path, fields, as)
const page = async (path: string, as = homeAffairs) => {
  const response = await app.get(path, as)
  expect(response.status).toBe(200)
  return response.text()
}
const agency = async (code: string) => (await app.stores.registry.agencies()).find((one) => one.code === code)

async function upload(content: string | Buffer, name = 'danh-muc.csv', as = homeAffairs) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(Buffer.from(content))]), name)
  return fetch(app.url(`${agencies}/-/import`), { method: 'POST', redirect: 'manual', body: form, ...as })
}

const csv = (...lines: string[]) => `\uFEFF${lines.join('\r\n')}`
const agencyHeads = 'Mã đơn vị,Tên đơn vị,Hoạt động từ ngày,Hoạt động đến hết ngày,Mã các đơn vị tiền thân'

describe('the registry is', () => {
  const pages = [
    agencies,
    `${agencies}/SCT`,
    `${agencies}/-/places`,
    `${agencies}/-/import`,
    `${agencies}/-/registry.xlsx`,
    `${agencies}/-/registry/danh-muc-don-vi.csv`,
  ]
  const forms = [
    `${agencies}/-/new`,
    `${agencies}/SCT/edit`,
    `${agencies}/SCT/new-unit`,
    `${agencies}/-/merge`,
    `${agencies}/-/new-place`,
  ]

  it.each(pages)('read by home affairs and auditors, and nobody else: %s', async (path) => {
    expect((await app.get(path, homeAffairs)).status).toBe(200)
    const read = await app.get(path, auditor)
    expect(read.status).toBe(200)
    if (!/registry[./]/.test(path))
      expect(await read.text()).not.toContain('<form method="post" action="/home-affairs')
    for (const role of ['agency-manager', 'agency-viewer', 'data-entry-clerk'] as const) {
      const cookie = await app.signInAs(role, `${role}-${pages.indexOf(path)}`.toUpperCase())
      expect((await app.get(path, { headers: { cookie } })).status).toBe(403)
    }
    expect((await app.get(path)).status).toBe(303)
  })

  it.each(forms)('changed by home affairs alone: %s', async (path) => {
    expect((await app.get(path, homeAffairs)).status).toBe(200)
    expect((await app.get(path, auditor)).status).toBe(403)
    const target = path === `${agencies}/-/new` ? agencies : path.replace('new-place', 'places')
    expect((await post(target, {}, auditor)).status).toBe(403)
    expect(
      (await app.get(path, { headers: { cookie: `${homeAffairs.headers.cookie}; lang=en` } })).status,
    ).toBe(200)
  })

  it('not found where an agency, a unit, a place or a file is not', async () => {
    for (const path of [
      '/KHONG',
      '/KHONG/edit',
      '/SCT/units/KHONG',
      '/-/places/KHONG',
      '/-/import/x',
      '/-/registry/x.csv',
    ]) {
      expect((await app.get(`${agencies}${path}`, homeAffairs)).status).toBe(404)
    }
  })
})

describe('an agency', () => {
  it('is added, and shown in the list, where it is found without accents', async () => {
    const added = await post(agencies, { code: 'SXD', name: ' Sở  Xây dựng ', beganOn: '01/03/2025' })
    expect(added.status).toBe(303)
    expect(added.headers.get('location')).toBe(`${agencies}/SXD?done=saved`)
    expect(await agency('SXD')).toEqual({
      ...{ code: 'SXD', name: 'Sở Xây dựng', beganOn: '2025-03-01', units: [], endedOn: null },
    })
    const list = await page(agencies)
    expect(list).toContain('Khối sở, ban, ngành (Năm 2025)')
    expect(list).toContain('Không tham gia Năm 2025')
    const found = await page(`${agencies}?q=so+xay`)
    expect(found).toContain('Sở Xây dựng')
    expect(found).not.toContain('Sở Công Thương')
    expect(await page(`${agencies}?q=zzz`)).toContain('Không có đơn vị nào khớp với “zzz”')
  })

  it('is refused with everything that was typed, every mistake named', async () => {
    const refused = await post(agencies, {
      ...{ code: 'sct', name: '', beganOn: '31/02/2025', endedOn: '2025-01-01', predecessors: 'SCT XX' },
    })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    for (const sentence of [
      'Mã “sct” đã có.',
      'Hãy nhập “Tên đơn vị”.',
      '“Hoạt động từ ngày” không phải một ngày có thật',
      'sct không thể là tiền thân của chính nó',
      'danh mục không có mã “XX”',
    ]) {
      expect(html).toContain(sentence)
    }
    expect(html).toContain('value="31/02/2025"')
    expect(html).toContain('value="SCT XX"')
  })

  it('is not overwritten by somebody who has not seen what another one changed', async () => {
    const form = await page(`${agencies}/SXD/edit`)
    expect(form).toContain('name="seen" value="0"')
    const first = await post(`${agencies}/SXD/edit`, { seen: '0', name: 'Sở XD', beganOn: '2025-03-02' })
    expect(first.status).toBe(303)
    const second = await post(`${agencies}/SXD/edit`, {
      seen: '0',
      name: 'Sở Xây dựng tỉnh',
      beganOn: '2025-03-01',
    })
    expect(second.status).toBe(409)
    const html = await second.text()
    expect(html).toContain('Có người vừa sửa mục này')
    expect(html).toContain('Tên đơn vị: “Sở Xây dựng” → “Sở XD”')
    expect(html).toContain('thu-home-affairs')
    expect(html).toContain('value="Sở Xây dựng tỉnh"')
    // What the second one did not touch is what the first one saved.
    expect(html).toContain('value="2025-03-02"')
    expect(html).toContain('name="seen" value="1"')
    expect((await agency('SXD'))?.name).toBe('Sở XD')
    const again = await post(`${agencies}/SXD/edit`, { seen: '1', name: 'Sở Xây dựng tỉnh' })
    expect(again.status).toBe(303)
    expect((await post(`${agencies}/SXD/edit`, { name: 'x' })).status).toBe(400)
    const shown = await page(`${agencies}/SXD`)
    expect(shown).toContain('Tên đơn vị: “Sở XD” → “Sở Xây dựng tỉnh”')
    expect(shown).toContain('Thêm đơn vị')
  })

  it('ends with a day, and is taken up again', async () => {
    await post(`${agencies}/SXD/edit`, { seen: '2', name: 'Sở Xây dựng', endedOn: '30/06/2025' })
    expect(await page(`${agencies}/SXD`)).toContain('Đã kết thúc hoạt động, ngày cuối cùng 30/06/2025')
    expect(await page(agencies)).toContain('Đã kết thúc hoạt động')
    await post(`${agencies}/SXD/edit`, { seen: '3', name: 'Sở Xây dựng', endedOn: '' })
    const actions = (await app.stores.audit.about({ kind: 'agency', id: 'SXD' }, 2)).map(
      ({ action }) => action,
    )
    expect(actions).toEqual(['agency-reopened', 'agency-ended'])
  })

  it('is removed only while nothing refers to it', async () => {
    await post(agencies, { code: 'NHAM', name: 'Thêm nhầm' })
    expect((await post(`${agencies}/NHAM/remove`, { seen: '0' })).status).toBe(303)
    expect(await agency('NHAM')).toBeUndefined()
    const refused = await post(`${agencies}/SCT/remove`, { seen: '0' })
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Không xóa được')
    expect(await page(`${agencies}/SCT/edit`)).not.toContain('Xóa mục thêm nhầm')
    expect(await agency('SCT')).toBeDefined()
  })

  it('has units, which are added, renamed, ended and removed', async () => {
    expect((await post(`${agencies}/SCT/new-unit`, { code: 'VP', name: 'Văn phòng' })).status).toBe(303)
    expect((await post(`${agencies}/SCT/new-unit`, { code: 'TM', name: 'Phòng Thương mại' })).status).toBe(
      303,
    )
    const taken = await post(`${agencies}/SCT/new-unit`, { code: 'vp', name: 'Văn phòng 2' })
    expect(taken.status).toBe(422)
    expect(await taken.text()).toContain('Mã “vp” đã có')
    await post(`${agencies}/SCT/units/VP`, { seen: '2', name: 'Văn phòng Sở', endedOn: '2025-12-31' })
    expect((await agency('SCT'))?.units).toEqual([
      { code: 'VP', name: 'Văn phòng Sở', endedOn: '2025-12-31' },
      { code: 'TM', name: 'Phòng Thương mại' },
    ])
    expect((await post(`${agencies}/SCT/units/TM`, { seen: '2', name: 'Phòng TM' })).status).toBe(409)
    expect((await post(`${agencies}/SCT/units/TM/remove`, { seen: '3' })).status).toBe(303)
    const point = (await app.stores.points.all()).find(({ agencies: served }) => served.includes('SCT'))!
    await app.stores.points.change(point, { desk: point.desk, place: point.place, unit: 'VP' })
    expect((await post(`${agencies}/SCT/units/VP/remove`, { seen: '4' })).status).toBe(409)
    const shown = await page(`${agencies}/SCT`)
    expect(shown).toContain('Bộ phận VP: “Văn phòng” → “Văn phòng Sở (–31/12/2025)”')
    expect(shown).toContain('1 điểm đang dùng, 0 điểm đã ngừng.')
    expect(shown).toContain('Khối sở, ban, ngành')
  })
})

describe('a merger', () => {
  const merge = (chosen: string[], fields: Record<string, string>) =>
    post(`${agencies}/-/merge`, [
      ...chosen.map((code): [string, string] => ['agency', code]),
      ...Object.entries(fields),
    ])

  beforeAll(async () => {
    for (const [code, name] of [
      ['STNMT', 'Sở Tài nguyên và Môi trường'],
      ['SNNPTNT', 'Sở Nông nghiệp và Phát triển nông thôn'],
      ['SKHDT', 'Sở Kế hoạch và Đầu tư'],
      ['STC', 'Sở Tài chính'],
    ] as const) {
      await app.stores.registry.add({ code, name, units: [], endedOn: null })
    }
  })

  it('ends the old ones the day before and makes the new one of them', async () => {
    const merged = await merge(['STNMT', 'SNNPTNT'], {
      code: 'SNNMT',
      name: 'Sở Nông nghiệp và Môi trường',
      on: '01/03/2025',
    })
    expect(merged.headers.get('location')).toBe(`${agencies}/SNNMT?done=merged`)
    expect(await agency('STNMT')).toMatchObject({ endedOn: '2025-02-28', revision: 1 })
    expect(await agency('SNNMT')).toEqual({
      ...{ code: 'SNNMT', name: 'Sở Nông nghiệp và Môi trường', units: [], endedOn: null },
      ...{ beganOn: '2025-03-01', predecessors: ['STNMT', 'SNNPTNT'] },
    })
    expect(await page(`${agencies}/SNNMT`)).toContain('Sở Tài nguyên và Môi trường')
    expect(await page(`${agencies}/STNMT`)).toContain('Sở Nông nghiệp và Môi trường')
  })

  it('goes on under the code of one of them', async () => {
    await merge(['SKHDT', 'STC'], { code: 'stc', name: 'Sở Tài chính', on: '2025-03-01' })
    expect(await agency('STC')).toMatchObject({ endedOn: null, predecessors: ['SKHDT'] })
    expect(await agency('SKHDT')).toMatchObject({ endedOn: '2025-02-28' })
  })

  it('is a division where it is made twice of the same agency', async () => {
    await merge(['SNNMT'], { code: 'SNN', name: 'Sở Nông nghiệp', on: '2026-01-01' })
    await merge(['SNNMT'], { code: 'SMT', name: 'Sở Môi trường', on: '2026-01-01' })
    expect(await agency('SNNMT')).toMatchObject({ endedOn: '2025-12-31', revision: 1 })
    for (const code of ['SNN', 'SMT']) expect(await agency(code)).toMatchObject({ predecessors: ['SNNMT'] })
  })

  it.each<[string, string[], Record<string, string>, string]>([
    ['nothing chosen', [], { code: 'A', name: 'A', on: '2025-03-01' }, 'Hãy chọn ít nhất một đơn vị.'],
    ['no day', ['SCT'], { code: 'A', name: 'A', on: '' }, 'Hãy nhập “Từ ngày”.'],
    ['a code of another agency', ['SCT'], { code: 'SNV', name: 'A', on: '2025-03-01' }, 'Mã “SNV” đã có.'],
    [
      'a code of one that has ended',
      ['STNMT'],
      { code: 'STNMT', name: 'A', on: '2025-03-01' },
      'đã kết thúc hoạt động nên',
    ],
    [
      'one that ends later',
      ['SNNMT'],
      { code: 'A', name: 'A', on: '2025-12-31' },
      'đã ghi kết thúc vào ngày này',
    ],
    [
      'one that begins later',
      ['SNN'],
      { code: 'A', name: 'A', on: '2026-01-01' },
      'bắt đầu hoạt động vào ngày này',
    ],
    [
      'nothing new',
      ['SCT'],
      { code: 'SCT', name: 'Sở Công Thương', on: '2025-03-01' },
      'không có gì thay đổi',
    ],
  ])('is refused with %s, and changes nothing', async (_, chosen, fields, sentence) => {
    const before = await app.stores.registry.agencies()
    const refused = await merge(chosen, fields)
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain(sentence)
    for (const code of chosen) expect(html).toContain(`value="${code}" checked`)
    expect(await app.stores.registry.agencies()).toEqual(before)
  })
})

describe('a place', () => {
  it('is added, and takes the points that stand there with it when it is renamed', async () => {
    expect((await post(`${agencies}/-/places`, { code: 'TT', name: 'Trung tâm', host: 'SCT' })).status).toBe(
      303,
    )
    expect((await post(`${agencies}/-/places`, { code: 'TT', name: 'Khác' })).status).toBe(422)
    expect((await post(`${agencies}/-/places`, { code: 'T2', name: 'Khác', host: 'XX' })).status).toBe(422)
    const [point] = await app.stores.points.all()
    await app.stores.points.change(point!, {
      desk: point!.desk,
      unit: null,
      place: 'Trung tâm',
      placeCode: 'TT',
    })
    const renamed = await post(`${agencies}/-/places/TT`, {
      ...{
        seen: '0',
        name: 'Trung tâm Phục vụ hành chính công',
        address: '1 Trần Phú',
        host: 'SCT',
        endedOn: '',
      },
    })
    expect(renamed.status).toBe(303)
    expect((await app.stores.points.byCode(point!.code))?.place).toBe('Trung tâm Phục vụ hành chính công')
    expect(await page(`${agencies}/-/places`)).toContain('1 Trần Phú')
    expect((await post(`${agencies}/-/places/TT`, { seen: '0', name: 'Cũ' })).status).toBe(409)
    expect((await post(`${agencies}/-/places/TT/remove`, { seen: '1' })).status).toBe(409)
    await post(`${agencies}/-/places`, { code: 'T3', name: 'Nhầm' })
    expect((await post(`${agencies}/-/places/T3/remove`, { seen: '0' })).status).toBe(303)
  })
})

describe('an import', () => {
  it('names every wrong cell, and stores nothing', async () => {
    const before = await app.stores.registry.agencies()
    const refused = await upload(csv(agencyHeads, 'A B,Sở A', 'SYT,,32/13/2025'))
    expect(refused.status).toBe(422)
    const html = await refused.text()
    for (const text of ['3 chỗ cần sửa', '>A2<', '>B3<', '>C3<', 'mã “A B” không hợp lệ', 'Chưa lưu gì cả']) {
      expect(html).toContain(text)
    }
    expect(await app.stores.registry.agencies()).toEqual(before)
  })

  it.each([
    ['no file', '', 'Tệp rỗng'],
    ['another format', '%PDF-1.7 …', 'PDF'],
    ['another encoding', Buffer.from('M\xe3 \xae\xacn v\xde,T\xean', 'latin1'), 'UTF-8'],
  ])('says what is wrong with %s', async (_, content, sentence) => {
    const refused = await upload(content)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain(sentence)
  })

  it('shows what would change, and applies just that', async () => {
    const staged = await upload(csv(agencyHeads, 'SYT,Sở Y tế,,,', 'SCT,Sở Công Thương tỉnh,,,'))
    expect(staged.status).toBe(303)
    const address = staged.headers.get('location')!
    const html = await page(address)
    expect(html).toContain('Đơn vị: 2 thay đổi, 0 không đổi.')
    expect(html).toContain('Tên đơn vị: Sở Công Thương → Sở Công Thương tỉnh')
    expect(html).toContain('Không có trong tệp, giữ nguyên')
    expect(await agency('SYT')).toBeUndefined()
    const plan = /name="plan" value="([0-9a-f]+)"/.exec(html)![1]!
    const other = { headers: { cookie: await app.signInAs('home-affairs', 'KHAC') } }
    expect((await app.get(address, other)).status).toBe(404)
    expect((await post(address, { plan }, auditor)).status).toBe(403)

    // Somebody changes the registry in between: nothing is applied that was not shown.
    await post(`${agencies}/SCT/edit`, {
      seen: String((await agency('SCT'))!.revision),
      name: 'Sở Công thương KH',
    })
    const moved = await post(address, { plan })
    expect(moved.status).toBe(409)
    const again = await moved.text()
    expect(again).toContain('Danh mục vừa được sửa trong lúc bạn xem')
    expect(again).toContain('Tên đơn vị: Sở Công thương KH → Sở Công Thương tỉnh')
    expect(await agency('SYT')).toBeUndefined()

    const done = await post(address, { plan: /name="plan" value="([0-9a-f]+)"/.exec(again)![1]! })
    expect(done.headers.get('location')).toBe(`${agencies}?done=imported`)
    expect(await agency('SYT')).toMatchObject({ name: 'Sở Y tế' })
    expect(await agency('SCT')).toMatchObject({ name: 'Sở Công Thương tỉnh' })
    expect((await app.get(address, homeAffairs)).status).toBe(404)
    const [imported] = (await app.stores.audit.newest(null, 10)).filter(
      ({ action }) => action === 'registry-imported',
    )
    expect(imported).toMatchObject({ by: 'thu-home-affairs', after: { name: 'danh-muc.csv', changes: 2 } })
  })

  it('brings agencies into an open period, with a reason where one is not ranked', async () => {
    const staged = await upload(
      csv(
        'Mã kỳ,Mã khối,Tên khối,Mã đơn vị,Số giao dịch (N),Số phiếu được giao,Xếp hạng,Lý do không xếp hạng',
        '2025,so-ban-nganh,,SYT,3100,100,không,Mới tham gia từ tháng 6',
        '2025,so-ban-nganh,,SCT,2400,,,',
      ),
    )
    const address = staged.headers.get('location')!
    const html = await page(address)
    expect(html).toContain('Không có trong tệp, giữ nguyên')
    expect(html).toContain('Lý do không xếp hạng: Mới tham gia từ tháng 6')
    await post(address, { plan: /name="plan" value="([0-9a-f]+)"/.exec(html)![1]! })
    const period = await app.stores.periods.byId('2025')
    expect(period?.blocks[0]?.agencies).toEqual([
      { code: 'SCT', transactions: 2400, quota: null },
      { code: 'SNV', transactions: null, quota: null },
      { code: 'SYT', transactions: 3100, quota: 100, unranked: 'Mới tham gia từ tháng 6' },
    ])
    const answer = await app.get('/api/v1/periods/2025/index', homeAffairs)
    const { blocks } = (await answer.json()) as IndexDocument
    expect(blocks[0]?.agencies.find(({ code }) => code === 'SYT')).toMatchObject({
      ineligibleBecause: 'unranked',
      unranked: 'Mới tham gia từ tháng 6',
    })
    expect(await page(`${agencies}/SYT`)).toContain('Mới tham gia từ tháng 6')
  })

  it('of what was exported changes nothing', async () => {
    const exported = await app.get(`${agencies}/-/registry.xlsx`, homeAffairs)
    expect(exported.headers.get('content-disposition')).toContain('danh-muc.xlsx')
    const bytes = Buffer.from(await exported.arrayBuffer())
    expect(readWorkbook(bytes).map(({ name }) => name)).toEqual([
      'Đơn vị',
      'Bộ phận',
      'Địa điểm',
      'Khối theo kỳ',
    ])
    const staged = await upload(bytes, 'danh-muc.xlsx')
    const html = await page(staged.headers.get('location')!)
    expect(html).toContain('Tệp không thay đổi gì')
    expect(html).not.toContain('Không có trong tệp')
    expect((await post(`${staged.headers.get('location')}/drop`, {})).status).toBe(303)
    expect((await app.get(staged.headers.get('location')!, homeAffairs)).status).toBe(404)
  })
})
