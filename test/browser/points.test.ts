import { readFileSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { browserJourney, expectAccessible, phone } from '../support/browser-journey.ts'
import { aPeriod, aPoint } from '../support/test-app.ts'

const many = Array.from({ length: 9 }, (_, n) => ({ code: `CQ${n + 1}`, name: `Cơ quan số ${n + 1}` }))
const home = '/staff/points'

browserJourney('service points', {}, (journey) => {
  let storageState: NonNullable<BrowserContextOptions['storageState']>

  beforeAll(async () => {
    const { stores } = journey.app
    await journey.app.open({
      period: {
        blocks: [
          {
            code: 'so-ban-nganh',
            name: 'Khối sở, ban, ngành',
            agencies: ['SCT', 'SNV', ...many.map(({ code }) => code)].map((code) => ({
              code,
              transactions: null,
              quota: null,
            })),
          },
        ],
      },
    })
    for (const agency of many) {
      await stores.registry.add({ ...agency, units: [{ code: 'vp', name: 'Văn phòng' }], endedOn: null })
    }
    await stores.places.add({
      code: 'ttpv',
      name: 'Trung tâm Phục vụ hành chính công',
      address: '01 Trần Phú',
      host: null,
      endedOn: null,
    })
    await stores.points.add(
      aPoint({ code: 'dungchu2', desk: 'Quầy chung', agencies: many.map(({ code }) => code) }),
    )
    const [name = '', value = ''] = (await journey.app.signIn()).split('=')
    const { hostname: domain } = new URL(journey.app.address)
    const cookie = {
      name,
      value,
      domain,
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax' as const,
    }
    storageState = { cookies: [cookie], origins: [] }
  })

  const open = (options: BrowserContextOptions = {}) => journey.open({ ...options, storageState })
  async function checked(page: Page): Promise<void> {
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBeLessThanOrEqual(0)
  }

  it('are made for a shared desk on a phone, and a mistake keeps what was typed', async () => {
    const page = await open(phone)
    await page.goto(home)
    await page.getByRole('link', { name: 'Tạo điểm khảo sát', exact: true }).first().click()
    await checked(page)
    await page.getByLabel('Đơn vị', { exact: true }).selectOption({ label: 'Sở Công Thương' })
    await page.getByText('Quầy dùng chung của nhiều đơn vị').click()
    await page.getByLabel('Sở Nội vụ').check()
    await page.getByLabel('Nơi đặt trong danh mục').selectOption('ttpv')
    await page.getByRole('button', { name: 'Tạo mã' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Hãy nhập tên quầy.' }).click()
    await checked(page)
    expect(await page.getByLabel('Sở Nội vụ').isChecked()).toBe(true)
    await page.keyboard.type('Quầy liên thông')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Hãy in tờ mã QR').waitFor()
    await checked(page)
    const made = (await journey.app.stores.points.all()).find(({ desk }) => desk === 'Quầy liên thông')
    expect(made).toMatchObject({ agencies: ['SCT', 'SNV'], placeCode: 'ttpv' })
  })

  it('are chosen in the list and printed in one file', async () => {
    const page = await open()
    await page.goto(home)
    await checked(page)
    await page.getByLabel('Chọn mã k7m2qx4t').check()
    await page.getByLabel('Chọn mã nhavang2').check()
    await page.getByLabel('Khổ giấy').selectOption({ label: 'A4, 8 nhãn nhỏ có dấu cắt' })
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'In các điểm đã đánh dấu' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('to-ma-qr-labels-2-diem.pdf')
    const file = readFileSync(await download.path())
    expect(file.toString('latin1', 0, 5)).toBe('%PDF-')
  })

  it('that are not chosen are asked for', async () => {
    const page = await open(phone)
    await page.goto(home)
    await page.getByRole('button', { name: 'In các điểm đã đánh dấu' }).click()
    await page.getByRole('alert').getByText('hãy đánh dấu ít nhất một điểm').waitFor()
    await checked(page)
  })

  it('are made for a whole block, after a look at what will be', async () => {
    const page = await open(phone)
    await page.goto(home)
    await page.getByRole('link', { name: 'Tạo hàng loạt cho nhiều đơn vị' }).click()
    await checked(page)
    await page.getByLabel('Các đơn vị').selectOption('block/2025/so-ban-nganh')
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await checked(page)
    await page.getByLabel('Số quầy của Sở Nội vụ').fill('3')
    await page.getByRole('button', { name: 'Xem lại theo số quầy đã sửa' }).click()
    await page.getByRole('button', { name: 'Tạo 13 điểm' }).click()
    await page.getByText('Đã tạo 13 điểm khảo sát.').waitFor()
    await checked(page)
  })

  it('change their words, and their codes', async () => {
    const page = await open(phone)
    await page.goto(`${home}/k7m2qx4t`)
    await checked(page)
    await page.getByLabel('Quầy', { exact: true }).fill('Quầy đổi tên')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByRole('status').getByText('mang tên cũ').waitFor()
    await page.getByText('Đổi mã', { exact: true }).click()
    await page.getByRole('button', { name: 'Đổi mã k7m2qx4t' }).click()
    await page.getByRole('status').getByText('Mã k7m2qx4t đã ngừng dùng').waitFor()
    await checked(page)
  })

  it('that are retired say how often the old sheet is still scanned', async () => {
    const page = await open()
    await page.goto(`${home}/nhavang2`)
    await page.getByText('Ngừng dùng', { exact: true }).click()
    await page.getByRole('button', { name: 'Ngừng dùng mã nhavang2' }).click()
    await page.getByText('Chưa có lần nào').waitFor()
    const visitor = await journey.open(phone)
    // The public form keeps what it has read for two seconds.
    await expect
      .poll(async () => (await visitor.goto('/s/nhavang2'))?.status(), { timeout: 10_000 })
      .toBe(410)
    await expect
      .poll(async () => (await journey.app.stores.retiredScans.totals()).get('nhavang2')?.count, {
        timeout: 5000,
      })
      .toBeGreaterThan(0)
    await page.goto(home)
    await page.getByRole('link', { name: /vẫn có người quét/ }).click()
    await page.getByRole('row', { name: /Quét sau khi ngừng: \d lần/ }).waitFor()
    await checked(page)
  })

  describe('without JavaScript', () => {
    it('a shared desk asks first which agency it was, and keeps everything else', async () => {
      const page = await journey.open({ ...phone, javaScriptEnabled: false })
      await page.goto('/s/dungchu2')
      const first = page.locator('main form').locator('select, input:not([type=hidden])').first()
      expect(await first.getAttribute('id')).toBe('agency')
      await page.locator('#comment').fill('Cảm ơn quầy')
      await page.getByRole('button').click()
      expect(await page.locator('#agency').getAttribute('aria-invalid')).toBe('true')
      expect(await page.locator('#comment').inputValue()).toBe('Cảm ơn quầy')
      await page.locator('#agency').selectOption('CQ9')
      await page.getByRole('button').click()
      expect(await page.locator('#agency').inputValue()).toBe('CQ9')
    })
  })

  it('a shared desk is within everybody’s reach', async () => {
    const page = await journey.open(phone)
    await page.goto('/s/dungchu2')
    await checked(page)
    await page.getByRole('button').click()
    await page
      .getByRole('alert')
      .getByRole('link', { name: /cơ quan nào/ })
      .click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('agency')
    await checked(page)
  })

  it.each([
    '',
    '?lang=en',
    '?state=all&channel=qr',
    '/new',
    '/bulk',
    '/logo',
    '/k7m2qx4t',
    '/dungchu2?lang=en',
    '/dungchu2/sheet',
  ])('meet no barrier on %s, on a phone and on a wide screen', async (path) => {
    for (const options of [phone, {}]) {
      const page = await open(options)
      expect((await page.goto(home + path))?.status()).toBe(200)
      await checked(page)
      expect(await page.locator('h1').count()).toBe(1)
      await page.context().close()
    }
  })
})

browserJourney('points of a period that is over', {}, (journey) => {
  it('are listed for somebody of the agency, with nothing to change', async () => {
    await journey.app.open({ period: aPeriod({ status: 'closed' }) })
    const [name = '', value = ''] = (await journey.app.signInAs('agency-viewer')).split('=')
    const page = await journey.open(phone)
    await page.context().addCookies([{ name, value, url: journey.app.address }])
    await page.goto(home)
    await page.getByText('Quầy số 3 – Cấp phép').click()
    await page.getByRole('heading', { level: 1, name: 'Điểm khảo sát k7m2qx4t' }).waitFor()
    expect(await page.locator('main form').count()).toBe(0)
    await expectAccessible(page)
  })
})
