import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { browserJourney, expectAccessible, type Journey, phone } from '../support/browser-journey.ts'
import { answeredPeriod, until } from '../support/closed-period.ts'

const publication = '/home-affairs/periods/2025/publication'
const drafts = '/home-affairs/periods/2025/drafts'
const draft = '/staff/periods/2025/draft'

browserJourney('from closing to a restatement', {}, (journey) => {
  let cookies: Awaited<ReturnType<typeof answeredPeriod>>

  beforeAll(async () => {
    cookies = await answeredPeriod(journey.app)
  }, 60_000)

  it('goes through every step, by people of both sides', async () => {
    const province = await openAs(journey, cookies.homeAffairs)
    await province.goto(publication)
    await province.getByText('Đóng sớm, trước ngày').click()
    await province.getByRole('button', { name: 'Đóng kỳ' }).click()
    await statusIs(journey, 'closed')
    await looksRight(province, publication)
    await province.getByRole('link', { name: 'Lấy ý kiến dự thảo' }).click()
    await looksRight(province, drafts)
    await province.getByLabel('Hạn cuối gửi kiến nghị').fill('')
    await province.getByRole('button', { name: 'Gửi dự thảo lần 1' }).click()
    await province.getByRole('link', { name: 'Hãy nhập hạn cuối gửi kiến nghị.' }).waitFor()
    await expectAccessible(province)
    await province.goto(drafts)
    await province.getByRole('button', { name: 'Gửi dự thảo lần 1' }).click()
    await province.getByText('2 chưa xem').waitFor()

    const manager = await openAs(journey, cookies.manager, phone)
    await manager.goto('/staff/drafts')
    await looksRight(manager, '/staff/drafts')
    await manager.getByRole('link', { name: 'Năm 2025' }).click()
    await looksRight(manager, draft)
    await manager.getByRole('button', { name: 'Gửi kiến nghị' }).click()
    await manager.getByRole('link', { name: 'Hãy nhập nội dung kiến nghị' }).click()
    await expectAccessible(manager)
    await manager.getByLabel('Về nội dung').selectOption('Tiếp cận dịch vụ')
    await manager.getByLabel('Nội dung kiến nghị').fill('Đề nghị xem lại số phiếu.\nQuầy 3 đóng một tuần.')
    await manager.getByRole('button', { name: 'Gửi kiến nghị' }).click()
    await manager.getByText('Đang chờ trả lời').waitFor()
    await looksRight(manager, draft)

    await province.goto(publication)
    await province.getByRole('link', { name: 'Kiến nghị số 1, Sở Công Thương: Tiếp cận dịch vụ' }).click()
    await looksRight(province, drafts)
    await province.getByLabel('Ý kiến trả lời và lý do').fill('Các phiếu đã được kiểm tra; số liệu đúng.')
    await province.getByRole('button', { name: 'Không chấp nhận' }).click()
    await province.getByText('1 kiến nghị, 0 đang chờ trả lời.').waitFor()

    await manager.goto(draft)
    await manager.getByText('Lý do: Các phiếu đã được kiểm tra; số liệu đúng.').waitFor()
    await manager.getByRole('button', { name: 'Đồng ý với số liệu' }).click()
    await manager.getByText('Đơn vị đã đồng ý với số liệu lúc').waitFor()
    const other = await openAs(journey, cookies.other)
    await other.goto(draft)
    await other.getByRole('button', { name: 'Đồng ý với số liệu' }).click()

    await province.goto(publication)
    await province.getByLabel('Số, ký hiệu').fill('409/QĐ-SNV')
    await province.getByLabel('Cơ quan ban hành').fill('Sở Nội vụ')
    await province.getByLabel('Chức vụ người ký').fill('Giám đốc')
    await province.getByRole('button', { name: 'Ký và công bố' }).click()
    await statusIs(journey, 'published')
    await looksRight(province, publication)

    await province.getByRole('link', { name: 'Đính chính kết quả đã công bố' }).click()
    await looksRight(province, '/home-affairs/periods/2025/restatement')
    await province.getByRole('button', { name: 'Xem trước những chỗ thay đổi' }).click()
    await province.getByRole('link', { name: 'Hãy nhập “Lý do đính chính”.' }).waitFor()
    await expectAccessible(province)
    await province.getByLabel('Lý do đính chính').fill('Tổng số giao dịch ghi nhầm')
    await province.getByLabel('Số, ký hiệu').fill('15/QĐ-SNV')
    await province.getByLabel('Cơ quan ban hành').fill('Sở Nội vụ')
    await province.getByLabel('Chức vụ người ký').fill('Giám đốc')
    await province.getByLabel('Tổng số giao dịch (N), Sở Công Thương').fill('1.200')
    await province.getByRole('button', { name: 'Xem trước những chỗ thay đổi' }).click()
    await province.getByRole('heading', { name: 'Những chỗ sẽ thay đổi' }).waitFor()
    await expectAccessible(province)
    await province.getByRole('button', { name: 'Ký và công bố bản đính chính' }).click()
    await province.getByText('Đính chính lần 1').waitFor()

    const citizen = await journey.open(phone)
    await citizen.goto('/results/2025')
    await citizen.getByText('lý do: Tổng số giao dịch ghi nhầm').waitFor()
    await looksRight(citizen, '/results/2025?sort=name&order=desc')
    expect(await citizen.locator('.ranking tbody th').allTextContents()).toEqual([
      'Sở Nội vụ',
      'Sở Công Thương',
    ])
  }, 240_000)

  it('reads in English, too', async () => {
    const province = await openAs(journey, cookies.homeAffairs)
    for (const path of [publication, drafts, `${drafts}/SCT`, '/home-affairs/periods/2025/restatement']) {
      await looksRight(province, `${path}?lang=en`)
    }
    const manager = await openAs(journey, cookies.manager, phone)
    await looksRight(manager, `${draft}?lang=en`)
  }, 120_000)
})

async function openAs(journey: Journey, cookie: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await journey.open(options)
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: journey.app.address }])
  return page
}

async function statusIs(journey: Journey, status: string): Promise<void> {
  await until(async () => (await journey.app.stores.periods.byId('2025'))?.status === status)
}

/** No barrier, one h1 and nothing that has to be scrolled sideways: as it is, and on a phone. */
async function looksRight(page: Page, path: string): Promise<void> {
  const usual = page.viewportSize()
  const narrow = usual?.width === phone.viewport?.width ? [] : [phone.viewport]
  for (const size of [usual, ...narrow]) {
    if (size) await page.setViewportSize(size)
    await page.goto(path)
    await expectAccessible(page)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)
    if (process.env['LOOK']) {
      const name = `${path.replace(/\W+/g, '_')}_${(await page.viewportSize())?.width}_${Date.now() % 100000}`
      await page.screenshot({ path: `${process.env['LOOK']}/${name}.png`, fullPage: true })
    }
  }
  if (usual) await page.setViewportSize(usual)
}

function overflow(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth
}
