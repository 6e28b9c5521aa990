import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPoint, startTestApp, type TestApp } from '../../support/test-app.ts'
import { codesOn, pageContents } from './read-pdf.ts'

let app: TestApp
let cookie: string

beforeAll(async () => {
  app = await startTestApp({ environment: { PUBLIC_URL: 'https://khaosat.example.vn' } })
  cookie = await app.signIn()
  await app.open()
  for (let n = 0; n < 520; n++) {
    const code = `quay${String(n).padStart(4, '0')}`
    await app.stores.points.add(aPoint({ code, desk: `Quầy ${n}`, place: 'Nhà lớn', agencies: ['SNV'] }))
  }
  await app.stores.points.add(aPoint({ code: 'giay2222', channel: 'paper' }))
  await app.stores.points.add(aPoint({ code: 'cu222222', retiredAt: new Date(0) }))
}, 60_000)
afterAll(() => app.stop())

const print = (query: string) => app.get(`/staff/points/sheets.pdf?${query}`, { headers: { cookie } })
const codesIn = async (response: Response) =>
  pageContents(Buffer.from(await response.arrayBuffer()))
    .flatMap(codesOn)
    .map((address) => address.split('/').at(-1))

describe('printing', () => {
  test('gives the points that are ticked, in one file', async () => {
    const response = await print('format=a5&scope=chosen&code=quay0002&code=k7m2qx4t&code=quay0001')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=to-ma-qr-a5-3-diem.pdf')
    expect(response.headers.get('cache-control')).toBe('no-store')
    // Agency by agency, desk by desk.
    expect(await codesIn(response)).toEqual(['k7m2qx4t', 'quay0001', 'quay0002'])
  })

  test('leaves out what has no sheet', async () => {
    const response = await print('format=a6&scope=chosen&code=giay2222&code=cu222222&code=k7m2qx4t')
    expect(response.headers.get('content-disposition')).toContain('to-ma-qr-a6-sct-k7m2qx4t.pdf')
    expect(await codesIn(response)).toEqual(['k7m2qx4t'])
  })

  test('gives all that the filter asks for: an agency, a block', async () => {
    expect(await codesIn(await print('format=labels&scope=all&agency=SCT'))).toEqual(['k7m2qx4t'])
    expect((await print('format=labels&scope=all&block=so-ban-nganh')).status).toBe(422)
    expect(
      await codesIn(
        await print(
          'format=tent&scope=all&agency=SNV&place=trung+t%C3%A2m+ph%E1%BB%A5c+v%E1%BB%A5+h%C3%A0nh+ch%C3%ADnh+c%C3%B4ng',
        ),
      ),
    ).toEqual(['nhavang2', 'nhavang2'])
  })

  test.each([
    ['format=a5&scope=all', 'Mỗi lần in được nhiều nhất 500 điểm'],
    ['format=a5&scope=chosen', 'Chưa có điểm nào để in'],
    ['format=a5&scope=chosen&code=giay2222', 'Chưa có điểm nào để in'],
    ['scope=chosen&code=k7m2qx4t', 'Hãy chọn khổ giấy'],
    ['format=a0&scope=chosen&code=k7m2qx4t', 'Hãy chọn khổ giấy'],
    ['format=a5&format=a6&scope=all&agency=SCT', 'Hãy chọn khổ giấy'],
  ])('says why nothing is printed for %s', async (query, words) => {
    const response = await print(query)
    expect(response.status).toBe(422)
    const page = parse(await response.text())
    expect(page.querySelector('title')!.text).toMatch(/^Lỗi: /)
    const link = page.querySelector('.error-summary a')!
    expect(link.text).toContain(words)
    expect(page.querySelector(link.getAttribute('href')!)).not.toBeNull()
  })

  test.each([
    ['format=a5&scope=chosen&code=khongco2', 404],
    ['format=a5&scope=chosen&code[$ne]=1', 422],
    ['format=a5&scope=chosen&code=%00', 404],
    ['format=a5&scope=chosen&code=cu222222', 410],
  ])('refuses %s', async (query, status) => {
    expect((await print(query)).status).toBe(status)
  })

  test('gives many sheets while others are served', async () => {
    const codes = Array.from({ length: 150 }, (_, n) => `code=quay${String(n).padStart(4, '0')}`).join('&')
    const printing = print(`format=a5&scope=chosen&${codes}`)
    let slowest = 0
    let isDone = false
    const printed = printing.then(async (response) => {
      const bytes = (await response.arrayBuffer()).byteLength
      isDone = true
      return { status: response.status, bytes }
    })
    while (!isDone) {
      const from = performance.now()
      expect((await app.get('/healthz')).status).toBe(200)
      slowest = Math.max(slowest, performance.now() - from)
    }
    const { status, bytes } = await printed
    expect(status).toBe(200)
    expect(bytes).toBeLessThan(2_000_000)
    expect(slowest).toBeLessThan(2000)
  }, 60_000)
})
