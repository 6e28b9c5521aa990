import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { codeAt } from '../../server/accounts/totp.ts'
import { browserJourney, expectAccessible, phone } from '../support/browser-journey.ts'
import { settledTallies } from '../support/settled-tallies.ts'
import { aPeriod } from '../support/test-app.ts'
import { threeCriteria } from '../support/three-criteria-form.ts'

/** No barrier, one heading of the first level, and nothing wider than the screen. */
async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page)
  expect(await page.locator('h1').count()).toBe(1)
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }))
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
}

browserJourney('a new province', {}, (journey) => {
  it('comes from its one-time password to a printed sheet and the first response, led by the guide', async () => {
    const { app } = journey
    const page = await journey.open()
    page.setDefaultTimeout(20_000)
    await page.goto('/home-affairs')
    await page.getByLabel('Tên đăng nhập').fill('so-noi-vu')
    await page.getByLabel('Mật khẩu').fill(app.oneTimePassword ?? '')
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.locator('#password').fill('một mật khẩu đủ dài')
    await page.getByLabel('Nhập lại mật khẩu mới').fill('một mật khẩu đủ dài')
    await page.getByRole('button', { name: 'Lưu mật khẩu' }).click()
    const secret = ((await page.locator('#secret').textContent()) ?? '').replace(/\s/g, '')
    await page.getByLabel('Mã sáu chữ số').fill(codeAt(secret, new Date()))
    await page.getByRole('button', { name: 'Bật xác thực hai bước' }).click()
    await page.getByRole('link', { name: 'Đã lưu, tiếp tục' }).click()

    const guide = page.getByRole('region', { name: 'Bắt đầu từ đây' })
    await guide.getByText('Đã xong 1/6 bước').waitFor()
    await expectGood(page)
    await guide.getByRole('link', { name: 'Khai báo tỉnh và mở kỳ khảo sát' }).click()
    await page.getByLabel('Tỉnh, thành phố').fill('Khánh Hòa')
    await page.getByLabel('Các đơn vị, mỗi dòng một đơn vị').fill('SCT;Sở Công Thương;2400\nSNV;Sở Nội vụ')
    await page.getByRole('button', { name: 'Mở kỳ khảo sát' }).click()
    await page.getByRole('status').getByText('Đã mở kỳ').waitFor()

    await page.goto('/home-affairs')
    await guide.getByText('Đã xong 2/6 bước').waitFor()
    await guide.getByRole('link', { name: 'Tạo điểm khảo sát cho từng quầy' }).click()
    await makePoint(page)
    const [point] = await app.stores.points.all()
    await page.goto(`/staff/points/${point?.code}/sheet`)
    await expect.poll(() => page.locator('h1').count()).toBe(1)

    const visitor = await journey.open(phone)
    await visitor.goto(`/s/${point?.code}`)
    for (const group of await visitor.locator('fieldset').all()) {
      const options = group.locator('input[type=radio]')
      if ((await options.count()) > 0 && (await group.isVisible())) await options.nth(1).check()
    }
    await visitor.locator('button[type=submit]').click()
    await visitor.waitForURL(/receipt=/)
    const [period] = await app.stores.periods.all()
    await settledTallies(app.stores, period?.id ?? '')
    await page.goto('/home-affairs')
    expect(await guide.count()).toBe(0)
  }, 120_000)
})

/** The page of a new point, as it is: whatever it asks beside the agency and the desk has a suggestion. */
async function makePoint(page: Page): Promise<void> {
  const agency = page.locator('select[name=agency], input[name=agencies]').first()
  if ((await agency.getAttribute('type')) === 'checkbox') await agency.check()
  else await agency.selectOption('SCT')
  await page.locator('[name=desk]').fill('Quầy số 1')
  const place = page.locator('input[name=place]')
  if ((await place.count()) > 0) await place.fill('Bộ phận một cửa')
  await page.locator('main form button[type=submit]').first().click()
}

let now = new Date('2026-12-31T16:00:00Z')

