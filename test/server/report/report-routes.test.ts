import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aResponseBody } from '../../support/answers.ts'
import { departments2025, index2025, storePublished } from '../../support/published-results.ts'
import { readDocx } from '../../support/read-docx.ts'
import { settledTallies } from '../../support/settled-tallies.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

let app: TestApp
let cookie: string
const published = {
  ...index2025(departments2025),
  period: {
    id: '2024',
    name: 'Năm 2024',
    opensOn: '2024-01-01',
    closesOn: '2024-11-30',
    status: 'published',
  },
} as const

beforeAll(async () => {
  app = await startTestApp()
  await app.open()
  cookie = await app.signIn()
  await storePublished(app.stores, published)
})
afterAll(() => app.stop())

const asStaff = (path: string) => app.get(path, { headers: { cookie } })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
const report = (period: string) => `/home-affairs/periods/${period}/report.docx`
const assessment = (period: string, agency: string, form = 'docx') =>
  `/home-affairs/periods/${period}/agencies/${agency}/assessment.${form}`

describe('the report over HTTP', () => {
  it('is a file that is kept by nobody on the way', async () => {
    const response = await asStaff(report('2024'))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(docxType)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="bao-cao-2024.docx"')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { paragraphs } = readDocx(await bytesOf(response))
    expect(paragraphs).toContain('- Chỉ số cao nhất: Sở Công Thương (88,33%).')
  })

  it('is a draft before publication, also in its name', async () => {
    const response = await asStaff(report('2025'))
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="bao-cao-2025-du-thao.docx"',
    )
    const { headers } = readDocx(await bytesOf(response))
    expect(headers[0]!.trim()).toMatch(/^DỰ THẢO – số liệu tính đến \d\d\/\d\d\/\d{4}/)
  })

  it('can be about one block', async () => {
    const response = await asStaff(`${report('2024')}?block=so-ban-nganh`)
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="bao-cao-2024-so-ban-nganh.docx"',
    )
    expect(readDocx(await bytesOf(response)).paragraphs.join('\n')).toContain('(Khối sở, ban, ngành)')
  })

  it('is not there for a period, a block or an agency that is not', async () => {
    for (const path of [
      report('1999'),
      `${report('2024')}?block=khac`,
      assessment('1999', 'SCT'),
      assessment('2024', 'KHAC'),
      assessment('2024', 'KHAC', 'txt'),
    ]) {
      expect([path, (await asStaff(path)).status]).toEqual([path, 404])
    }
    expect((await asStaff(`${report('2024')}?block=a&block=b`)).status).toBe(400)
  })

  it('is for those who are signed in', async () => {
    for (const path of [
      report('2024'),
      report('2025'),
      assessment('2024', 'SCT'),
      assessment('2024', 'SCT', 'txt'),
    ]) {
      const response = await app.get(path)
      expect([path, response.status]).toEqual([path, 303])
      expect(response.headers.get('location')).toBe(`/sign-in?${new URLSearchParams({ next: path })}`)
    }
  })

  it('is for people of an agency as far as it is about their own', async () => {
    const viewer = { headers: { cookie: await app.signInAs('agency-viewer', 'SCT') } }
    const statuses = async (paths: readonly string[]) =>
      Promise.all(paths.map(async (path) => (await app.get(path, viewer)).status))
    expect(await statuses([assessment('2024', 'SCT'), assessment('2024', 'SCT', 'txt')])).toEqual([200, 200])
    expect(await statuses([assessment('2025', 'SCT', 'txt')])).toEqual([200])
    expect(
      await statuses([
        assessment('2025', 'SNV'),
        assessment('2025', 'SNV', 'txt'),
        report('2024'),
        report('2025'),
      ]),
    ).toEqual([403, 403, 403, 403])
    const live = await (await app.get(assessment('2025', 'SCT', 'txt'), viewer)).text()
    expect(live).not.toContain('Sở Nội vụ')
  })

  it('is linked where figures are published and looked at', async () => {
    const page = async (path: string) => (await asStaff(path)).text()
    expect(await page('/home-affairs/periods/2025/publication')).toContain(`href="${report('2025')}"`)
    expect(await page('/home-affairs/board/2025/so-ban-nganh')).toContain(
      `href="${report('2025')}?block&#x3D;so-ban-nganh"`,
    )
  })
})

describe('the assessment over HTTP', () => {
  it('is a document and a text with the same sentences', async () => {
    const docx = await asStaff(assessment('2024', 'SCT'))
    expect(docx.headers.get('content-type')).toBe(docxType)
    expect(docx.headers.get('content-disposition')).toBe('attachment; filename="danh-gia-2024-sct.docx"')
    const { paragraphs } = readDocx(await bytesOf(docx))
    const txt = await asStaff(assessment('2024', 'SCT', 'txt'))
    expect(txt.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const lines = (await txt.text()).split('\n')
    const sentences = paragraphs.filter((paragraph) => paragraph !== '')
    expect(sentences.length).toBeGreaterThan(10)
    expect(lines.filter((line) => line !== '').slice(1)).toEqual(sentences)
  })

  it('says of live figures that they are not final', async () => {
    const text = await (await asStaff(assessment('2025', 'SCT', 'txt'))).text()
    expect(text).toMatch(/^DỰ THẢO – số liệu tính đến /)
    expect(text).toContain('chưa có kết quả Chỉ số hài lòng của Sở Công Thương')
  })
})

describe('somebody who asks for many documents at once', () => {
  it('is told to wait, and keeps nobody else waiting', async () => {
    const viewer = await app.signInAs('agency-viewer')
    const asked = Array.from({ length: 9 }, () =>
      app.get(assessment('2025', 'SCT'), { headers: { cookie: viewer } }),
    )
    const answers = await Promise.all(asked)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(5)
    expect(refused[0]!.headers.get('retry-after')).toBe('5')
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(3)
    expect((await app.get(assessment('2025', 'SCT'), { headers: { cookie: viewer } })).status).toBe(200)
  })
})

describe('the assessment of an agency before publication, to its own people', () => {
  it('does not give a reason for the missing rank that is none', async () => {
    for (const [code, count] of [
      ['k7m2qx4t', 31],
      ['nhavang2', 31],
    ] as const)
      for (let i = 0; i < count; i++) await app.postJson(`/api/v1/points/${code}/responses`, aResponseBody())
    await settledTallies(app.stores, '2025')
    const viewer = await app.signInAs('agency-viewer', 'SNV')
    const text = await (
      await app.get(assessment('2025', 'SNV', 'txt'), { headers: { cookie: viewer } })
    ).text()
    expect(text).toContain('thứ hạng chỉ có khi công bố kết quả')
    expect(text).not.toContain('chưa có hai đơn vị')
  })
})
