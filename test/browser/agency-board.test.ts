import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import type { Role } from '../../server/storage/accounts-store.ts'
import { allGraded, aResponseBody } from '../support/answers.ts'
import { browserJourney, expectAccessible, phone } from '../support/browser-journey.ts'
import { settledTallies } from '../support/settled-tallies.ts'
import { aPeriod, aPoint } from '../support/test-app.ts'

const board = '/staff/board/2025/so-ban-nganh/SCT'
const desktop = { viewport: { width: 1280, height: 900 } }
let now = new Date('2025-09-01T02:00:00Z')

const points = [
  { code: 'quaymot1', desk: 'Quầy số 1', unit: 'mot-cua' },
  { code: 'quayhai2', desk: 'Quầy số 2', unit: 'mot-cua' },
  { code: 'capphep3', desk: 'Quầy số 3 – Cấp phép', unit: 'cap-phep' },
  { code: 'chungcu4', desk: 'Phiếu gửi qua trang thông tin điện tử', unit: null },
] as const

/** Weeks of a survey: two with too few responses, one with none. */
const weeks: readonly (readonly [monday: string, counts: readonly number[]])[] = [
  ['2025-09-01', [12, 8, 2, 1]],
  ['2025-09-08', [2, 0, 0, 1]],
  ['2025-09-22', [14, 9, 1, 2]],
  ['2025-09-29', [10, 6, 0, 2]],
  ['2025-10-06', [1, 2, 0, 0]],
]

browserJourney('people of an agency', { clock: () => now }, (journey) => {
  beforeAll(async () => {
    const { stores } = journey.app
    const units = [
      { code: 'mot-cua', name: 'Bộ phận Một cửa' },
      { code: 'cap-phep', name: 'Phòng Quản lý cấp phép xuất nhập khẩu' },
    ]
    await stores.registry.add({ code: 'SCT', name: 'Sở Công Thương', units, endedOn: null })
    await stores.registry.add({ code: 'SNV', name: 'Sở Nội vụ', units: [], endedOn: null })
    await stores.periods.add(aPeriod())
    for (const point of points) await stores.points.add(aPoint(point))
    const grades = ['satisfied', 'very-satisfied', 'satisfied', 'neutral', 'very-satisfied']
    for (const [monday, counts] of weeks) {
      now = new Date(`${monday}T02:00:00Z`)
      for (const [place, count] of counts.entries()) {
        for (let i = 0; i < count; i++) {
          const body = aResponseBody({ answers: allGraded(grades[(i + place) % grades.length]!) })
          await journey.app.postJson(`/api/v1/points/${points[place]!.code}/responses`, body)
        }
      }
    }
    await settledTallies(stores, '2025')
  }, 60_000)

  async function signedIn(role: Role, options: object, agency?: string): Promise<Page> {
    const page = await journey.open(options)
    const [name, value] = (await journey.app.signInAs(role, agency)).split('=')
    await page.context().addCookies([{ name: name!, value: value!, url: journey.app.address }])
    return page
  }

  /** As wide as its window: tables scroll within themselves. */
  async function fits(page: Page): Promise<void> {
    const wide = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
    expect(wide[0]).toBeLessThanOrEqual(wide[1]!)
    await expectAccessible(page)
  }

  it('begin with their period, follow their figures down to each point, on a phone', async () => {
    const page = await signedIn('agency-manager', phone)
    await page.goto('/staff')
    await page.getByRole('heading', { level: 1, name: 'Sở Công Thương' }).waitFor()
    await page.getByText('73 phiếu hợp lệ').waitFor()
    await fits(page)
    await page.getByRole('link', { name: 'Xem số liệu của đơn vị' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sở Công Thương, Năm 2025' }).waitFor()
    expect(await page.getByRole('columnheader', { name: 'Xếp hạng' }).count()).toBe(0)
    await page.getByText('để không ai suy ra được câu trả lời của một người').waitFor()
    await fits(page)
    for (const cut of ['Theo bộ phận', 'Theo điểm khảo sát', 'Theo kênh thu phiếu', 'Theo tuần']) {
      await page.getByRole('link', { name: cut, exact: true }).click()
      await page.getByRole('heading', { level: 1, name: new RegExp(cut.toLowerCase()) }).waitFor()
      expect(await page.locator('[aria-current=page]', { hasText: cut }).count()).toBe(1)
      await fits(page)
    }
    const thinWeek = page.getByRole('row', { name: /Tuần 37\/2025/ })
    expect(await thinWeek.getByRole('cell').allTextContents()).toEqual(['3'])
    await page.getByRole('link', { name: 'Trang đầu của đơn vị' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sở Công Thương' }).waitFor()
  })

  it('see the number of responses move at once, and no answer of the one who has just been there', async () => {
    const page = await signedIn('agency-viewer', desktop)
    await page.goto(board)
    await fits(page)
    const table = () => page.locator('.questions').innerText()
    const before = await table()
    await journey.app.postJson(
      `/api/v1/points/${points[0].code}/responses`,
      aResponseBody({ answers: allGraded('dissatisfied') }),
    )
    await page.getByText('74 phiếu hợp lệ').first().waitFor()
    expect(await table()).toBe(before)
  })

  it('are shown to home affairs at once, with the trend of weeks and its gaps', async () => {
    for (const size of [phone, desktop]) {
      const page = await signedIn(size === phone ? 'home-affairs' : 'auditor', size)
      await page.goto(`${board}/breakdown/week`)
      await page.getByRole('img', { name: 'Chỉ số chung qua các tuần' }).waitFor()
      // Three weeks with a figure; two of them beside each other.
      expect(await page.locator('.week-point').count()).toBe(3)
      expect(await page.locator('.week-line').count()).toBe(1)
      const cells = await page
        .getByRole('row', { name: /Tuần 38\/2025/ })
        .getByRole('cell')
        .allTextContents()
      expect(new Set(cells)).toEqual(new Set(['0', 'chưa có phiếu']))
      await fits(page)
      await page.getByRole('link', { name: 'Theo điểm khảo sát', exact: true }).click()
      await page.getByRole('cell', { name: 'chưa đủ số phiếu' }).first().waitFor()
      await fits(page)
    }
  })

  it('are told what to do where there is nothing yet, in both languages', async () => {
    for (const [role, text] of [
      ['agency-manager', 'Tạo điểm khảo sát'],
      ['data-entry-clerk', 'Xin báo người quản lý'],
    ] as const) {
      const page = await signedIn(role, desktop, 'SNV')
      await page.goto('/staff')
      await page.getByText(text).waitFor()
      await fits(page)
    }
    const page = await signedIn('agency-viewer', phone, 'XYZ')
    await page.goto('/staff?lang=en')
    await page.getByText('The agency is in no survey period yet.').waitFor()
    await fits(page)
  })
})
