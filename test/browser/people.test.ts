import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { codeAt } from '../../server/accounts/totp.ts'
import { browserJourney, expectAccessible, phone } from '../support/browser-journey.ts'

const password = 'bốn con mèo ngủ trưa'

/** Where pictures of the pages go, for whoever wants to look at them; nowhere unless told. */
const pictures = process.env['PICTURES']

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  expect(await page.locator('h1').count()).toBe(1)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

/** A code of a later half minute than the last one that was used. */
let used = 0
async function nextCode(secret: string): Promise<string> {
  const step = (time: number) => Math.floor(time / 30_000)
  let at = Date.now()
  // The half minute to come is taken as well.
  while (step(at) <= used) at += 30_000
  if (step(at) > step(Date.now()) + 1) {
    await new Promise((resolve) => setTimeout(resolve, (step(at) - 1) * 30_000 - Date.now() + 500))
  }
  used = step(at)
  return codeAt(secret, new Date(at))
}

browserJourney('a manager is invited', {}, (journey) => {
  let link = ''
  let secret = ''

  beforeAll(async () => {
    await journey.app.open()
  })

  it('by home affairs, with a link that is shown once', async () => {
    const page = await journey.open(phone)
    const value = (await journey.app.signIn()).replace('session=', '')
    await page.context().addCookies([{ name: 'session', value, url: journey.app.address }])
    await page.goto('/home-affairs')
    await page.getByRole('link', { name: 'Người dùng' }).click()
    await look(page, 'people-first-360')
    await page.getByRole('link', { name: 'Mời người dùng' }).click()
    await look(page, 'invitation-new-360')
    await page.getByRole('button', { name: 'Tạo liên kết mời' }).click()
    await page.getByRole('alert').waitFor()
    await look(page, 'invitation-errors-360')
    await page.getByLabel('Họ và tên người được mời').fill('Lê Văn Bình')
    await page.getByLabel('Vai trò').selectOption({ label: 'Quản lý của cơ quan' })
    await page.getByLabel('Cơ quan', { exact: true }).selectOption({ label: 'Sở Công Thương' })
    await page.getByRole('button', { name: 'Tạo liên kết mời' }).click()
    await page.getByRole('heading', { level: 1, name: 'Liên kết mời' }).waitFor()
    await look(page, 'invitation-made-360')
    link = (await page.locator('.made code').textContent()) ?? ''
    await page.goto('/staff/people')
    await look(page, 'people-invited-360')
    await page.setViewportSize({ width: 1280, height: 900 })
    await look(page, 'people-invited-1280')
  })

  it('opens it in a browser of their own and chooses a name and a password', async () => {
    const page = await journey.open(phone)
    await page.goto(link)
    await look(page, 'invitation-360')
    await page.getByLabel('Tên đăng nhập').fill('so-noi-vu')
    await page.getByLabel('Mật khẩu (ít nhất').fill('sở công thương')
    await page.getByRole('button', { name: 'Lập tài khoản' }).click()
    await page.getByRole('alert').waitFor()
    await look(page, 'invitation-refused-360')
    await page.getByLabel('Tên đăng nhập').fill('binh.sct')
    await page.getByLabel('Mật khẩu (ít nhất').fill(password)
    await page.getByLabel('Nhập lại mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Lập tài khoản' }).click()
    await page.getByRole('link', { name: /^Tài khoản của tôi: / }).click()
    await look(page, 'account-360')

    await page.getByRole('link', { name: 'Bật xác thực hai bước' }).click()
    await look(page, 'second-factor-set-up-360')
    secret = ((await page.locator('#secret').textContent()) ?? '').replace(/\s/g, '')
    await page.getByLabel('Mã sáu chữ số').fill('12345')
    await page.getByRole('button', { name: 'Bật xác thực hai bước' }).click()
    await page.getByRole('alert').waitFor()
    expect(((await page.locator('#secret').textContent()) ?? '').replace(/\s/g, '')).toBe(secret)
    await page.getByLabel('Mã sáu chữ số').fill(await nextCode(secret))
    await page.getByRole('button', { name: 'Bật xác thực hai bước' }).click()
    await page.getByRole('heading', { level: 1, name: 'Mã dự phòng' }).waitFor()
    await look(page, 'recovery-codes-360')
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
  })

  it('signs in with a code and sees the own agency alone', async () => {
    const page = await journey.open(phone)
    await page.goto('/staff/people')
    await page.getByLabel('Tên đăng nhập').fill('binh.sct')
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('heading', { level: 1, name: 'Nhập mã xác thực' }).waitFor()
    await look(page, 'code-360')
    await page.getByLabel('Mã xác thực').fill('000000')
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('alert').waitFor()
    await look(page, 'code-wrong-360')
    await page.getByLabel('Mã xác thực').fill(await nextCode(secret))
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    // Where they wanted to go before signing in.
    await page.getByRole('heading', { level: 1, name: 'Người dùng' }).waitFor()
    const text = (await page.locator('main').textContent()) ?? ''
    expect(text).toContain('Lê Văn Bình')
    expect(text).not.toContain('so-noi-vu')
    await look(page, 'people-manager-360')

    await page.goto('/staff/invitations/new')
    expect(await page.getByLabel('Vai trò').locator('option').allTextContents()).toEqual([
      'Chọn vai trò',
      'Quản lý của cơ quan',
      'Người xem của cơ quan',
      'Người nhập phiếu của cơ quan',
    ])
    await look(page, 'invitation-manager-360')
    expect((await page.goto('/home-affairs'))?.status()).toBe(403)
    expect((await page.goto('/staff/people/so-noi-vu'))?.status()).toBe(403)

    await page.goto('/staff/api-keys')
    await look(page, 'api-keys-manager-360')
    await page.getByLabel('Khóa dùng cho việc gì').fill('Cổng thông tin của sở')
    await page.getByLabel('Đọc chỉ số trực tiếp').check()
    await page.getByRole('button', { name: 'Tạo khóa' }).click()
    await page.getByText('Khóa chỉ hiện một lần này').waitFor()
    await look(page, 'api-keys-made-360')
    await page.goto('/staff/account/second-factor')
    await look(page, 'second-factor-360')
  })

  it('whose link opens nothing more, and says whom to ask', async () => {
    const page = await journey.open(phone)
    expect((await page.goto(link))?.status()).toBe(410)
    await page.getByText('so-noi-vu').waitFor()
    await look(page, 'invitation-closed-360')
    expect((await page.goto('/invitations/khong-co'))?.status()).toBe(404)
    await look(page, 'invitation-unknown-360')
  })

  it('and is looked after by home affairs', async () => {
    const page = await journey.open()
    const value = (await journey.app.signInAs('home-affairs')).replace('session=', '')
    await page.context().addCookies([{ name: 'session', value, url: journey.app.address }])
    await page.goto('/staff/people')
    await look(page, 'people-1280')
    await page.getByRole('link', { name: 'Lê Văn Bình' }).click()
    await look(page, 'person-1280')
    await page.getByRole('button', { name: 'Đổi vai trò' }).click()
    await page.getByRole('button', { name: 'Cấp lại mật khẩu' }).click()
    await page.getByText('Mật khẩu chỉ hiện một lần này').waitFor()
    await look(page, 'person-reset-1280')
    await page.getByRole('button', { name: 'Khóa tài khoản' }).click()
    await page.getByText('Đã khóa tài khoản.').waitFor()
    await look(page, 'person-blocked-1280')
    for (const path of ['/staff/people', '/staff/account', '/staff/api-keys', '/staff/people/binh.sct']) {
      await page.goto(`${path}?lang=en`)
      await look(page, `en${path.replaceAll('/', '-')}-1280`)
    }
  })
})