browserJourney('the next year', { clock: () => now }, (journey) => {
  async function signedIn(options = {}): Promise<Page> {
    const page = await journey.open({ javaScriptEnabled: true, ...options })
    const value = (await journey.app.signInAs('home-affairs')).replace('session=', '')
    await page.context().addCookies([{ name: 'session', value, url: journey.app.address }])
    return page
  }

  it('imports its own form, copies the last period, changes it on a phone, marks it ready, and it opens by itself', async () => {
    const { app } = journey
    await app.open({
      period: {
        id: '2026',
        name: 'Năm 2026',
        opensOn: '2026-01-01',
        closesOn: '2026-12-31',
        method: aPeriod().method,
      },
    })
    const page = await signedIn(phone)
    await page.goto('/home-affairs/forms')
    await expectGood(page)
    await page.getByRole('link', { name: 'Nhập mẫu phiếu' }).click()
    const wrong = JSON.stringify({ ...threeCriteria, version: 0 }, null, 1)
    await page.getByLabel('Tệp JSON').setInputFiles({
      name: 'mau.json',
      mimeType: 'application/json',
      buffer: Buffer.from(wrong),
    })
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click()
    await page.getByRole('alert').getByText('/version: Không được nhỏ hơn 1.').waitFor()
    await expectGood(page)
    await page.getByLabel('Định nghĩa mẫu phiếu').fill(JSON.stringify(threeCriteria))
    await page.getByRole('button', { name: 'Kiểm tra nội dung' }).click()
    await page.getByText('khanh-hoa.v1: không có lỗi nào').waitFor()
    await expectGood(page)
    const [tried] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: 'Trên điện thoại, tiếng Việt' }).click(),
    ])
    await tried.getByText('XEM THỬ').first().waitFor()
    await expectGood(tried)
    await tried.close()
    await page.getByRole('button', { name: 'Công bố khanh-hoa.v1' }).click()
    await page.getByRole('status').getByText('Đã nhập mẫu phiếu.').waitFor()
    await expectGood(page)

    await page.goto('/home-affairs/periods')
    await expectGood(page)
    await page.getByRole('link', { name: 'Soạn kỳ mới' }).click()
    await expectGood(page)
    expect(await page.getByLabel('Năm 2026 (').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Lập bản chuẩn bị' }).click()
    await page.getByRole('heading', { level: 1, name: 'Năm 2027' }).waitFor()
    await expectGood(page)

    await page.getByRole('link', { name: 'Chọn mẫu phiếu' }).click()
    await expectGood(page)
    await page.getByLabel('Phiếu khảo sát của tỉnh (khanh-hoa.v1)').check()
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByRole('link', { name: 'Sửa cách tính' }).click()
    await expectGood(page)
    await page.getByLabel('Tính gộp mọi câu trả lời').check()
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Chỉ số tiêu chí tính gộp trên mọi câu trả lời của tiêu chí.').waitFor()
    await page.getByRole('link', { name: 'Sửa Khối sở, ban, ngành' }).click()
    await page.getByLabel('Số giao dịch: SCT').fill('2.400')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByRole('alert').waitFor()
    await expectGood(page)
    await page.getByLabel('Số giao dịch: SCT').fill('2400')
    await page.getByLabel('Thêm hoặc sửa đơn vị bằng cách dán').fill('SYT;Sở Y tế;900;120')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByRole('cell', { name: '2.400' }).waitFor()

    await page.getByRole('button', { name: 'Sẵn sàng, hẹn tự mở' }).click()
    await page.getByText('tự mở lúc 0 giờ ngày 01/01/2027').waitFor()
    now = new Date('2026-12-31T17:00:00Z')
    await expect
      .poll(async () => (await app.stores.periods.byId('2027'))?.status, { timeout: 10_000 })
      .toBe('open')
    await page.reload()
    await page.getByText('Kỳ đang mở.').waitFor()
    await expectGood(page)
    now = new Date('2026-12-31T17:00:03Z')
    const visitor = await journey.open(phone)
    await visitor.goto('/s/k7m2qx4t')
    await visitor.getByRole('heading', { level: 1, name: 'Phiếu khảo sát của tỉnh' }).waitFor()
  }, 180_000)
})
