import { describe, expect, it } from 'vitest'
import { blockMeans } from '../../../scoring/block-means.ts'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { previousOfDocument } from '../../../scoring/previous-of-document.ts'
import { demoIndex2024 } from '../../../server/commands/demo/demo-index-2024.ts'
import { blockView } from '../../../server/live-board/block-view.ts'
import { overviewView } from '../../../server/live-board/overview-view.ts'
import { formatPercent } from '../../../server/web/vietnamese-format.ts'
import { anAgency, anIndexDocument, form } from '../../support/an-index-document.ts'
import { aPeriod } from '../../support/test-app.ts'

const document = anIndexDocument([
  anAgency({ code: 'SCT', grades: { satisfied: 20, 'very-satisfied': 20 }, held: 2 }),
  anAgency({ code: 'SNV', grades: { satisfied: 40 } }),
  anAgency({ code: 'STC', grades: { satisfied: 35 } }),
  anAgency({ code: 'SYT', grades: { 'very-satisfied': 12 } }),
  anAgency({ code: 'STP', grades: { 'very-satisfied': 3 } }),
])
const input = { document, snapshot: '7', seesAll: true, inSteps: false, form, language: 'vi' } as const

const published2024 = demoIndex2024('seed', document.form.digest)

function blockOf(of: IndexDocument) {
  return blockView({ ...input, document: of }, 'so-ban-nganh')!.figures
}

