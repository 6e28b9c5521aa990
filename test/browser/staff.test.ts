import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { defaultMethod } from '../../scoring/method.ts'
import { codeAt } from '../../server/accounts/totp.ts'
import { demoIndex2024 } from '../../server/commands/demo/demo-index-2024.ts'
import { formDigest } from '../../server/live-index/form-digest.ts'
import { fiveCriteriaProposedV1 as form } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { allGraded, aResponseBody } from '../support/answers.ts'
import { browserJourney, expectAccessible, phone } from '../support/browser-journey.ts'
import { settledTallies } from '../support/settled-tallies.ts'
import { aPeriod, aPoint } from '../support/test-app.ts'

const chosen = 'một mật khẩu đủ dài'
const board = '/home-affairs/board/2025/so-ban-nganh'
const agencyBoard = '/staff/board/2025/so-ban-nganh'
const methods = '/home-affairs/periods/2025/blocks/so-ban-nganh/methods'
const api = '/api/v1/points/k7m2qx4t/responses'

function sessionCookie(value: string, address: string) {
  const { hostname: domain } = new URL(address)
  return {
    name: 'session',
    value,
    domain,
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax',
  } as const
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/home-affairs')
  await page.getByLabel('Tên đăng nhập').fill('so-noi-vu')
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

browserJourney('home affairs', {}, (journey) => {
  /** Home affairs in a browser that has signed in: its code can be typed once in half a minute. */
  async function signedInState(): Promise<NonNullable<BrowserContextOptions['storageState']>> {
    const [, value = ''] = (await journey.app.signInAs('home-affairs')).split('=')
    return { cookies: [sessionCookie(value, journey.app.address)], origins: [] }
  }
  const send = (grade: string) => journey.app.postJson(api, aResponseBody({ answers: allGraded(grade) }))

  beforeAll(async () => {
    await journey.app.open()
    await Promise.all(Array.from({ length: 30 }, () => send('satisfied')))
    await settledTallies(journey.app.stores, '2025')
  })

  it('signs in with the one-time password, is told of a mistake, and chooses a password', async () => {
    const page = await journey.open(phone)
    await signIn(page, 'không phải')
    await page.getByRole('alert').waitFor()
    await expectAccessible(page)
    await signIn(page, journey.app.oneTimePassword ?? '')
    await page.getByRole('heading', { level: 1, name: 'Đặt mật khẩu mới' }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('Mật khẩu mới (ít nhất 12 ký tự)').fill(chosen)
    await page.getByLabel('Nhập lại mật khẩu mới').fill(chosen)
    await page.getByRole('button', { name: 'Lưu mật khẩu' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bật xác thực hai bước' }).waitFor()
    await expectAccessible(page)
    const secret = ((await page.locator('#secret').textContent()) ?? '').replace(/\s/g, '')
    await page.getByLabel('Mã sáu chữ số').fill(codeAt(secret, new Date()))
    await page.getByRole('button', { name: 'Bật xác thực hai bước' }).click()
    await page.getByRole('heading', { level: 1, name: 'Mã dự phòng' }).waitFor()
    expect(await page.locator('.codes code').count()).toBe(10)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Đã lưu, tiếp tục' }).click()
    await page.getByRole('link', { name: 'Khối sở, ban, ngành' }).waitFor()
    await expectAccessible(page)
  })

  it('sees the criterion scores move within seconds of a response, without reloading', async () => {
    const page = await journey.open({ storageState: await signedInState() })
    await page.goto(`${agencyBoard}/SCT`)
    const overall = page.getByRole('row', { name: /^Chỉ số chung/ }).first()
    expect(await overall.textContent()).toContain('80,00%')
    await page.getByText('Đang cập nhật trực tiếp').waitFor()
    let reloaded = false
    page.on('load', () => {
      reloaded = true
    })
    await Promise.all(Array.from({ length: 30 }, () => send('very-satisfied')))
    await page
      .getByRole('row', { name: /^Chỉ số chung.*90,00%/ })
      .first()
      .waitFor({ timeout: 10_000 })
    expect(reloaded).toBe(false)
    await expectAccessible(page)
  })

  describe('without JavaScript', () => {
    it('sees the same figures by reloading', async () => {
      const page = await journey.open({ javaScriptEnabled: false, storageState: await signedInState() })
      await page.goto(`${agencyBoard}/SCT`)
      const before = await page
        .getByRole('row', { name: /^Chỉ số chung/ })
        .first()
        .textContent()
      await Promise.all(Array.from({ length: 60 }, () => send('neutral')))
      await settledTallies(journey.app.stores, '2025')
      await page.reload()
      const after = await page
        .getByRole('row', { name: /^Chỉ số chung/ })
        .first()
        .textContent()
      expect(before).toContain('90,00%')
      expect(after).toContain('75,00%')
    })
  })

  it.each([
    '/home-affairs',
    board,
    `${agencyBoard}/SCT`,
    `${agencyBoard}/SNV`,
    `${agencyBoard}/SCT?lang=en`,
    methods,
    `${methods}?question=rescaled-mean&lang=en`,
    '/staff/points',
    '/staff/points/new',
    '/staff/points/k7m2qx4t/sheet',
    '/staff/api-keys',
    '/home-affairs/set-up',
    '/home-affairs/khong-co',
  ])('meets no barrier on %s, on a phone and on a wide screen', async (path) => {
    const storageState = await signedInState()
    for (const options of [phone, {}]) {
      const page = await journey.open({ ...options, storageState })
      await page.goto(path)
      await expectAccessible(page)
      expect(await page.locator('h1').count()).toBe(1)
      const { width, visible } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        visible: document.documentElement.clientWidth,
      }))
      expect(width).toBeLessThanOrEqual(visible)
      await page.context().close()
    }
  })
})

browserJourney('a block with everything to show', {}, (journey) => {
  const codes = ['SCT', 'SNV', 'STC', 'STP', 'SXD', 'SYT', 'SDL']
  const pointOf = (code: string) => `khanhho${3 + codes.indexOf(code)}`
  const send = (code: string, grade: string) =>
    journey.app.postJson(
      `/api/v1/points/${pointOf(code)}/responses`,
      aResponseBody({ answers: allGraded(grade) }),
    )
  let storageState: NonNullable<BrowserContextOptions['storageState']>

  beforeAll(async () => {
    const { stores, address } = journey.app
    const agencies = codes.map((code) => ({ code, transactions: 1200, quota: 40 }))
    const targets = [{ block: 'so-ban-nganh', operator: '>=', percent: 87 }] as const
    await journey.app.open({
      period: {
        method: { ...defaultMethod, sampleError: 0.05, targets },
        blocks: [{ code: 'so-ban-nganh', name: 'Khối sở, ban, ngành', agencies }],
      },
    })
    await stores.periods.add(
      aPeriod({ id: '2024', opensOn: '2024-01-01', closesOn: '2024-11-30', status: 'published' }),
    )
    await stores.publications.add('2024', demoIndex2024('seed', formDigest(form)), new Date())
    for (const code of codes) {
      await stores.points.add(aPoint({ code: pointOf(code), agencies: [code], desk: 'Quầy một cửa' }))
    }
    const answers = await Promise.all(
      codes.flatMap((code, place) =>
        Array.from({ length: 32 }, (_, i) => send(code, i < place ? 'neutral' : 'very-satisfied')),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    await settledTallies(stores, '2025')
    const [, value = ''] = (await journey.app.signIn()).split('=')
    storageState = { cookies: [sessionCookie(value, address)], origins: [] }
  })

  it.each([board, `${agencyBoard}/STP`, `${agencyBoard}/STP?lang=en`, methods])(
    'meets no barrier on %s, on a phone and on a wide screen',
    async (path) => {
      for (const options of [phone, {}]) {
        const page = await journey.open({ ...options, storageState })
        expect((await page.goto(path))?.status()).toBe(200)
        await expectAccessible(page)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow).toBeLessThanOrEqual(0)
        await page.context().close()
      }
    },
  )

  it('keeps open what was unfolded while figures move', async () => {
    const page = await journey.open({ storageState })
    await page.goto(`${agencyBoard}/STP`)
    await page.getByText('Đang cập nhật trực tiếp').waitFor()
    await page.getByText('6 đơn vị').click()
    await send('STP', 'very-satisfied')
    await page.getByText('33/40 phiếu được giao: chưa đủ').waitFor({ timeout: 10_000 })
    expect(await page.getByText('Sở Nội vụ').isVisible()).toBe(true)
  })

  it('finds another method from the board of the block', async () => {
    const page = await journey.open({ ...phone, storageState })
    await page.goto(board)
    await page.getByRole('link', { name: 'So sánh với phương pháp tính khác' }).click()
    await page.getByLabel('Chỉ số của một tiêu chí').selectOption({ label: 'Tính gộp mọi câu trả lời' })
    await page.getByRole('button', { name: 'So sánh' }).click()
    await page.getByText('Đổi phương pháp không làm thay đổi thứ hạng của đơn vị nào.').waitFor()
    expect(new URL(page.url()).search).toBe('?question=satisfied-share&criterion=pooled&ties=competition')
  })
})

browserJourney('a board whose server goes away', {}, (journey) => {
  it('says so within seconds, and moves again when it is back', async () => {
    await journey.app.open()
    const page = await journey.open()
    await page.context().addCookies([
      {
        name: 'session',
        value: (await journey.app.signIn()).replace('session=', ''),
        url: journey.app.address,
      },
    ])
    await page.goto(board)
    await page.getByText('Đang cập nhật trực tiếp').waitFor()
    await journey.restart(async () => {
      await page.getByText('Mất kết nối').waitFor({ timeout: 15_000 })
    })
    await page.getByText('Đang cập nhật trực tiếp').waitFor({ timeout: 30_000 })
  })
})
