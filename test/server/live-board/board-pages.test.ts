import { type HTMLElement, parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { demoIndex2024 } from '../../../server/commands/demo/demo-index-2024.ts'
import { formatPercent } from '../../../server/web/vietnamese-format.ts'
import { allGraded, aResponseBody } from '../../support/answers.ts'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let cookie: string
const board = '/home-affairs/board/2025/so-ban-nganh'
const agencyBoard = '/staff/board/2025/so-ban-nganh'
const methods = '/home-affairs/periods/2025/blocks/so-ban-nganh/methods'

beforeAll(async () => {
  app = await startTestApp()
  cookie = await app.signIn()
})
afterAll(() => app.stop())

async function page(path: string, headers: Record<string, string> = {}): Promise<HTMLElement> {
  const response = await app.get(path, { headers: { cookie, ...headers } })
  expect(response.status, path).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  return parse(await response.text())
}

async function answer(point: string, count: number, grade: string): Promise<void> {
  for (let i = 0; i < count; i++) {
    const body = aResponseBody({ answers: { ...allGraded(grade), 'overall-satisfaction': grade } })
    expect((await app.postJson(`/api/v1/points/${point}/responses`, body)).status).toBe(201)
  }
}

async function index(): Promise<IndexDocument> {
  const response = await app.get('/api/v1/periods/2025/index', { headers: { cookie } })
  return (await response.json()) as IndexDocument
}

/** The tallier works beside the requests; figures are there within moments. */
async function untilCounted(count: number): Promise<IndexDocument> {
  for (let i = 0; i < 200; i++) {
    const document = await index()
    if (document.responses.counted === count) return document
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`${count} responses were not counted in time`)
}

const texts = (elements: readonly HTMLElement[]) => elements.map((element) => element.text.trim())

describe('the pages of home affairs', () => {
  it('lead a visitor who is not signed in to the sign-in page and back', async () => {
    for (const path of ['/home-affairs', board, `${agencyBoard}/SCT`, methods]) {
      const response = await app.get(path)
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
    }
  })

  it('say what to do on an installation without periods', async () => {
    const main = (await page('/home-affairs')).querySelector('main')!
    expect(main.text).toContain('Chưa có kỳ khảo sát nào.')
    expect(main.querySelector('.button')?.getAttribute('href')).toBe('/home-affairs/set-up')
  })

  it('show an open period before anybody has answered', async () => {
    await app.open()
    const overview = await page('/home-affairs')
    expect(texts(overview.querySelectorAll(`a[href="${board}"]`))).toEqual(['Khối sở, ban, ngành'])
    const block = await page(board)
    expect(block.querySelector('.as-of')?.text).toMatch(/^Tính đến \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/)
    expect(block.querySelectorAll('.agencies tbody tr')).toHaveLength(2)
  })

  it('show exactly the figures of the index document', async () => {
    await answer('k7m2qx4t', 20, 'satisfied')
    await answer('k7m2qx4t', 12, 'very-satisfied')
    await answer('nhavang2', 31, 'neutral')
    const document = await untilCounted(63)
    const block = document.blocks[0]!
    const cells = (await page(board))
      .querySelectorAll('.agencies tbody tr')
      .map((row) => texts(row.querySelectorAll('th, td')))
    expect(cells).toEqual(
      block.agencies.map((agency) => [
        agency.name,
        String(agency.responses.counted),
        ...document.criteria.map(({ code }) => formatPercent(agency.criteria[code]!.percent!, 2, 'vi')),
        formatPercent(agency.overall.percent!, 2, 'vi'),
        `${agency.overall.rank}/2`,
        // Far enough apart to be told apart.
        `${agency.overall.rank}`,
        '',
      ]),
    )
    const sct = block.agencies.find(({ code }) => code === 'SCT')!
    const rows = (await page(`${agencyBoard}/SCT`)).querySelectorAll('.questions tbody tr:not(.group)')
    expect(rows.map((row) => row.querySelector('td.number')?.text)).toEqual(
      Object.values(sct.questions).map(({ percent }) => formatPercent(percent!, 2, 'vi')),
    )
  })

  it('set two methods side by side, on the responses that are there', async () => {
    expect((await page(board)).querySelector(`a[href="${methods}"]`)?.text).toBe(
      'So sánh với phương pháp tính khác trên cùng số phiếu',
    )
    const rows = async (query: string) =>
      (await page(`${methods}${query}`))
        .querySelectorAll('tbody tr')
        .map((row) => texts(row.querySelectorAll('td')))
    expect(await rows('?question=satisfied-share&criterion=pooled')).toEqual([
      ['87,50%', '1/2', '100,00%', '1/2', 'giữ nguyên thứ bậc'],
      ['60,00%', '2/2', '0,00%', '2/2', 'giữ nguyên thứ bậc'],
    ])
    expect((await rows('?question=rescaled-mean')).map(([, , percent]) => percent)).toEqual([
      '84,38%',
      '50,00%',
    ])
    const chosen = (await page(`${methods}?question=rescaled-mean`)).querySelectorAll('option[selected]')
    expect(chosen.map((option) => option.getAttribute('value'))).toEqual([
      'rescaled-mean',
      'mean-of-questions',
      'competition',
    ])
  })

  it('score a published period again from its own sums, and say where it has none', async () => {
    const { periods, publications } = app.stores
    const published = { ...(await index()), publication: demoIndex2024('seed', '').publication }
    const withSums = {
      ...published,
      period: { ...published.period!, id: '2023', status: 'published' as const },
    }
    await periods.add(
      aPeriod({ id: '2023', opensOn: '2023-01-01', closesOn: '2023-11-30', status: 'published' }),
    )
    await publications.add('2023', withSums, new Date())
    const again = await page(methods.replace('2025', '2023'))
    expect(texts(again.querySelectorAll('tbody tr:first-child td'))).toEqual([
      '87,50%',
      '1/2',
      '100,00%',
      '1/2',
      'giữ nguyên thứ bậc',
    ])

    await periods.add(
      aPeriod({ id: '2024', opensOn: '2024-01-01', closesOn: '2024-11-30', status: 'published' }),
    )
    await publications.add('2024', demoIndex2024('seed', published.form.digest), new Date())
    const table = await page(methods.replace('2025', '2024'))
    expect(table.querySelector('.conclusion')?.text).toBe(
      'Bảng công bố không có tổng số câu trả lời của 18/18 đơn vị được xếp hạng, nên không tính lại được theo phương pháp khác.',
    )
    expect(table.querySelectorAll('table, svg')).toEqual([])
  })

  it.each([
    [`${methods}?question=median`, 400, 'Địa chỉ này nêu một phương pháp tính không có.'],
    [`${methods}?ties=dense&ties=dense`, 400, 'Địa chỉ này nêu một phương pháp tính không có.'],
    [methods.replace('2025', '1999'), 404, 'Không có kỳ khảo sát này.'],
    [methods.replace('so-ban-nganh', 'khac'), 404, 'Kỳ này không có khối đó.'],
  ])('answer %s with %i', async (path, status, words) => {
    const response = await app.get(path, { headers: { cookie } })
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(words)
  })

  it('draw each chart as an image with a name, and repeat it as a table with a caption', async () => {
    for (const path of [board, `${agencyBoard}/SCT`, methods]) {
      const main = (await page(path)).querySelector('main')!
      for (const image of main.querySelectorAll('svg[role=img]')) {
        const ids = image.getAttribute('aria-labelledby')!.split(' ')
        expect(ids.map((id) => main.querySelectorAll(`#${id}`).length)).toEqual([1, 1])
      }
      for (const table of main.querySelectorAll('table')) {
        expect(table.querySelector('caption')?.text).not.toBe('')
        expect(table.querySelectorAll('th:not([scope])')).toEqual([])
      }
      expect(main.querySelectorAll('h1')).toHaveLength(1)
      expect(main.querySelectorAll('[style]')).toEqual([])
    }
  })

  it('give the moving part alone to the script that asks for it', async () => {
    for (const path of [board, `${agencyBoard}/SCT`]) {
      const whole = await page(path)
      const part = await page(path, { 'x-fragment': 'figures' })
      expect(part.querySelector('html, h1, script')).toBeNull()
      expect(whole.querySelector('#figures')?.innerHTML.trim()).toBe(part.innerHTML.trim())
    }
  })

  it('say how to see new figures without a script', async () => {
    expect((await page(board)).querySelector('noscript')?.text).toContain('tải lại trang')
  })

  it('speak English where it is asked for', async () => {
    const english = await page(`${agencyBoard}/SCT?lang=en`)
    expect(english.querySelector('html')?.getAttribute('lang')).toBe('en')
    expect(english.querySelector('main')?.text).toContain(
      '32 responses received = 32 counted + 0 not counted',
    )
  })

  it.each([
    ['/home-affairs/board/1999/so-ban-nganh', 'Không có kỳ khảo sát này.'],
    ['/home-affairs/board/2025/khac', 'Kỳ này không có khối đó.'],
    [`${board}/XYZ`, 'Không có trang này.'],
  ])('know no %s', async (path, words) => {
    const response = await app.get(path, { headers: { cookie } })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain(words)
  })
})
