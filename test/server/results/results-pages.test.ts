import { gunzipSync } from 'node:zlib'
import { type HTMLElement, parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { fingerprint } from '../../../server/signing/public-key.ts'
import { departments2025, index2025, storePublished, table2024 } from '../../support/published-results.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
const published2025 = index2025()
const pages = [
  '/results',
  '/results/2024',
  '/results/2024/criteria/staff',
  '/results/2024/agencies/SCT',
  '/results/2025',
  '/results/2025/criteria/access',
  '/results/2025/agencies/SCT',
  '/results/2025/agencies/SNgV',
]

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

async function page(path: string): Promise<HTMLElement> {
  const response = await app.get(path)
  expect(response.status, path).toBe(200)
  return parse(await response.text())
}

const text = (element: HTMLElement | null) => element?.text.replace(/\s+/g, ' ').trim()
const cells = (row: HTMLElement) => row.querySelectorAll('td, th').map(text)
const rows = (element: HTMLElement | null) => element!.querySelectorAll('tbody tr').map(cells)
const links = (element: HTMLElement | null) =>
  element!.querySelectorAll('a').map((link) => link.getAttribute('href'))

describe('before anything is published', () => {
  it('says so, and shows nothing of a period that takes responses', async () => {
    await app.open({ period: { id: '2026', name: 'Năm 2026', opensOn: '2026-01-01' } })
    const list = await page('/results')
    expect(text(list.querySelector('main'))).toContain('Chưa có kết quả nào được công bố.')
    expect(list.text).not.toContain('Năm 2026')
  })

  it.each(['/results/2026', '/results/2026/criteria/access', '/results/2026/agencies/SCT'])(
    'answers 404 in words on %s',
    async (path) => {
      const response = await app.get(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('cache-control')).toBe('no-store')
      const html = parse(await response.text())
      expect(text(html.querySelector('main'))).toBe(
        'Không tìm thấy Không có kỳ khảo sát này, hoặc kết quả của kỳ chưa được công bố. Xem các kỳ đã công bố',
      )
      expect(links(html.querySelector('main'))).toEqual(['/results'])
    },
  )
})

describe('what is published', () => {
  beforeAll(async () => {
    await storePublished(app.stores, table2024)
    await storePublished(app.stores, published2025)
  })

  it('stands in the list, the newest first, with its decision', async () => {
    const items = (await page('/results')).querySelectorAll('.published > li')
    expect(items.map(text)).toEqual([
      'Năm 2025 Quyết định số 409/QĐ-SNV ngày 30/12/2025 của Sở Nội vụ Khối sở, ban, ngành: 5 đơn vị',
      'Năm 2024 Sở Nội vụ, ngày 12/03/2025; không ghi số văn bản Dữ liệu mô phỏng: không phải kết quả thật. Khối sở, ban, ngành: 18 đơn vị Khối cơ quan ngành dọc: 3 đơn vị',
    ])
    expect(items.map((item) => links(item))).toEqual([['/results/2025'], ['/results/2024']])
  })

  it('is ranked as in the document, with everything that was published of it', async () => {
    const html = await page('/results/2025')
    expect(rows(html.querySelector('.ranking'))).toEqual([
      ['1/4', 'Sở Công Thương', '88,33%', '86,11–90,26', '1', 'giảm 0,07 điểm %', 'vượt', ''],
      ['2/4 (đồng hạng)', 'Sở Nội vụ', '80,00%', '76,85–82,85', '2–3', 'giảm 10,23 điểm %', 'chưa đạt', ''],
      ['2/4 (đồng hạng)', 'Sở Tài chính', '80,00%', '76,85–82,85', '2–3', 'giảm 6,29 điểm %', 'chưa đạt', ''],
      ['4/4', 'Sở Tư pháp', '67,27%', '62,39–71,94', '4', 'giảm 18,77 điểm %', 'chưa đạt', ''],
      [
        '–',
        'Sở Ngoại vụ',
        '80,00%',
        '54,80–93,70',
        '–',
        'không có số liệu năm 2024',
        'chưa xét',
        'Chưa đủ phiếu: 12/30',
      ],
    ])
    expect(html.querySelector('.ranking')!.querySelectorAll('thead th').map(text)).toEqual([
      'Xếp hạng',
      'Đơn vị',
      'Chỉ số chung',
      'Khoảng tin cậy 95%',
      'Khoảng xếp hạng',
      'So với kỳ trước (Năm 2024)',
      'Chỉ tiêu ≥ 87%',
      'Ghi chú',
    ])
    expect(html.querySelectorAll('.notes li').map(text)).toEqual([
      'Chỉ số là điểm trung bình quy đổi (điểm trung bình ÷ 5 × 100; thấp nhất 20%, cao nhất 100%), không phải tỷ lệ người hài lòng.',
      'Chỉ số chung tính từ số liệu chưa làm tròn, có thể chênh 0,01 điểm so với bình quân các tiêu chí đã làm tròn.',
      'Khoảng tin cậy chỉ phản ánh sai số ngẫu nhiên; người trả lời tự nguyện nên kết quả có thể khác ý kiến của toàn bộ người làm thủ tục.',
      'Khoảng xếp hạng là các thứ hạng mà đơn vị có thể thật sự có, với độ tin cậy 95%: khoảng càng rộng thì thứ hạng càng ít chắc chắn.',
      'Mẫu còn nhỏ: số liệu in nhạt chưa nên dùng để kết luận.',
      'Không so sánh thứ bậc với năm 2024: đơn vị trong khối thay đổi.',
    ])
    expect(text(html.querySelector('.ranks desc'))).toBe(
      'Sở Công Thương: hạng 1, chỉ có thể là 1; Sở Nội vụ: hạng 2, có thể từ 2 đến 3; Sở Tài chính: hạng 2, có thể từ 2 đến 3; Sở Tư pháp: hạng 4, chỉ có thể là 4.',
    )
  })

  it('says under which decision, by whom, and how anybody can check it', async () => {
    const html = await page('/results/2025')
    expect(html.querySelectorAll('.publication .facts > div').map(text)).toEqual([
      'Địa phương Khánh Hòa',
      'Công bố Quyết định số 409/QĐ-SNV ngày 30/12/2025 của Sở Nội vụ',
      'Người ký Giám đốc',
      'Kèm báo cáo 443/BC-SNV',
      'Thời gian khảo sát 01/01/2025 – 30/11/2025',
      'Số phiếu Đã nhận 307 phiếu = 307 phiếu hợp lệ + 0 phiếu không tính.',
    ])
    expect(html.querySelectorAll('code').map(text)).toEqual([
      fingerprint(published2025.signature!.key),
      'npm run --silent verify -- index.json --key keys.json',
    ])
    expect(links(html.querySelector('.downloads'))).toEqual([
      '/api/v1/periods/2025/index.json',
      '/api/v1/periods/2025/index.xlsx',
      '/api/v1/periods/2025/index.csv',
      '/api/v1/keys',
    ])
    for (const file of links(html.querySelector('.downloads'))) {
      expect((await app.get(file!)).status, file).toBe(200)
    }
  })

  it('says plainly that a table is simulated, not signed, and without sums', async () => {
    const html = await page('/results/2024')
    expect(text(html.querySelector('.simulated'))).toBe('Dữ liệu mô phỏng')
    expect(text(html.querySelector('.made-up'))).toBe('Dữ liệu mô phỏng: không phải kết quả thật.')
    expect(html.querySelectorAll('code').map(text)).toEqual(['npm run --silent verify -- index.json'])
    expect(links(html.querySelector('.downloads'))).not.toContain('/api/v1/keys')
    const main = text(html.querySelector('main'))
    expect(main).toContain('Tệp JSON của kỳ này không có mã xác thực')
    expect(main).toContain('Tệp không có tổng số câu trả lời của 21/21 đơn vị')
    expect(main).toContain('Bảng công bố của kỳ này không có khoảng tin cậy.')
    expect(rows(html.querySelector('.ranking'))[6]).toEqual([
      '7/18',
      'Sở Công Thương',
      '88,40%',
      'tăng 1,47 điểm %',
      'vượt',
    ])
    // A block that nothing is compared with has no column for it.
    expect(rows(html.querySelectorAll('.ranking')[1]!)[0]).toEqual(['1/3', 'Cục Thuế tỉnh', '88,94%'])
    expect(html.querySelectorAll('.bars .bar')).toHaveLength(21)
  })

  it('is ranked by a criterion in the order of that criterion', async () => {
    const html = await page('/results/2024/criteria/staff')
    expect(text(html.querySelector('h1'))).toBe('Tiêu chí “Sự phục vụ của cán bộ, công chức”: Năm 2024')
    const ranking = rows(html.querySelector('.ranking'))
    expect(ranking.map(([rank]) => rank)).toEqual(Array.from({ length: 18 }, (_, place) => `${place + 1}/18`))
    expect(ranking[9]!.slice(0, 4)).toEqual(['10/18', 'Sở Công Thương', '89,78%', 'giảm 3 bậc'])
  })

  it('shows an agency with the sentences of reports, and in every period', async () => {
    const html = await page('/results/2024/agencies/SCT')
    expect(text(html.querySelector('.lead'))).toBe('Chỉ số chung: 88,40%. Xếp hạng: 7/18.')
    expect(html.querySelectorAll('section[aria-labelledby=assessment] [lang=vi] > p').map(text)[0]).toBe(
      'Kết quả Chỉ số hài lòng của Sở Công Thương đạt 88,4% (tăng 1,47% so với năm trước), xếp thứ 07/18 của khối sở, ban, ngành (vượt chỉ tiêu đề ra cho năm 2024 là 87%).',
    )
    expect(html.querySelectorAll('.assessed li').map(text)).toEqual([
      '(i) Tiêu chí 1: Mức độ tiếp cận dịch vụ đạt 85,67% (xếp hạng 9/18, giảm 4 bậc);',
      '(ii) Tiêu chí 2: Điều kiện đón tiếp đạt 88,57% (xếp hạng 6/18, tăng 2 bậc);',
      '(iii) Tiêu chí 3: Sự phục vụ của cán bộ, công chức đạt 89,78% (xếp hạng 10/18, giảm 3 bậc);',
      '(iv) Tiêu chí 4: Kết quả giải quyết công việc đạt 90,61% (xếp hạng 11/18, giảm 3 bậc);',
      '(v) Tiêu chí 5: Tiếp nhận, xử lý thông tin phản hồi đạt 87,39% (xếp hạng 6/18, tăng 5 bậc).',
    ])
    const percents = ['88,33%', '88,33%', '88,33%', '88,33%', '88,33%']
    expect(rows(html.querySelector('.years'))).toEqual([
      ['Năm 2025', '88,33%', '86,11–90,26', '1/4', 'giảm 0,07 điểm %', ...percents],
      [
        'Năm 2024',
        '88,40%',
        '–',
        '7/18',
        'tăng 1,47 điểm %',
        '85,67%',
        '88,57%',
        '89,78%',
        '90,61%',
        '87,39%',
      ],
    ])
    expect(html.querySelectorAll('.year-line')).toHaveLength(1)
    expect(html.querySelector('.questions')).toBeNull()
    const with2025 = await page('/results/2025/agencies/SCT')
    expect(with2025.querySelectorAll('.likert')).toHaveLength(21)
    expect(with2025.text).not.toContain('Có thể tăng chỉ số chung')
  })

  it('says of an agency without a rank why it has none', async () => {
    const html = await page('/results/2025/agencies/SNgV')
    expect(text(html.querySelector('.lead'))).toBe('Chỉ số chung: 80,00%.')
    expect(text(html.querySelector('.not-ranked'))).toBe('Chưa xếp hạng. Chưa đủ phiếu: 12/30.')
  })

  it.each([
    ['/results/2025/criteria/khong-co', 'Kết quả Năm 2025 không có tiêu chí này.'],
    ['/results/2025/agencies/KHONG', 'Kết quả Năm 2025 không có đơn vị này.'],
    ['/results/2025/agencies/', 'Không có trang này.'],
    ['/results/2025/agencies/KHONG?lang=en', 'The results of Năm 2025 have no such agency.'],
  ])('answers 404 on %s and says what is missing', async (path, reason) => {
    const response = await app.get(path)
    expect(response.status).toBe(404)
    expect(text(parse(await response.text()).querySelector('main'))).toContain(reason)
  })

  it('is in English where the address says so, and stays so on the way through it', async () => {
    const html = await page('/results/2025/agencies/SCT?lang=en')
    expect(html.querySelector('html')!.getAttribute('lang')).toBe('en')
    expect(text(html.querySelector('.lead'))).toBe('Overall index: 88.33%. Rank: 1/4.')
    const own = links(html.querySelector('body')).filter((href) => href!.startsWith('/results'))
    expect(own.length).toBeGreaterThan(5)
    expect(own.filter((href) => !/\?lang=en(#|$)/.test(href!))).toEqual([])
    // A cookie of somebody who works here changes nothing.
    const withCookie = await app.get('/results/2025', { headers: { cookie: 'lang=en' } })
    expect(
      parse(await withCookie.text())
        .querySelector('html')!
        .getAttribute('lang'),
    ).toBe('vi')
  })

  it.each(pages)('is the same for everybody, and for caches to keep: %s', async (path) => {
    const cookie = await signedIn()
    const [first, second] = [await app.get(path), await app.get(path, { headers: { cookie } })]
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    expect(first.headers.get('vary')).toBe('Accept-Encoding')
    expect(first.headers.get('set-cookie')).toBeNull()
    const html = await first.text()
    expect(await second.text()).toBe(html)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('noindex')
    expect(html).not.toMatch(/so-noi-vu|undefined|null|NaN|\[object/)
  })

  it('is sent once to whoever holds it, in each language, until something else is published', async () => {
    const tag = async (path: string) => (await app.get(path)).headers.get('etag')!
    const vi = await tag('/results/2025')
    expect(await tag('/results/2025')).toBe(vi)
    expect(await tag('/results/2025?lang=en')).not.toBe(vi)
    const again = await app.get('/results/2025', { headers: { 'if-none-match': vi } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', vi])
    const other = await app.get('/results/2025?lang=en', { headers: { 'if-none-match': vi } })
    expect(other.status).toBe(200)
  })

  it('is compressed for who takes that, and the same page for who does not', async () => {
    const plain = await app.get('/results/2025', { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    const packed = await fetchRaw('/results/2025')
    expect(packed.encoding).toBe('gzip')
    expect(gunzipSync(packed.body).toString()).toBe(await plain.text())
  })
})

describe('what replaces it', () => {
  const named = '<b>Sở & "Công" Thương</b>'

  it('is shown at once, with names as they are and never as markup', async () => {
    const before = await app.get('/results/2025')
    const restated: IndexDocument = index2025([
      { ...departments2025[0]!, name: named },
      ...departments2025.slice(1),
    ])
    const publication = {
      ...restated.publication!,
      id: '2025-2',
      restates: '2025-1',
      reason: 'sửa <số> phiếu',
    }
    await storePublished(app.stores, { ...restated, publication })
    const after = await app.get('/results/2025', {
      headers: { 'if-none-match': before.headers.get('etag')! },
    })
    expect(after.status).toBe(200)
    const html = await after.text()
    expect(html).not.toContain(named)
    expect(html).toContain('&lt;b&gt;Sở &amp; &quot;Công&quot; Thương&lt;/b&gt;')
    expect(html).toContain('bản công bố 2025-1, vì: sửa &lt;số&gt; phiếu')
    const agency = await (await app.get('/results/2025/agencies/SCT')).text()
    expect(agency).not.toContain('<b>')
    expect(agency).toContain('<h1>&lt;b&gt;Sở &amp; &quot;Công&quot; Thương&lt;/b&gt;: Năm 2025</h1>')
  })

  it('is found from the sign-in page, where the bare address leads', async () => {
    const response = await fetch(app.url('/'))
    expect(links(parse(await response.text()).querySelector('main'))).toEqual(['/results'])
  })
})

let cookie: string | null = null
async function signedIn(): Promise<string> {
  cookie ??= await app.signIn()
  return cookie
}

/** `fetch` unpacks what it gets. */
async function fetchRaw(path: string): Promise<{ encoding: string | undefined; body: Buffer }> {
  const { get } = await import('node:http')
  return new Promise((resolve, reject) => {
    get(app.url(path), { headers: { 'accept-encoding': 'gzip, br' } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(parts) }),
      )
    }).on('error', reject)
  })
}
