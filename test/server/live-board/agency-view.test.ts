import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { previousOfDocument } from '../../../scoring/previous-of-document.ts'
import { demoIndex2024 } from '../../../server/commands/demo/demo-index-2024.ts'
import { agencyView } from '../../../server/live-board/agency-view.ts'
import { formatPercent } from '../../../server/web/vietnamese-format.ts'
import { loadViews } from '../../../server/web/views.ts'
import { anAgency, anIndexDocument, form } from '../../support/an-index-document.ts'

const document = anIndexDocument([
  anAgency({ code: 'SCT', grades: { dissatisfied: 5, satisfied: 20, 'very-satisfied': 15 }, held: 2 }),
  anAgency({ code: 'SNV', grades: { satisfied: 40 } }),
  anAgency({ code: 'STP', grades: { 'very-satisfied': 3 } }),
])
const input = { document, snapshot: '7', seesAll: true, inSteps: false, form, language: 'vi' } as const

describe('the board of an agency', () => {
  const { figures, title } = agencyView(input, 'so-ban-nganh', 'SCT')!
  const agency = document.blocks[0]!.agencies.find(({ code }) => code === 'SCT')!

  it('shows every figure of the index document, written out', () => {
    expect(title).toBe('Sở SCT – Năm 2025')
    const documents = [...document.criteria.map(({ code }) => agency.criteria[code]!), agency.overall]
    expect(
      figures.criteria.rows.map(({ figure, respondents, rank }) => [figure.text, respondents, rank]),
    ).toEqual(
      documents.map(({ percent, respondents, rank }) => [
        formatPercent(percent!, 2, 'vi'),
        String(respondents),
        `${rank}/2`,
      ]),
    )
    expect(figures.chart.bars.map(({ value, width }) => [value, width])).toEqual(
      documents.map(({ percent }) => [formatPercent(percent!, 2, 'vi'), `${percent}%`]),
    )
  })

  it('shows every question with its answers by grade, also those outside the index', () => {
    const rows = figures.questions!.groups.flatMap((group) => group.rows)
    const questions = Object.values(agency.questions)
    expect(rows).toHaveLength(questions.length)
    for (const [place, row] of rows.entries()) {
      const question = questions[place]!
      expect(row.figure.text).toBe(formatPercent(question.percent!, 2, 'vi'))
      expect(row.answers).toBe(String(question.counted))
      expect(row.grades.map((text) => Number(text.split(' ')[0]))).toEqual(Object.values(question.grades!))
    }
    expect(rows[0]!.grades).toEqual(['0 (0,0%)', '5 (12,5%)', '0 (0,0%)', '20 (50,0%)', '15 (37,5%)'])
    expect(figures.questions!.groups.at(-1)!.heading).toBe('Không tính vào chỉ số')
    expect(figures.questions!.groups).toHaveLength(form.criteria.length + 1)
  })

  it('adds up what was received and by which way', () => {
    expect(figures.responses.totals).toBe('Đã nhận 42 phiếu = 40 phiếu hợp lệ + 2 phiếu không tính')
    expect(figures.channels).toBe('Phiếu hợp lệ theo kênh: Mã QR 40.')
    expect(figures.notRanked).toBeNull()
  })

  it('says of answers too few to count no more than is true: all of them may be “no opinion”', () => {
    const { tallies, ...sct } = anAgency({ code: 'SCT', held: 1 })
    const excluded = anIndexDocument([{ ...sct, tallies: { 'too-few-answers': tallies.held! } }])
    const view = agencyView({ ...input, document: excluded }, 'so-ban-nganh', 'SCT')!
    expect(view.figures.responses.exclusions).toEqual(['1 không đủ câu trả lời để tính'])
  })

  it('shows of a small sample only how many', () => {
    const small = agencyView(input, 'so-ban-nganh', 'STP')!.figures
    expect(small.notRanked).toBe('Chưa xếp hạng. Chưa đủ phiếu: 3/30.')
    expect(small.chart.bars.every(({ drawn, pale }) => !drawn && pale)).toBe(true)
    const rows = small.questions!.groups.flatMap((group) => group.rows)
    expect(rows.every(({ grades, likert }) => likert === null && grades.every((text) => text === '–'))).toBe(
      true,
    )
    expect(rows.every(({ figure }) => figure.text === '– (n = 3)')).toBe(true)
  })

  it('leaves the questions out of which only the criteria were published', () => {
    const block = document.blocks[0]!
    const onlyCriteria = { ...agency, questions: {}, tally: null }
    const published = { ...document, blocks: [{ ...block, agencies: [onlyCriteria] }] }
    const view = agencyView({ ...input, document: published }, 'so-ban-nganh', 'SCT')!.figures
    expect(view.criteria).toEqual(figures.criteria)
    expect(view.questions).toBeNull()
  })

  it('shows of a table of percentages that nobody counted its responses, not that there were none', () => {
    const published = demoIndex2024('seed', document.form.digest)
    const view = agencyView({ ...input, document: published }, 'so-ban-nganh', 'SCT')!.figures
    expect(view.criteria.rows.at(-1)).toMatchObject({
      figure: { text: '88,40%', pale: false },
      respondents: '–',
      rank: '7/18',
    })
    expect(view.questions).toBeNull()
    const page = parse(loadViews()('board-agency-figures', view))
    expect(page.querySelectorAll('p').map(({ text }) => text)).toEqual([
      'Tính đến 12/03/2025 09:00:00. Số liệu đã công bố, không thay đổi nữa.',
      'Bảng công bố không ghi số phiếu.',
      'Đường nét đứt: chỉ tiêu.',
    ])
    expect(page.querySelectorAll('table')).toHaveLength(1)
  })

  it('of a table shows a criterion without a percentage as unknown, not as a small sample', () => {
    const published = demoIndex2024('seed', document.form.digest)
    const block = published.blocks[0]!
    const [first] = block.agencies
    const access = { ...first!.criteria['access']!, percent: null, rank: null }
    const agencies = [{ ...first!, criteria: { ...first!.criteria, access } }]
    const view = agencyView(
      { ...input, document: { ...published, blocks: [{ ...block, agencies }] } },
      block.code,
      first!.code,
    )!.figures
    expect(view.criteria.rows[0]!.figure).toEqual({ text: '–', pale: false })
  })

  it('keeps its questions while nobody has answered yet', () => {
    const nobody = { ...input, document: anIndexDocument([anAgency({ code: 'SCT' })]) }
    const view = agencyView(nobody, 'so-ban-nganh', 'SCT')!.figures
    expect(view.responses.totals).toBe('Đã nhận 0 phiếu = 0 phiếu hợp lệ + 0 phiếu không tính')
    expect(view.questions!.groups[0]!.rows[0]!.figure).toEqual({ text: '– (n = 0)', pale: true })
  })

  it('shows intervals beside figures and over their bars, and what ranks are possible', () => {
    const { heads, rows } = figures.criteria
    expect(heads).toMatchObject({ interval: 'Khoảng tin cậy 95%', rank: 'Xếp hạng', change: null })
    expect(rows.at(-1)).toEqual({
      name: 'Chỉ số chung',
      figure: { text: '82,50%', pale: false },
      interval: '75,83–87,73',
      respondents: '40',
      rank: '1/2',
      possibleRanks: 'có thể từ 1 đến 2',
      change: null,
      note: '',
    })
    const { bars, key, description } = figures.chart
    expect(bars.at(-1)!.whisker).toEqual({ lower: '75.83%', upper: '87.73%' })
    expect(key).toBe('Vạch có hai đầu chặn: khoảng tin cậy 95%.')
    expect(description).toContain('Chỉ số chung: 82,50% (75,83–87,73)')
    expect(figures.notes).toEqual([
      'Chỉ số là điểm trung bình quy đổi (điểm trung bình ÷ 5 × 100; thấp nhất 20%, cao nhất 100%), không phải tỷ lệ người hài lòng.',
      'Chỉ số chung tính từ số liệu chưa làm tròn, có thể chênh 0,01 điểm so với bình quân các tiêu chí đã làm tròn.',
      'Khoảng tin cậy chỉ phản ánh sai số ngẫu nhiên; người trả lời tự nguyện nên kết quả có thể khác ý kiến của toàn bộ người làm thủ tục.',
      'Khoảng xếp hạng là các thứ hạng mà đơn vị có thể thật sự có, với độ tin cậy 95%: khoảng càng rộng thì thứ hạng càng ít chắc chắn.',
    ])
  })

  it('does not speak of people who answered of their own accord where they were drawn', () => {
    const drawn = anIndexDocument([anAgency({ code: 'SCT', grades: { satisfied: 40 } })], {
      sampling: 'random',
    })
    const view = agencyView({ ...input, document: drawn }, 'so-ban-nganh', 'SCT')!.figures
    expect(view.criteria.rows[0]!.interval).toBe('67,43–88,86')
    expect(view.notes).toHaveLength(2)
  })

  it('shows the target as a line over the overall bar alone, and what came of it', () => {
    const targets = [{ block: 'so-ban-nganh', operator: '>=', percent: 82.5 }] as const
    const judged = anIndexDocument(
      [
        anAgency({ code: 'SCT', grades: { dissatisfied: 5, satisfied: 20, 'very-satisfied': 15 } }),
        anAgency({ code: 'SNV', grades: { satisfied: 40 } }),
      ],
      { targets },
    )
    const view = agencyView({ ...input, document: judged }, 'so-ban-nganh', 'SCT')!.figures
    expect(view.facts[0]).toMatchObject({ term: 'Chỉ tiêu ≥ 82,5%', text: 'đạt chỉ tiêu' })
    expect(view.chart.bars.map(({ target }) => target?.label)).toEqual([
      ...Array.from({ length: 5 }, () => undefined),
      'Chỉ tiêu ≥ 82,5%',
    ])
    expect(view.chart.key).toBe('Vạch có hai đầu chặn: khoảng tin cậy 95%. Đường nét đứt: chỉ tiêu.')
    expect(view.chart.description.endsWith('; Chỉ tiêu ≥ 82,5%.')).toBe(true)
  })

  it('shows what has changed since the previous period', () => {
    const agencies = [
      anAgency({ code: 'SCT', grades: { satisfied: 20, 'very-satisfied': 20 } }),
      anAgency({ code: 'SNV', grades: { satisfied: 40 } }),
    ]
    const past = anIndexDocument(
      [
        anAgency({ code: 'SCT', grades: { neutral: 20, satisfied: 20 } }),
        anAgency({ code: 'SNV', grades: { satisfied: 40 } }),
      ],
      {},
      { period: { ...document.period!, id: '2024', name: 'Năm 2024', status: 'published' } },
    )
    const read = previousOfDocument(past)
    if (!read.ok) throw new Error(read.mistakes.join('; '))
    const compared = anIndexDocument(agencies, {}, { previous: read.previous })
    const view = agencyView({ ...input, document: compared }, 'so-ban-nganh', 'SCT')!.figures
    expect(view.criteria.heads.change).toBe('So với kỳ trước (Năm 2024)')
    expect(view.criteria.rows.at(-1)!.change).toEqual([
      { text: 'tăng 20,00 điểm %', detail: '(từ 15,14 đến 24,33)' },
      { text: 'tăng 1 bậc', detail: '' },
    ])
    expect(view.notes).toContain(
      'Số trong ngoặc cạnh mức tăng, giảm là khoảng tin cậy của mức thay đổi; khoảng có chứa số 0 thì chưa đủ cơ sở để nói chỉ số đã thay đổi.',
    )
  })

  it('does not know an agency of another block', () => {
    expect(agencyView(input, 'so-ban-nganh', 'XYZ')).toBeNull()
    expect(agencyView(input, 'khac', 'SCT')).toBeNull()
  })
})
