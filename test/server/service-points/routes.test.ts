import jsqr from 'jsqr'
import { parse } from 'node-html-parser'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPoint, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let cookie: string
const chosen = { agency: 'SCT', desk: 'Quầy số 7', place: 'Tầng 2', channel: 'qr' }

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
    for (const path of [
      '',
      '/new',
      '/bulk',
      '/logo',
      '/sheets.pdf',
      '/k7m2qx4t',
      '/k7m2qx4t/sheet',
      '/k7m2qx4t/qr.svg',
    ]) {
      const response = await app.get(`/staff/points${path}`)
      expect(response.status, path).toBe(303)
      expect(response.headers.get('location'), path).toMatch(/^\/sign-in\?next=/)
    }
    for (const path of [
      '',
      '/bulk',
      '/logo',
      '/logo/remove',
      '/k7m2qx4t',
      '/k7m2qx4t/retire',
      '/k7m2qx4t/replace',
    ]) {
      expect((await app.post(`/staff/points${path}`, chosen)).status, path).toBe(401)
    }
    expect(await app.stores.points.all()).toEqual([])
  })

  test('say what to do while there is nothing to list', async () => {
    const empty = await page('/staff/points')
    expect(empty.querySelector('table')).toBeNull()
    expect(empty.querySelector('main')!.text).toContain('Chưa có đơn vị nào')
    await app.open()
  })

  test('list each point under its agency, with its address and the way to its page', async () => {
    const list = await page('/staff/points')
    expect(list.querySelectorAll('h1')).toHaveLength(1)
    const row = list.querySelector('#point-k7m2qx4t')!
    expect(row.text).toContain('Quầy số 3 – Cấp phép')
    expect(row.text).toContain('khaosat.example.vn/s/k7m2qx4t')
    expect(row.querySelectorAll('a').map((link) => link.getAttribute('href'))).toEqual([
      '/staff/points/k7m2qx4t',
      'https://khaosat.example.vn/s/k7m2qx4t',
    ])
    expect(list.text).not.toContain('PUBLIC_URL')
    expect((await page('/staff/points?lang=en')).querySelector('h1')!.text).toContain('Service points')
  })

  test('filter by a form that any browser sends', async () => {
    const list = await page('/staff/points?agency=SNV&channel=qr&state=in-use&place=&block=')
    expect(list.querySelectorAll('tbody tr[id]').map((row) => row.id)).toEqual(['point-nhavang2'])
    expect(list.querySelector('#agency [selected]')!.getAttribute('value')).toBe('SNV')
    // What is printed whole is what is shown.
    expect(
      list
        .querySelectorAll('#print input[type=hidden]')
        .map((field) => [field.getAttribute('name'), field.getAttribute('value')]),
    ).toEqual([
      ['agency', 'SNV'],
      ['channel', 'qr'],
    ])
    const none = await page('/staff/points?channel=paper')
    expect(none.querySelector('table')).toBeNull()
    expect(none.querySelector('main')!.text).toContain('Không có điểm nào khớp với bộ lọc')
  })

  test.each([
    'agency[$ne]=1',
    'page=-1',
    'page=1e9',
    `place=${'x'.repeat(3000)}`,
    'state=%00',
    'agency=a&agency=b',
    '__proto__=1',
  ])('take "%s" for no more than it says', async (query) => {
    expect((await get(`/staff/points?${query}`)).status).toBe(200)
  })

  test('tell what one point is, give its files and say no word of errors', async () => {
    const point = await page('/staff/points/k7m2qx4t')
    expect(point.querySelector('h1')!.text).toBe('Điểm khảo sát k7m2qx4t')
    expect(
      point.querySelectorAll('.links a').map((link) => link.getAttribute('href')!.split('?')[0]),
    ).toEqual([
      ...Array.from({ length: 4 }, () => '/staff/points/sheets.pdf'),
      '/staff/points/k7m2qx4t/sheet',
      '/staff/points/k7m2qx4t/qr.svg',
      '/staff/points/k7m2qx4t/qr.png',
    ])
    expect(point.querySelector('[role=alert]')).toBeNull()
    expect((await get('/staff/points/k7m2qx44')).status).toBe(404)
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
  test('is stored under a code of its own, and its form opens', async () => {
    const response = await post('/staff/points', chosen)
    expect(response.status).toBe(303)
    const [, code] = /^\/staff\/points\/([^/?]+)\?done=made$/.exec(response.headers.get('location')!)!
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
    const response = await post('/staff/points', {
      agency: 'NONE',
      desk: '<b>Quầy',
      place: ' ',
      channel: 'qr',
    })
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

describe('changing a point', () => {
  const words = { desk: 'Quầy số 9', placeCode: '', place: 'Tầng 5', unit: '' }

  test('changes its words and never its code, and writes down both', async () => {
    const before = await app.stores.points.byCode('k7m2qx4t')
    const response = await post('/staff/points/k7m2qx4t', words)
    expect(response.headers.get('location')).toBe('/staff/points/k7m2qx4t?done=changed')
    const after = await app.stores.points.byCode('k7m2qx4t')
    expect(after).toEqual({ ...before, desk: 'Quầy số 9', place: 'Tầng 5' })
    const [entry] = await app.stores.audit.newest(null, 1)
    expect(entry).toMatchObject({ by: 'so-noi-vu', action: 'point-changed', agency: 'SCT', before, after })
    expect(
      (await page('/staff/points/k7m2qx4t?done=changed')).querySelector('[role=status]')!.text,
    ).toContain('mang tên cũ')
    expect((await app.get('/s/k7m2qx4t')).status).toBe(200)
  })

  test('to what it is already writes nothing down', async () => {
    const [last] = await app.stores.audit.newest(null, 1)
    expect((await post('/staff/points/k7m2qx4t', words)).headers.get('location')).toContain('done=unchanged')
    expect((await app.stores.audit.newest(null, 1))[0]?.n).toBe(last?.n)
  })

  test('to a desk that has a code is refused, with what was typed', async () => {
    await app.stores.points.add(aPoint({ code: 'coroi222', desk: 'Quầy đã có', place: 'Tầng 5' }))
    const response = await post('/staff/points/k7m2qx4t', { ...words, desk: 'quầy ĐÃ có' })
    expect(response.status).toBe(422)
    const form = parse(await response.text())
    expect(form.querySelector('.error-summary a')!.getAttribute('href')).toBe('#desk')
    expect(form.querySelector('#desk')!.getAttribute('value')).toBe('quầy ĐÃ có')
  })

  test.each([{ desk: '' }, { desk: 'x'.repeat(81) }, { placeCode: '$ne' }, { unit: 'SCT/none' }])(
    'to %j is refused by field',
    async (fields) => {
      const response = await post('/staff/points/k7m2qx4t', { ...words, ...fields } as Record<string, string>)
      expect(response.status).toBe(422)
      const [field] = Object.keys(fields)
      const form = parse(await response.text())
      const href = form.querySelector('.error-summary a')!.getAttribute('href')
      expect(href).toBe(`#${field}`)
    },
  )
})

describe('replacing a code', () => {
  test('retires it, makes another for the same desk, and is done once however often it is posted', async () => {
    const old = (await app.stores.points.byCode('k7m2qx4t'))!
    const responses = await Promise.all(
      Array.from({ length: 4 }, () => post('/staff/points/k7m2qx4t/replace', {})),
    )
    const after = (await app.stores.points.byCode('k7m2qx4t'))!
    expect(after.retiredAt).toBeInstanceOf(Date)
    const made = (await app.stores.points.all()).filter(({ desk }) => desk === old.desk)
    expect(made.map(({ code }) => code).sort()).toEqual([old.code, after.replacedBy].sort())
    expect(await app.stores.points.byCode(after.replacedBy!)).toEqual({ ...old, code: after.replacedBy })
    for (const response of responses) {
      expect(response.headers.get('location')!.split('?')[0]).toBe(`/staff/points/${after.replacedBy}`)
    }
    const said = await page(`/staff/points/${after.replacedBy}?done=replaced`)
    expect(said.querySelector('[role=status]')!.text).toContain('k7m2qx4t')
    // The desk is taken by the new code.
    expect(
      (await post('/staff/points', { agency: 'SCT', desk: old.desk, place: old.place, channel: 'qr' }))
        .status,
    ).toBe(422)
    const entries = await app.stores.audit.newest(null, 20)
    const replaced = entries.filter(({ action }) => action === 'point-replaced')
    const undone = entries.filter(({ action }) => action === 'not-done')
    expect(replaced.length - undone.length).toBe(1)
  })
})

describe('retiring a point', () => {
  test('ends its form and its sheet, and keeps it in the list with the day and the scans since', async () => {
    expect((await post('/staff/points/nhavang2/retire', {})).status).toBe(303)
    const retiredAt = (await app.stores.points.byCode('nhavang2'))!.retiredAt
    expect(retiredAt).toBeInstanceOf(Date)
    expect((await post('/staff/points/nhavang2/retire', {})).status).toBe(303)
    expect((await app.stores.points.byCode('nhavang2'))!.retiredAt).toEqual(retiredAt)
    expect((await post('/staff/points/nhavang2', { desk: 'a', place: 'b' })).status).toBe(410)

    await app.stores.retiredScans.count('nhavang2', '2099-01-02', 3)
    const point = await page('/staff/points/nhavang2')
    expect(point.querySelector('dl')!.text).toMatch(/Ngừng dùng từ \d\d\/\d\d\/\d{4}/)
    expect(point.querySelector('dl')!.text).toContain('3 lần, lần cuối ngày 02/01/2099')
    expect(point.querySelectorAll('main form, .links')).toEqual([])
    const row = (await page('/staff/points?state=retired')).querySelector('#point-nhavang2')!
    expect(row.text).toContain('Quét sau khi ngừng: 3 lần, lần cuối ngày 02/01/2099')
    expect(row.querySelectorAll('input')).toEqual([])
    expect((await page('/staff/points')).querySelector('#point-nhavang2')).toBeNull()
    expect((await page('/staff/points')).querySelector('.warning a')!.getAttribute('href')).toBe(
      '/staff/points?state=scanned',
    )
    for (const file of [
      'nhavang2/sheet',
      'nhavang2/qr.png',
      'sheets.pdf?format=a5&scope=chosen&code=nhavang2',
    ]) {
      expect((await get(`/staff/points/${file}`)).status, file).toBe(410)
    }
  })

  test('of an unknown code is no page', async () => {
    for (const act of ['retire', 'replace']) {
      expect((await post(`/staff/points/k7m2qx44/${act}`, {})).status).toBe(404)
    }
  })
})
