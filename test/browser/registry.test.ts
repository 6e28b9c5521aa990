import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { registrySheets } from '../../server/registry/export-registry.ts'
import { type WrittenCell, writeWorkbook } from '../../server/spreadsheets/write-workbook.ts'
import { browserJourney, expectAccessible, phone } from '../support/browser-journey.ts'

const agencies = '/home-affairs/agencies'

browserJourney('the registry', { clock: () => new Date('2025-06-15T03:00:00Z') }, (journey) => {
  let session = ''
  beforeAll(async () => {
    const { app } = journey
    await app.open()
    session = (await app.signInAs('home-affairs')).replace('session=', '')
  })

  async function open(options: Parameters<typeof journey.open>[0] = {}): Promise<Page> {
    const page = await journey.open(options)
    const { hostname: domain } = new URL(journey.app.address)
    await page
      .context()
      .addCookies([
        ...[{ name: 'session', value: session, domain, path: '/', httpOnly: true, sameSite: 'Lax' as const }],
      ])
    return page
  }

  /** Last year's list, as somebody typed it on: the registry as exported, with these rows behind it. */
  async function workbook(rows: readonly (readonly WrittenCell[])[]): Promise<Buffer> {
    const { registry, places, periods } = journey.app.stores
    const known = {
      agencies: await registry.agencies(),
      places: await places.all(),
      periods: await periods.all(),
    }
    return writeWorkbook(
      registrySheets(known).map((sheet, place) =>
        place === 0 ? { ...sheet, rows: [...sheet.rows, ...rows] } : sheet,
      ),
    )
  }

  const text = (value: string): WrittenCell =>
    value === '' ? { kind: 'empty' } : { kind: 'text', text: value }

  it('takes last year’s list: wrong cells are named, corrected, looked at and confirmed, without JavaScript', async () => {
    const page = await open({ ...phone, javaScriptEnabled: false })
    await page.goto(agencies)
    await page.getByRole('link', { name: 'Nhập danh mục từ tệp' }).click()
    await page.getByRole('heading', { level: 1, name: 'Nhập danh mục từ tệp' }).waitFor()
    const choose = async (rows: readonly (readonly WrittenCell[])[]) => {
      await page.getByLabel('Tệp danh mục').setInputFiles({
        name: 'danh-muc-2024.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await workbook(rows),
      })
      await page.getByRole('button', { name: 'Đọc thử' }).click()
    }
    await choose([
      [text('SYT'), text('Sở Y tế'), text('31/02/2025')],
      [text('SNN MT'), text('Sở Nông nghiệp và Môi trường')],
      [text('SXD'), text(''), text(''), text(''), text('SGTVT')],
    ])
    await page.getByRole('heading', { name: '4 chỗ cần sửa trong tệp' }).waitFor()
    for (const [place, reason] of [
      ['Đơn vị!C4', 'không phải một ngày có thật'],
      ['Đơn vị!A5', 'không hợp lệ'],
      ['Đơn vị!B6', 'còn trống'],
      ['Đơn vị!E6', 'không có đơn vị nào mang mã “SGTVT”'],
    ]) {
      await page.getByRole('row', { name: new RegExp(`^${place} .*${reason}`) }).waitFor()
    }
    await page.getByRole('link', { name: 'Nhập danh mục từ tệp' }).click()
    await choose([
      [text('SYT'), text('Sở Y tế'), { kind: 'day', day: '2025-03-01' }],
      [text('SGTVT'), text('Sở Giao thông vận tải'), text(''), { kind: 'day', day: '2025-02-28' }],
      [text('SXD'), text('Sở Xây dựng'), text('01/03/2025'), text(''), text('SGTVT')],
    ])
    await page.getByText('Đơn vị: 3 thay đổi, 2 không đổi.').waitFor()
    await page.getByRole('row', { name: /Sở Xây dựng SXD Thêm .*Mã các đơn vị tiền thân: SGTVT/ }).waitFor()
    await page.getByRole('button', { name: 'Xác nhận nhập' }).click()
    await page.getByText('Đã nhập danh mục từ tệp.').waitFor()
    await page.getByRole('link', { name: 'Sở Xây dựng' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sở Xây dựng' }).waitFor()
    await page.getByRole('link', { name: 'Sở Giao thông vận tải' }).waitFor()
  })

  it('merges two agencies into one, and tells of both', async () => {
    const page = await open()
    await page.goto(`${agencies}/SYT`)
    await page.getByRole('link', { name: 'Sáp nhập, đổi tên, chia tách' }).click()
    await page.getByLabel('Sở Nội vụ (SNV)').check()
    await page.getByLabel('Mã đơn vị mới').fill('SM')
    await page.getByLabel('Từ ngày').fill('2025-07-01')
    await page.getByRole('button', { name: 'Thực hiện' }).click()
    await page.getByRole('link', { name: 'Hãy nhập “Tên đơn vị mới”.' }).click()
    await expectAccessible(page)
    expect(await page.getByLabel('Sở Y tế (SYT)').isChecked()).toBe(true)
    await page.getByLabel('Tên đơn vị mới').fill('Sở Mới')
    await page.getByRole('button', { name: 'Thực hiện' }).click()
    await page.getByRole('status').filter({ hasText: 'đưa đơn vị này vào khối' }).waitFor()
    await page.getByRole('link', { name: 'Sở Y tế' }).click()
    await page.getByText('ngày cuối cùng 30/06/2025').first().waitFor()
  })

  it.each([
    ['phone', phone],
    ['desk', { viewport: { width: 1280, height: 800 } }],
  ] as const)('shows its pages to everybody, on a %s', async (kind, options) => {
    const { stores } = journey.app
    const place = { code: 'TT', name: 'Trung tâm Phục vụ hành chính công tỉnh', address: '1 Trần Phú' }
    await stores.places.add({ ...place, host: 'SCT', endedOn: null })
    const sct = (await stores.registry.agencies()).find(({ code }) => code === 'SCT')!
    if (sct.units.length === 0) {
      await stores.registry.change({ ...sct, units: [{ code: 'VP', name: 'Văn phòng Sở' }] })
    }
    const page = await open(options)
    const paths = ['', '/SCT', '/-/merge', '/-/places', '/-/import', '/SCT/edit', '?q=khong-co']
    const more = ['/SXD', '/SCT/new-unit', '/SCT/units/VP', '/-/new', '/-/places/TT', '/-/new-place', '?q=so']
    for (const path of [...paths, ...more]) {
      await page.goto(`${agencies}${path}`)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([path, wider]).toEqual([path, 0])
      if (paths.includes(path)) await expectAccessible(page)
      await look(page, `registry-${kind}${path}`)
    }
  })

  it('shows what a file would change, and what is wrong with it, to everybody', async () => {
    const page = await open(phone)
    const choose = async (...lines: readonly string[]) => {
      const file = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
      await page.getByLabel('Tệp danh mục').setInputFiles(file)
      await page.getByRole('button', { name: 'Đọc thử' }).click()
    }
    await page.goto(`${agencies}/-/import`)
    await choose('Mã đơn vị,Tên đơn vị,Ghi chú', 'MOI,Sở Mới,x', 'SCT,Sở Công Thương Khánh Hòa')
    await page.getByRole('button', { name: 'Xác nhận nhập' }).waitFor()
    await expectAccessible(page)
    await look(page, 'registry-phone-dry-run')
    await page.getByRole('button', { name: 'Bỏ, không nhập' }).click()
    await choose('Mã đơn vị,Tên đơn vị', 'MOI MOI,', 'SCT,=A1')
    await page.getByRole('heading', { name: '3 chỗ cần sửa trong tệp' }).waitFor()
    await expectAccessible(page)
    await look(page, 'registry-phone-problems')
    await page.goto(`${agencies}/-/import?lang=en`)
    await page.getByRole('heading', { level: 1, name: 'Import the registry from a file' }).waitFor()
    await expectAccessible(page)
  })

  it('shows the second of two people what the first one changed', async () => {
    const [first, second] = [await open(), await open(phone)]
    for (const page of [first, second]) await page.goto(`${agencies}/SCT/edit`)
    await first.getByLabel('Tên đơn vị').fill('Sở Công Thương tỉnh')
    await first.getByRole('button', { name: 'Lưu' }).click()
    await first.getByRole('status').waitFor()
    await second.getByLabel('Hoạt động từ ngày').fill('2025-03-01')
    await second.getByRole('button', { name: 'Lưu' }).click()
    await second.getByRole('heading', { name: 'Có người vừa sửa mục này' }).waitFor()
    await second.getByText('Tên đơn vị: “Sở Công Thương” → “Sở Công Thương tỉnh”').waitFor()
    expect(await second.getByLabel('Hoạt động từ ngày').inputValue()).toBe('2025-03-01')
    expect(await second.getByLabel('Tên đơn vị').inputValue()).toBe('Sở Công Thương tỉnh')
    await expectAccessible(second)
    await look(second, 'phone-conflict')
  })
})

/** Pictures of the pages for somebody to look at, where a folder for them is named. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder)
    await page.screenshot({ path: `${folder}/${name.replace(/[^a-z0-9]+/gi, '-')}.png`, fullPage: true })
}
