import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { demoIndex2024 } from '../../server/commands/demo/demo-index-2024.ts'
import { formDigest } from '../../server/live-index/form-digest.ts'
import { form } from '../support/an-index-document.ts'
import { browserJourney, expectAccessible, phone } from '../support/browser-journey.ts'
import { row, workbookOfIndex, workbookOfRows } from '../support/index-imports.ts'

/** Where pictures of the pages go, for whoever wants to look at them. */
const pictures = process.env['PICTURES']

browserJourney('imports of indexes', {}, (journey) => {
  let session = ''
  beforeAll(async () => {
    await journey.app.open()
    session = (await journey.app.signInAs('home-affairs')).replace('session=', '')
  })

  async function signedIn(options = {}): Promise<Page> {
    const page = await journey.open(options)
    await page.context().addCookies([{ name: 'session', value: session, url: journey.app.address }])
    return page
  }

  async function look(page: Page, name: string): Promise<void> {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await expectAccessible(page)
      expect(await page.locator('h1').count()).toBe(1)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
      if (pictures === undefined) continue
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
    }
  }

  const file = (buffer: Uint8Array, name = 'chỉ số.xlsx') => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(buffer),
  })

  it.each([
    ['with JavaScript', '2024', {}],
    ['without, on a phone', '2023', { ...phone, javaScriptEnabled: false }],
  ])('a past table is looked through, confirmed and listed, %s', async (_, year, options) => {
    const page = await signedIn(options)
    const lookAt = async (name: string) => {
      // What looks for barriers is a script itself.
      if (!('javaScriptEnabled' in options)) await look(page, name)
    }
    await page.goto('/home-affairs/index-imports')
    await lookAt('past')
    await page.getByLabel('Mã kỳ').fill('Năm nay')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByRole('alert').waitFor()
    await lookAt('past-error')
    await page.getByLabel('Mã kỳ').fill(year)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByText('Chưa nhập tệp nào').waitFor()
    await lookAt('empty')

    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click()
    await page
      .getByRole('alert')
      .getByText('Chọn một tệp')
      .or(page.getByText('Cần điền mục này'))
      .first()
      .waitFor()
    await lookAt('no-file')

    const index = demoIndex2024('seed', formDigest(form))
    const table = workbookOfIndex({ ...index, period: { ...index.period!, name: `Năm ${year}` } })
    await page.getByLabel('Tệp chỉ số', { exact: true }).setInputFiles(file(table))
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click()
    await page.getByText('Đây là bản xem trước').waitFor()
    await lookAt('report')

    await page.getByLabel('Cơ quan công bố').fill('Sở Nội vụ')
    await page.getByRole('button', { name: 'Xác nhận nhập' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Cơ quan công bố').inputValue()).toBe('Sở Nội vụ')
    await lookAt('needs')

    await page.getByLabel('Ngày đầu của kỳ').fill(`${year}-01-01`)
    await page.getByLabel('Ngày cuối của kỳ').fill(`${year}-11-30`)
    await page.getByLabel('So sánh với kỳ sau').selectOption('yes')
    await page.getByLabel('Căn cứ').fill('Cùng mẫu phiếu')
    await page.getByLabel('Tôi xác nhận').check()
    await page.getByRole('button', { name: 'Xác nhận nhập' }).click()
    await page.getByText('Đã nhập tệp').waitFor()
    await lookAt('stored')
    expect((await journey.app.stores.periods.byId(year))?.status).toBe('published')
    expect(await journey.app.stores.importDrafts.of(year, 'thu-home-affairs')).toBeNull()
  })

  it('a file with mistakes is refused by its cells; one that changes figures shows them', async () => {
    const page = await signedIn()
    await page.goto('/home-affairs/periods/2025/index-imports')
    const wrong = workbookOfRows([row('SCT', 'Sở Công Thương', '1.234'), row('XX', 'Sở Lạ', 80)])
    await page.getByLabel('Tệp chỉ số', { exact: true }).setInputFiles(file(wrong))
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'TC2!D2' }).waitFor()
    await look(page, 'refused')
    for (const percent of [88.4, 91.25]) {
      await page
        .getByLabel('Tệp chỉ số', { exact: true })
        .setInputFiles(file(workbookOfRows([row('SCT', 'Sở Công Thương', percent, 2)])))
      await page.getByRole('button', { name: 'Kiểm tra tệp' }).click()
      await page.getByLabel('Tôi xác nhận').check()
      if (percent === 91.25) {
        await look(page, 'changes')
        await page.getByLabel('Lý do thay đổi số liệu').fill('Đính chính')
      }
      await page.getByRole('button', { name: 'Xác nhận nhập' }).click()
      await page.getByText('Đã nhập tệp').waitFor()
    }
    await page
      .getByLabel('Tệp chỉ số', { exact: true })
      .setInputFiles(file(workbookOfRows([row('SNV', 'Sở Nội vụ', 80)])))
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click()
    await page.getByRole('button', { name: 'Bỏ tệp này' }).click()
    await page.getByRole('heading', { name: 'Các lần đã nhập' }).waitFor()
    expect(await page.getByText('Đây là bản xem trước').count()).toBe(0)
    await page.goto('/home-affairs/periods/2025/index-imports?lang=en')
    await look(page, 'listed-en')
  })

  it('keys of other installations are registered by their fingerprint, and removed', async () => {
    const page = await signedIn()
    await page.goto('/home-affairs/partner-keys?lang=vi')
    await look(page, 'keys-empty')
    await page.getByRole('button', { name: 'Đăng ký khóa' }).click()
    await page.getByRole('alert').waitFor()
    await look(page, 'keys-error')
    await page.getByLabel('Tên hệ thống').fill('Tỉnh A')
    const key = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }
    await page.getByLabel('Khóa công khai').fill(JSON.stringify(key))
    await page.getByRole('button', { name: 'Đăng ký khóa' }).click()
    await page.getByText('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k').waitFor()
    await look(page, 'keys')
    await page.getByRole('button', { name: 'Bỏ khóa' }).click()
    await page.getByText('Đã bỏ ngày').waitFor()
  })
})