describe('the board of a block', () => {
  const view = blockView(input, 'so-ban-nganh')!

  it('shows every figure of the index document, written out', () => {
    const { agencies, mean } = document.blocks[0]!
    for (const [place, row] of view.figures.agencies.rows.entries()) {
      const agency = agencies[place]!
      const percents = [...document.criteria.map(({ code }) => agency.criteria[code]!), agency.overall]
      expect(row.counted).toBe(String(agency.responses.counted))
      expect([...row.criteria, row.overall].map(({ text }) => text)).toEqual(
        percents.map(({ percent, respondents }) =>
          percent === null ? `– (n = ${respondents})` : formatPercent(percent, 2, 'vi'),
        ),
      )
    }
    const means = blockMeans(
      document.method,
      document.criteria.map(({ code }) => code),
      agencies,
    )
    expect(view.figures.means.rows.map(({ figure }) => figure.text)).toEqual(
      [...document.criteria.map(({ code }) => means.criteria[code]!), mean!].map((percent) =>
        formatPercent(percent, 2, 'vi'),
      ),
    )
    expect(view.figures.chart.bars.map(({ value }) => value)).toEqual(
      view.figures.means.rows.map(({ figure }) => figure.text),
    )
  })

  it('ranks over the number of ranked agencies and says which share a rank', () => {
    expect(view.figures.agencies.rows.map(({ name, rank, note, pale }) => [name, rank, note, pale])).toEqual([
      ['Sở SCT', '1/3', '', false],
      ['Sở SNV', '2/3 (đồng hạng)', '', false],
      ['Sở STC', '2/3 (đồng hạng)', '', false],
      ['Sở STP', '–', 'Chưa đủ phiếu: 3/30', true],
      ['Sở SYT', '–', 'Chưa đủ phiếu: 12/30', true],
    ])
  })

  it('prints small samples pale, and three delighted answers as n, not as 100%', () => {
    const [stp, syt] = view.figures.agencies.rows.slice(3)
    expect(stp!.overall).toEqual({ text: '– (n = 3)', pale: true })
    expect(syt!.overall).toEqual({ text: '100,00%', pale: true })
  })

  it('adds up what was received', () => {
    expect(view.figures.asOf).toBe('Tính đến 02/06/2025 09:03:04')
    expect(view.figures.responses).toEqual({
      totals: 'Đã nhận 132 phiếu = 130 phiếu hợp lệ + 2 phiếu không tính',
      exclusions: ['2 đang giữ lại để xem xét'],
      hasExclusions: true,
      counted: '130',
    })
  })

  it('says what a number means under its tables', () => {
    expect(view.figures.notes).toEqual([
      'Chỉ số là điểm trung bình quy đổi (điểm trung bình ÷ 5 × 100; thấp nhất 20%, cao nhất 100%), không phải tỷ lệ người hài lòng.',
      'Chỉ số chung tính từ số liệu chưa làm tròn, có thể chênh 0,01 điểm so với bình quân các tiêu chí đã làm tròn.',
      'Khoảng tin cậy chỉ phản ánh sai số ngẫu nhiên; người trả lời tự nguyện nên kết quả có thể khác ý kiến của toàn bộ người làm thủ tục.',
      'Khoảng xếp hạng là các thứ hạng mà đơn vị có thể thật sự có, với độ tin cậy 95%: khoảng càng rộng thì thứ hạng càng ít chắc chắn.',
      'Mẫu còn nhỏ: số liệu in nhạt chưa nên dùng để kết luận.',
    ])
  })

  it('prints pale what rests on a small sample, not what has ended', () => {
    const ended = (code: string, count: number) => ({
      ...anAgency({ code, grades: { satisfied: count } }),
      ended: true,
    })
    const { rows } = blockOf(anIndexDocument([ended('A', 40), ended('B', 12)])).agencies
    expect(rows.map(({ note, pale, overall }) => [note, pale, overall])).toEqual([
      ['Đơn vị đã kết thúc hoạt động trong kỳ', false, { text: '80,00%', pale: false }],
      ['Đơn vị đã kết thúc hoạt động trong kỳ', true, { text: '80,00%', pale: true }],
    ])
    const notes = blockOf(anIndexDocument([ended('A', 40), ended('B', 41)])).notes
    expect(notes).not.toContain('Mẫu còn nhỏ: số liệu in nhạt chưa nên dùng để kết luận.')
  })

  it('shows of a table of percentages that nobody counted its responses, not that there were none', () => {
    const { responses, summary, agencies, notes } = blockOf(published2024)
    expect(responses).toEqual({
      totals: 'Bảng công bố không ghi số phiếu',
      exclusions: [],
      hasExclusions: false,
      counted: '–',
    })
    expect(summary).toContain(': – phiếu hợp lệ, chỉ số chung ')
    expect(agencies.rows.map(({ counted, pale }) => [counted, pale])).toEqual(
      Array.from({ length: 18 }, () => ['–', false]),
    )
    expect(notes).not.toContain('Mẫu còn nhỏ: số liệu in nhạt chưa nên dùng để kết luận.')
  })

  it('counts the responses of the others where a table gives those of some', () => {
    const [block] = published2024.blocks
    const counted = document.blocks[0]!.agencies.slice(0, 2)
    const mixed = { ...document, blocks: [{ ...block!, agencies: [...block!.agencies, ...counted] }] }
    expect(blockOf(mixed).responses.totals).toBe(
      'Bảng công bố không ghi số phiếu của 18 đơn vị. Đã nhận 82 phiếu = 80 phiếu hợp lệ + 2 phiếu không tính',
    )
  })

  it('tells the page where its stream is and what it shows already', () => {
    expect(view.live).toEqual({
      address: '/api/v1/periods/2025/live?documents=false',
      snapshot: '7',
      on: 'Đang cập nhật trực tiếp',
      broken: 'Mất kết nối, đang thử lại',
      withoutScript: 'Trình duyệt không chạy JavaScript: xin tải lại trang để xem số liệu mới.',
    })
  })

  it('shows a block that nobody has answered yet, without a bar', () => {
    const empty = { ...input, document: anIndexDocument([anAgency({ code: 'SCT' })]) }
    const { figures } = blockView(empty, 'so-ban-nganh')!
    expect(figures.chart.bars.map(({ drawn, value }) => [drawn, value])).toEqual(
      Array.from({ length: 6 }, () => [false, '–']),
    )
    expect(figures.notes.at(-1)).toBe('Chưa xếp hạng: cần ít nhất hai đơn vị đủ điều kiện.')
  })

  it('draws the ranks with their intervals, and repeats them in the table', () => {
    const { ranks, agencies } = view.figures
    expect(agencies.heads.rankInterval).toBe('Khoảng xếp hạng')
    expect(agencies.rows.map(({ rankInterval }) => rankInterval)).toEqual(['1–3', '1–3', '1–3', '–', '–'])
    expect(ranks!.rows.map(({ label, value, bar }) => [label, value, bar !== null])).toEqual([
      ['Sở SCT', '1 (1–3)', true],
      ['Sở SNV', '2 (1–3)', true],
      ['Sở STC', '2 (1–3)', true],
    ])
    expect(ranks!.description).toBe(
      'Sở SCT: hạng 1, có thể từ 1 đến 3; Sở SNV: hạng 2, có thể từ 1 đến 3; Sở STC: hạng 2, có thể từ 1 đến 3.',
    )
    expect(blockOf(published2024).ranks).toBeNull()
    expect(blockOf(published2024).agencies.heads.rankInterval).toBeNull()
  })

  it('compares with a target: a line in the chart, a column in the table, how many have met it', () => {
    const targets = [
      { block: 'so-ban-nganh', operator: '>=', percent: 85 },
      { block: 'so-ban-nganh', agency: 'SNV', operator: '>', percent: 80 },
    ] as const
    const {
      agencies,
      chart,
      targets: met,
    } = blockOf(
      anIndexDocument(
        [
          anAgency({ code: 'SCT', grades: { 'very-satisfied': 40 } }),
          anAgency({ code: 'SNV', grades: { satisfied: 40 } }),
          anAgency({ code: 'STP', grades: { satisfied: 12 } }),
        ],
        { targets },
      ),
    )
    expect(agencies.heads.target).toBe('Chỉ tiêu ≥ 85%')
    expect(agencies.rows.map(({ target }) => target)).toEqual(['vượt', 'chưa đạt (> 80%)', 'chưa xét'])
    expect(chart.bars.map(({ target }) => target?.x)).toEqual([
      ...Array.from({ length: 5 }, () => undefined),
      '66.3%',
    ])
    expect(chart.description.endsWith('; Chỉ tiêu ≥ 85%.')).toBe(true)
    expect(met).toBe('Đạt hoặc vượt chỉ tiêu: 1/2 đơn vị đủ điều kiện xếp hạng.')
    expect(view.figures.targets).toBeNull()
    expect(view.figures.agencies.heads.target).toBeNull()
  })

  it('compares with the previous period, and says once that ranks are not compared', () => {
    const read = previousOfDocument(published2024)
    if (!read.ok) throw new Error(read.mistakes.join('; '))
    const compared = blockOf(
      anIndexDocument(
        [anAgency({ code: 'SCT', grades: { satisfied: 40 } })],
        {},
        { previous: read.previous },
      ),
    )
    expect(compared.agencies.heads.change).toBe('So với kỳ trước (Năm 2024)')
    expect(compared.agencies.rows[0]!.change).toEqual([{ text: 'giảm 8,40 điểm %', detail: '' }])
    expect(compared.notes).toContain('Không so sánh thứ bậc với năm 2024: đơn vị trong khối thay đổi.')
    expect(view.figures.agencies.heads.change).toBeNull()
  })

  it('leads to the same responses under another method', () => {
    expect(view.methods).toEqual({
      href: '/home-affairs/periods/2025/blocks/so-ban-nganh/methods',
      text: 'So sánh với phương pháp tính khác trên cùng số phiếu',
    })
  })

  it('leads to the report of the block', () => {
    expect(view.report).toEqual({
      href: '/home-affairs/periods/2025/report.docx?block=so-ban-nganh',
      text: 'Báo cáo của khối, dự thảo (DOCX)',
    })
  })

  it('speaks English, too', () => {
    const { figures } = blockView({ ...input, language: 'en' }, 'so-ban-nganh')!
    expect(figures.agencies.rows[1]).toMatchObject({ rank: '2/3 (tied)', overall: { text: '80.00%' } })
  })

  it('does not know a block that the index has not', () => {
    expect(blockView(input, 'khac')).toBeNull()
  })
})

describe('the overview', () => {
  it('says what to do while there is no period', () => {
    const view = overviewView([], 'vi')
    expect(view.empty?.text).toBe('Chưa có kỳ khảo sát nào.')
    expect(view.empty?.next).toContain('Việc tiếp theo')
  })

  it('leads to the blocks of a period, but not to those of a draft', () => {
    const view = overviewView([aPeriod({ id: '2026', status: 'draft' }), aPeriod()], 'vi')
    expect(view.empty).toBeNull()
    expect(view.periods.map(({ status, dates, blocks }) => [status, dates, blocks])).toEqual([
      ['Đang chuẩn bị', '01/01/2025 – 30/11/2099', []],
      [
        'Đang mở',
        '01/01/2025 – 30/11/2099',
        [
          {
            name: 'Khối sở, ban, ngành',
            href: '/home-affairs/board/2025/so-ban-nganh',
            agencies: '2 đơn vị',
          },
        ],
      ],
    ])
  })
})
