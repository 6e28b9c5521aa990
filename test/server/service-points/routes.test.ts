import jsqr from 'jsqr'
import { parse } from 'node-html-parser'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let cookie: string

beforeAll(async () => {
  app = await startTestApp({ environment: { PUBLIC_URL: 'https://khaosat.example.vn' } })
  cookie = await app.signIn()
})
afterAll(() => app.stop())

const get = (path: string) => app.get(path, { headers: { cookie } })
const page = async (path: string) => parse(await (await get(path)).text())
const post = (path: string, fields: Record<string, string>) => app.post(path, fields, { headers: { cookie } })

describe('the pages of service points', () => {
  test('are for signed-in people', async () => {
    for (const path of ['', '/new', '/k7m2qx4t/sheet', '/k7m2qx4t/qr.svg', '/k7m2qx4t/qr.png']) {
      const response = await app.get(`/staff/points${path}`)
      expect(response.status, path).toBe(303)
      expect(response.headers.get('location'), path).toMatch(/^\/sign-in\?next=/)
    }
    const made = await app.post('/staff/points', { agency: 'SCT', desk: 'Quầy', place: 'Tầng 1' })
    expect(made.status).toBe(401)
    expect((await app.post('/staff/points/k7m2qx4t/retire', {})).status).toBe(401)
    expect(await app.stores.points.all()).toEqual([])
  })

  test('say what to do while there is nothing to list', async () => {
    const empty = await page('/staff/points')
    expect(empty.querySelector('table')).toBeNull()
    expect(empty.querySelector('main')!.text).toContain('Chưa có đơn vị nào')
    await app.open()
  })

  test('list each point under its agency, with its address and its files', async () => {
    const list = await page('/staff/points')
    expect(list.querySelectorAll('h1')).toHaveLength(1)
    const row = list.querySelector('#SCT-k7m2qx4t')!
    expect(row.text).toContain('Quầy số 3 – Cấp phép')
    expect(row.text).toContain('khaosat.example.vn/s/k7m2qx4t')
    expect(row.querySelectorAll('a').map((link) => link.getAttribute('href'))).toEqual([
      'https://khaosat.example.vn/s/k7m2qx4t',
      '/staff/points/k7m2qx4t/sheet',
      '/staff/points/k7m2qx4t/qr.svg',
      '/staff/points/k7m2qx4t/qr.png',
    ])
    expect(list.text).not.toContain('PUBLIC_URL')
    expect((await page('/staff/points?lang=en')).querySelector('h1')!.text).toContain('Service points')
  })
})

describe('the word that a period was opened', () => {
  const statusAt = async (query: string) => {
    const response = await get(`/staff/points${query}`)
    expect(response.status).toBe(200)
    return parse(await response.text()).querySelector('[role=status]')?.text
  }

  test('is said of a period there is', async () => {
    expect(await statusAt('?opened=2025')).toBe(
      'Đã mở kỳ Năm 2025, nhận phiếu từ 01/01/2025 đến hết 30/11/2099.',
    )
    expect(await statusAt('?opened=2025&lang=en')).toContain('The period Năm 2025 is open')
  })

  test.each(['', '?opened=', '?opened=2024', '?opened[$ne]=1', '?opened=2025&opened=2025', '?opened=%00%FF'])(
    'is not said for the address with "%s"',
    async (query) => {
      expect(await statusAt(query)).toBeUndefined()
    },
  )

  test('is not said of an endless name', async () => {
    expect(await statusAt(`?opened=${'2025'.repeat(2000)}`)).toBeUndefined()
  })
})

