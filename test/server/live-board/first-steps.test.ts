import { parse } from 'node-html-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aResponseBody } from '../../support/answers.ts'
import { settledTallies } from '../../support/settled-tallies.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let cookie: string
beforeAll(async () => {
  app = await startTestApp({ environment: { PUBLIC_URL: 'https://haulong.example' } })
  cookie = await app.signInAs('home-affairs')
})
afterAll(() => app.stop())

async function steps(as = cookie): Promise<Record<string, string> | null> {
  const response = await app.get('/home-affairs', { headers: { cookie: as } })
  const guide = parse(await response.text()).querySelector('.first-steps')
  if (!guide) return null
  return Object.fromEntries(
    guide
      .querySelectorAll('li')
      .map((item) => [
        item.querySelector('a')?.getAttribute('href') ?? item.querySelector('strong')?.text ?? '',
        item.querySelector('.status')?.text ?? '',
      ]),
  )
}

test('a new installation says what is done and leads to the rest, until the first response has come', async () => {
  expect(await steps()).toEqual({
    '/staff/account/second-factor': 'Xong',
    'Đặt địa chỉ công khai (PUBLIC_URL)': 'Xong',
    '/home-affairs/set-up': 'Chưa làm',
    'Tạo điểm khảo sát cho từng quầy': 'Chưa làm',
    '/staff/points': 'Chưa làm',
    'Nhận phiếu đầu tiên': 'Chưa làm',
  })
  await app.open()
  expect(await steps()).toMatchObject({ '/home-affairs/set-up': 'Xong', '/staff/points/new': 'Xong' })
  expect(await steps(await app.signInAs('auditor'))).toBeNull()

  expect((await app.postJson('/api/v1/points/k7m2qx4t/responses', aResponseBody())).status).toBe(201)
  await settledTallies(app.stores, '2025')
  expect(await steps()).toBeNull()
})
