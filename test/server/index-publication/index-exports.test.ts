import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument, IndexFigure } from '../../../scoring/index-document.ts'
import { indexTable } from '../../../scoring/index-table.ts'
import { previousOfTable } from '../../../scoring/previous-of-table.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'
import { readWorkbook } from '../../support/read-workbook.ts'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const hostile = `=cmd|' /C calc'!A0, "Sở";\r\n🎉 ${'dài '.repeat(60)}`

const published: IndexDocument = {
  ...anIndexDocument(
    [],
    { targets: [{ block: 'so-ban-nganh', operator: '>=', percent: 87 }] },
    {
      blocks: [
        {
          code: 'so-ban-nganh',
          name: 'Khối sở, ban, ngành',
          agencies: [
            anAgency({
              code: 'SCT',
              name: 'Sở Công Thương',
              grades: { satisfied: 30, 'very-satisfied': 41 },
            }),
            anAgency({ code: 'SNV', name: hostile, grades: { satisfied: 40 } }),
            anAgency({ code: 'STC', name: '@Sở', grades: { neutral: 3 } }),
            anAgency({ code: 'SXD', grades: { satisfied: 20, neutral: 20 } }),
          ],
        },
        { code: 'xa', name: 'Khối xã', agencies: [anAgency({ code: 'X1', grades: { neutral: 31 } })] },
      ],
    },
  ),
  period: {
    id: '2024',
    name: 'Năm 2024',
    opensOn: '2024-01-01',
    closesOn: '2024-11-30',
    status: 'published',
  },
  publication: {
    id: '2024-1',
    kind: 'decision',
    decisionNumber: '409/QĐ-SNV',
    decidedOn: '2025-03-12',
    issuer: 'Sở Nội vụ',
    signerTitle: null,
    reportNumber: null,
    publishedAt: '2025-03-12T02:00:00Z',
    restates: null,
    reason: null,
    differences: null,
  },
}

let app: TestApp
let cookie: string
const index = '/api/v1/periods/2024/index'

beforeAll(async () => {
  app = await startTestApp()
  await app.open()
  cookie = await app.signIn()
  await app.stores.periods.add(aPeriod({ id: '2024', status: 'published' }))
  await app.stores.publications.add('2024-1', published, new Date())
})
afterAll(() => app.stop())