describe('a new point', () => {
  const chosen = { agency: 'SCT', desk: 'Quầy số 7', place: 'Tầng 2' }

  test('is stored under a code of its own, and its form opens', async () => {
    const response = await post('/staff/points', chosen)
    expect(response.status).toBe(303)
    const [, code] = /made=([^#]+)#SCT-\1$/.exec(response.headers.get('location')!)!
    expect(code).toMatch(/^[2-9a-hjkmnp-twxyz]{8}$/)
    expect(await app.stores.points.byCode(code!)).toMatchObject({
      desk: 'Quầy số 7',
      place: 'Tầng 2',
      channel: 'qr',
      agencies: ['SCT'],
      unit: null,
      retiredAt: null,
    })
    expect((await app.get(`/s/${code}`)).status).toBe(200)
    expect((await page(response.headers.get('location')!)).querySelector('[role=status]')!.text).toContain(
      code,
    )
  })

  test('sent twice is made once', async () => {
    const before = (await app.stores.points.all()).length
    expect((await post('/staff/points', chosen)).status).toBe(422)
    expect(await app.stores.points.all()).toHaveLength(before)
  })

  test('sent eight times at once is made once', async () => {
    const desk = { ...chosen, desk: 'Quầy số 8' }
    const statuses = await Promise.all(
      Array.from({ length: 8 }, async () => (await post('/staff/points', desk)).status),
    )
    expect(statuses.sort()).toEqual([303, 422, 422, 422, 422, 422, 422, 422])
    const made = (await app.stores.points.all()).filter((point) => point.desk === desk.desk)
    expect(made).toHaveLength(1)
  })

  test('with mistakes comes back with all of them named and what was typed kept', async () => {
    const response = await post('/staff/points', { agency: 'NONE', desk: '<b>Quầy', place: ' ' })
    expect(response.status).toBe(422)
    const form = parse(await response.text())
    expect(form.querySelector('title')!.text).toMatch(/^Lỗi: /)
    const links = form.querySelectorAll('.error-summary a')
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#agency', '#place'])
    for (const link of links) expect(form.querySelector(link.getAttribute('href')!)).not.toBeNull()
    expect(form.querySelector('#desk')!.getAttribute('value')).toBe('<b>Quầy')
    const place = form.querySelector('#place')!
    expect(place.getAttribute('aria-invalid')).toBe('true')
    expect(place.getAttribute('aria-describedby')).toBe('place-hint place-error')
    expect(form.querySelector('#place-error')!.text).toBe(links[1]!.text)
  })

  test('is refused when another site sends it', async () => {
    const response = await app.post('/staff/points', chosen, {
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    })
    expect(response.status).toBe(403)
  })
})

describe('the QR code as a file', () => {
  test('as SVG is a picture to keep', async () => {
    const response = await get('/staff/points/k7m2qx4t/qr.svg')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^image\/svg\+xml/)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=qr-SCT-k7m2qx4t.svg')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toMatch(/^<svg /)
  })

  test('as PNG leads to the public address', async () => {
    const response = await get('/staff/points/k7m2qx4t/qr.png')
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=qr-SCT-k7m2qx4t.png')
    const png = PNG.sync.read(Buffer.from(await response.arrayBuffer()))
    const read = jsqr.default(new Uint8ClampedArray(png.data), png.width, png.height)
    expect(read?.data).toBe('https://khaosat.example.vn/s/k7m2qx4t')
  })

  test.each(['sheet', 'qr.svg', 'qr.png'])('of an unknown code is no page: %s', async (file) => {
    const response = await get(`/staff/points/k7m2qx44/${file}`)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
  })
})

describe('the sheet', () => {
  test('tells a visitor where, what and how, in Vietnamese and English', async () => {
    await app.stores.settings.write({ province: 'Khánh Hòa', surveyor: 'Sở Nội vụ', simulated: false })
    await expect
      .poll(async () => (await get('/staff/points/k7m2qx4t/sheet')).text(), { timeout: 5000 })
      .toContain('Khánh Hòa')
    const response = await get('/staff/points/k7m2qx4t/sheet')
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self'")
    const html = await response.text()
    expect(html).not.toMatch(/<style|style=|<script|\son\w+=/)
    const sheet = parse(html)
    expect(sheet.querySelector('html')!.getAttribute('lang')).toBe('vi')
    expect(sheet.querySelector('h1')!.text).toBe('Sở Công Thương')
    const printed = sheet.querySelector('main')!.text
    for (const words of [
      'Khánh Hòa',
      'Quầy số 3 – Cấp phép',
      'Trung tâm Phục vụ hành chính công',
      'khaosat.example.vn/s/k7m2qx4t',
      'không hỏi họ tên',
      '3 phút',
      'no name asked',
    ]) {
      expect(printed).toContain(words)
    }
    expect(sheet.querySelector('svg')!.getAttribute('role')).toBe('img')
    expect(html).not.toContain('BẢN THỬ')
    expect(html).not.toContain('Dữ liệu mô phỏng')
  })

  test('is marked as a trial, with the reason, while PUBLIC_URL is not set; and as simulated', async () => {
    const trial = await startTestApp()
    try {
      await trial.open()
      await trial.stores.settings.write({ province: 'Khánh Hòa', surveyor: 'Sở Nội vụ', simulated: true })
      const headers = { cookie: await trial.signIn() }
      await expect
        .poll(async () => (await trial.get('/staff/points/k7m2qx4t/sheet', { headers })).text(), {
          timeout: 5000,
        })
        .toContain('Dữ liệu mô phỏng')
      const sheet = parse(await (await trial.get('/staff/points/k7m2qx4t/sheet', { headers })).text())
      expect(sheet.querySelector('main .trial')!.text).toBe('BẢN THỬ')
      expect(sheet.querySelector('aside')!.text).toContain('PUBLIC_URL')
      expect(sheet.querySelector('main')!.text).toContain(`${new URL(trial.address).host}/s/k7m2qx4t`)
      expect(await (await trial.get('/staff/points', { headers })).text()).toContain('PUBLIC_URL')
    } finally {
      await trial.stop()
    }
  })
})

describe('retiring a point', () => {
  test('ends its form and its sheet, and keeps it in the list with the day', async () => {
    expect((await post('/staff/points/nhavang2/retire', {})).status).toBe(303)
    const retiredAt = (await app.stores.points.byCode('nhavang2'))!.retiredAt
    expect(retiredAt).toBeInstanceOf(Date)
    expect((await post('/staff/points/nhavang2/retire', {})).status).toBe(303)
    expect((await app.stores.points.byCode('nhavang2'))!.retiredAt).toEqual(retiredAt)

    const row = (await page('/staff/points')).querySelector('#SNV-nhavang2')!
    expect(row.text).toMatch(/Ngừng dùng từ \d\d\/\d\d\/\d{4}/)
    expect(row.querySelectorAll('a, form')).toEqual([])
    expect((await get('/staff/points/nhavang2/sheet')).status).toBe(410)
    expect((await get('/staff/points/nhavang2/qr.png')).status).toBe(410)
  })

  test('of an unknown code is no page', async () => {
    expect((await post('/staff/points/k7m2qx44/retire', {})).status).toBe(404)
  })
})