const records = (csv: string) => parse(csv, { bom: true, relax_column_count: false }) as string[][]
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('a published index as a file', () => {
  it('is a table for anybody, in RFC 4180 with a byte order mark', async () => {
    const response = await app.get(`${index}.csv`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="chi-so-2024.csv"')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('x-row-count')).toBe('5')
    const bytes = await bytesOf(response)
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const [heading, ...rows] = records(bytes.toString())
    expect(heading).toEqual(indexTable(published).columns)
    expect(rows.map((cells) => cells.slice(0, 5))).toEqual([
      ['1', 'SCT', 'Sở Công Thương', 'Khối sở, ban, ngành', '71'],
      ['2', 'SNV', `'${hostile}`, 'Khối sở, ban, ngành', '40'],
      ['3', 'SXD', 'Sở SXD', 'Khối sở, ban, ngành', '40'],
      ['4', 'STC', `'@Sở`, 'Khối sở, ban, ngành', '3'],
      ['5', 'X1', 'Sở X1', 'Khối xã', '31'],
    ])
    expect(rows.map((cells) => cells.slice(10, 12))).toEqual([
      ['91.55', '1'],
      ['80.00', '2'],
      ['70.00', '3'],
      ['', ''],
      ['60.00', ''],
    ])
  })

  it('gives back the same figures to whoever reads the table', async () => {
    const [header, ...rows] = records(await (await app.get(`${index}.csv`)).text())
    const read = previousOfTable(
      { line: 1, cells: header! },
      // A line break in a name comes through the file, and is refused by whoever reads the table.
      rows.map((cells, at) => ({ line: at + 2, cells: cells.map((cell) => cell.replaceAll('\r\n', ' ')) })),
      published.form.definition.criteria,
      published.method,
    )
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
    expect(read.previous.period?.name).toBe('Năm 2024')
    const figure = ({ percent, rank }: IndexFigure) => ({ percent, rank })
    expect(
      read.previous.blocks.map(({ agencies }) =>
        agencies.map(({ code, name, overall, criteria }) => ({
          code,
          name,
          overall: { percent: overall.percent, rank: overall.rank },
          criteria: Object.fromEntries(
            Object.entries(criteria).map(([of, one]) => [of, { percent: one.percent, rank: one.rank }]),
          ),
        })),
      ),
    ).toEqual(
      published.blocks.map(({ agencies }) =>
        agencies.map(({ code, name, overall, criteria }) => ({
          code,
          name: name.replaceAll('\r\n', ' ').trim(),
          overall: figure(overall),
          criteria: Object.fromEntries(Object.entries(criteria).map(([of, one]) => [of, figure(one)])),
        })),
      ),
    )
  })

  it('is a workbook for anybody, with the figures of the table', async () => {
    const response = await app.get(`${index}.xlsx`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(xlsxType)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="chi-so-2024.xlsx"')
    expect(response.headers.get('x-row-count')).toBe('5')
    const sheets = readWorkbook(await bytesOf(response))
    expect(sheets.map(({ name }) => name).slice(0, 3)).toEqual([
      'Khối sở, ban, ngành',
      'Khối xã',
      'TC1 Tiếp cận dịch vụ',
    ])
    const cells = sheets[0]!.rows[2]!
    expect(cells[2]).toMatchObject({ kind: 'text', text: hostile.replaceAll('\r\n', '\n') })
    expect(cells[10]).toEqual({ kind: 'number', number: 80, format: '0.00' })
    expect(JSON.stringify(sheets.at(-1))).toContain('409/QĐ-SNV')
  })

  it('narrows to one block, which its name says', async () => {
    const csv = await app.get(`${index}.csv?block=xa`)
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="chi-so-2024-xa.csv"')
    expect(csv.headers.get('x-row-count')).toBe('1')
    expect(records(await csv.text()).map((cells) => cells[1])).toEqual(['Mã đơn vị', 'X1'])
    const sheets = readWorkbook(await bytesOf(await app.get(`${index}.xlsx?block=xa`)))
    expect(sheets.map(({ name }) => name)).not.toContain('Khối sở, ban, ngành')
    for (const format of ['csv', 'xlsx']) {
      expect((await app.get(`${index}.${format}?block=khac`)).status).toBe(404)
      expect((await app.get(`${index}.${format}?block=a&block=b`)).status).toBe(400)
    }
  })

  it.each(['', '.json', '.csv', '.xlsx'])('is not sent again to whoever has it (index%s)', async (suffix) => {
    const first = await app.get(`${index}${suffix}`)
    const tag = first.headers.get('etag')!
    expect(tag).toMatch(/^W\/"[\w-]{43}"$/)
    const length = (await bytesOf(first)).length
    expect(length).toBeGreaterThan(500)
    for (const held of [tag, `"other", ${tag}`, tag.slice(2), '*']) {
      const again = await app.get(`${index}${suffix}`, { headers: { 'if-none-match': held } })
      expect([again.status, again.headers.get('etag')]).toEqual([304, tag])
      expect(again.headers.get('cache-control')).toBe('no-cache')
      expect((await bytesOf(again)).length).toBe(0)
    }
    const other = await app.get(`${index}${suffix}`, { headers: { 'if-none-match': 'W/"other"' } })
    expect(other.status).toBe(200)
    const part = await app.get(`${index}${suffix}?block=xa`, { headers: { 'if-none-match': tag } })
    expect(part.status).toBe(200)
    const head = await app.get(`${index}${suffix}`, { method: 'HEAD' })
    expect([head.status, head.headers.get('etag')]).toEqual([200, tag])
    const signedIn = await app.get(`${index}${suffix}`, { headers: { cookie } })
    expect(signedIn.headers.get('etag')).toBe(tag)
  })
})

describe('live figures as a file', () => {
  it.each(['csv', 'xlsx'])(
    'are for those who may see them, and say in their name that they are not final (%s)',
    async (format) => {
      const path = `/api/v1/periods/2025/index.${format}`
      const refused = await app.get(path)
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
      const response = await app.get(path, { headers: { cookie } })
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('etag')).toBeNull()
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="chi-so-2025-tam-tinh.${format}"`,
      )
      const again = await app.get(path, { headers: { cookie, 'if-none-match': '*' } })
      expect(again.status).toBe(200)
    },
  )
})
