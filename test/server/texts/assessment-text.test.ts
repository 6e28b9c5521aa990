import { describe, expect, it } from 'vitest'
import type {
  IndexAgency,
  IndexBlock,
  IndexDocument,
  IndexFigure,
  IndexPredecessor,
} from '../../../scoring/index-document.ts'
import { agencyPriorities, agencyRemarks, documentNotes } from '../../../server/texts/assessment-remarks.ts'
import { agencyAssessment } from '../../../server/texts/assessment-text.ts'
import { comparedWithWords, periodWords, previousPeriodWords } from '../../../server/texts/period-words.ts'
import { romanNumeral } from '../../../server/texts/roman-numeral.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'

const scored = anIndexDocument([
  anAgency({ code: 'SCT', name: 'Sở Công Thương', grades: { satisfied: 40 } }),
  anAgency({ code: 'SNV', name: 'Sở Nội vụ', grades: { 'very-satisfied': 40 } }),
])
const year2024 = { period: { id: '2024', name: 'Năm 2024' }, declared: null }

/** What is said of SCT: of a document that was scored, with the given fields in place of its own. */
interface Given {
  readonly document?: Partial<IndexDocument>
  readonly block?: Partial<IndexBlock>
  readonly agency?: Partial<IndexAgency>
  readonly overall?: Partial<IndexFigure>
  readonly access?: Partial<IndexFigure>
}

function given({ document = {}, block = {}, agency = {}, overall = {}, access = {} }: Given) {
  const [scoredBlock] = scored.blocks
  const [first, second] = scoredBlock!.agencies
  const sct = [first!, second!].find(({ code }) => code === 'SCT')!
  const other = [first!, second!].find(({ code }) => code !== 'SCT')!
  const changed: IndexAgency = {
    ...sct,
    overall: { ...sct.overall, percent: 88.4, rank: 7, interval: null, rankInterval: null, ...overall },
    criteria: { ...sct.criteria, access: { ...sct.criteria['access']!, percent: 85.67, rank: 9, ...access } },
    ...agency,
  }
  const changedBlock: IndexBlock = { ...scoredBlock!, eligible: 18, agencies: [other, changed], ...block }
  const changedDocument: IndexDocument = { ...scored, blocks: [changedBlock], ...document }
  return { document: changedDocument, block: changedBlock, agency: changed }
}

function overallOf(fields: Given): string {
  const { document, block, agency } = given(fields)
  return agencyAssessment(document, block, agency).overall
}

function accessOf(fields: Given): string {
  const { document, block, agency } = given(fields)
  return agencyAssessment(document, block, agency).criteria[0]!
}

function remarksOf(fields: Given): readonly string[] {
  const { document, block, agency } = given(fields)
  return agencyRemarks(document, block, agency)
}

const compared = { comparison: year2024 }
const start = 'kết quả Chỉ số hài lòng của Sở Công Thương đạt 88,4%'
const ranked = ', xếp thứ 07/18 của khối sở, ban, ngành'

describe('the sentence about the whole', () => {
  it.each<[string, Partial<IndexFigure>, string]>([
    ['no previous period', {}, ''],
    ['up', { comparable: true, change: 1.47 }, ' (tăng 1,47% so với năm trước)'],
    ['down', { comparable: true, change: -0.5 }, ' (giảm 0,5% so với năm trước)'],
    ['alike', { comparable: true, change: 0 }, ' (không đổi so với năm trước)'],
    [
      'another method',
      { comparable: false, previousPercent: 86.93, flags: ['method-differs'] },
      ' (năm 2024: 86,93%, không so sánh do phương pháp tính khác)',
    ],
    [
      'several differences',
      {
        comparable: false,
        previousPercent: 86.9,
        flags: ['method-differs', 'criteria-differ', 'questions-differ', 'channels-differ'],
      },
      ' (năm 2024: 86,9%, không so sánh do phương pháp tính khác, tiêu chí khác, câu hỏi khác và kênh thu phiếu khác)',
    ],
    [
      'an agency split off',
      { comparable: false, previousPercent: 86.93, flags: ['split'] },
      ' (năm 2024: 86,93%, không so sánh do đơn vị được tách ra)',
    ],
    [
      'a merged agency',
      { comparable: false, flags: ['merged'] },
      ' (không so sánh với năm 2024 do đơn vị được hợp nhất)',
    ],
    [
      'a new agency',
      { comparable: false, flags: ['no-predecessor'] },
      ' (không có số liệu năm 2024 để so sánh)',
    ],
    ['a previous figure withheld', { comparable: true }, ' (không có số liệu năm 2024 để so sánh)'],
  ])('compares: %s', (_, overall, words) => {
    expect(overallOf({ document: compared, overall })).toBe(`${start}${words}${ranked}.`)
  })

  it('gives the reason that home affairs declared', () => {
    const declared = { comparable: false, reason: 'mẫu phiếu cũ' }
    expect(
      overallOf({
        document: { comparison: { ...year2024, declared } },
        overall: { comparable: false, previousPercent: 86.93, flags: ['method-declared'] },
      }),
    ).toBe(`${start} (năm 2024: 86,93%, không so sánh theo xác định của Sở Nội vụ: mẫu phiếu cũ)${ranked}.`)
  })

  it.each<[number, IndexFigure['target'], string]>([
    [88.4, { operator: '>=', percent: 87, met: true }, 'vượt chỉ tiêu đề ra cho năm 2025 là 87%'],
    [88.4, { operator: '>', percent: 87.5, met: true }, 'vượt chỉ tiêu đề ra cho năm 2025 là trên 87,5%'],
    [87, { operator: '>=', percent: 87, met: true }, 'đạt chỉ tiêu đề ra cho năm 2025 là 87%'],
    [90, { operator: '>', percent: 90, met: false }, 'chưa đạt chỉ tiêu đề ra cho năm 2025 là trên 90%'],
    [86.99, { operator: '>=', percent: 87, met: false }, 'chưa đạt chỉ tiêu đề ra cho năm 2025 là 87%'],
  ])('judges %d by the target %j', (percent, target, words) => {
    expect(overallOf({ overall: { percent, target } })).toMatch(`${ranked} (${words}).`)
  })

  it('says that a rank is shared, and has no more digits than the block needs', () => {
    expect(overallOf({ overall: { rank: 1 } })).toBe(
      `${start}, xếp thứ 01/18 (đồng hạng) của khối sở, ban, ngành.`,
    )
    expect(overallOf({ overall: { rank: 2 }, block: { eligible: 5, name: 'Huyện' } })).toBe(
      `${start}, xếp thứ 2/5 của khối Huyện.`,
    )
  })

  it.each<[string, Partial<IndexAgency>, string]>([
    ['too few responses', { ineligibleBecause: 'too-few-responses' }, 'chưa đủ phiếu (40/30)'],
    ['ended', { ineligibleBecause: 'ended' }, 'đơn vị đã kết thúc hoạt động trong kỳ'],
    [
      'unranked',
      { ineligibleBecause: 'unranked', unranked: 'mới thành lập' },
      'có quyết định không xếp hạng (lý do: mới thành lập)',
    ],
    ['alone', { ineligibleBecause: null }, 'khối chưa có hai đơn vị đủ điều kiện xếp hạng'],
  ])('gives the reason for which there is no rank: %s', (_, agency, reason) => {
    const target = { operator: '>=', percent: 87, met: null } as const
    expect(overallOf({ agency, overall: { rank: null, target } })).toBe(
      `${start}, chưa xếp hạng trong khối sở, ban, ngành do ${reason}; chưa xét chỉ tiêu đề ra cho năm 2025 là 87%.`,
    )
  })

  it('never gives a number where there is none', () => {
    expect(
      overallOf({
        document: compared,
        agency: { ineligibleBecause: 'criterion:access' },
        overall: { percent: null, rank: null, previousPercent: 86.93, comparable: true },
      }),
    ).toBe(
      'chưa có kết quả Chỉ số hài lòng của Sở Công Thương (năm 2024: 86,93%), chưa xếp hạng trong khối sở, ban, ngành do chưa đủ câu trả lời ở tiêu chí “Tiếp cận dịch vụ”.',
    )
  })
})

describe('the sentence about a criterion', () => {
  const access = '(i) Tiêu chí 1: Mức độ tiếp cận dịch vụ'

  it.each<[string, Partial<IndexFigure>, string]>([
    ['no comparison', {}, 'đạt 85,67% (xếp hạng 9/18)'],
    ['down', { rankComparable: true, rankChange: -4 }, 'đạt 85,67% (xếp hạng 9/18, giảm 4 bậc)'],
    ['up', { rankComparable: true, rankChange: 2 }, 'đạt 85,67% (xếp hạng 9/18, tăng 2 bậc)'],
    ['alike', { rankComparable: true, rankChange: 0 }, 'đạt 85,67% (xếp hạng 9/18, giữ nguyên thứ bậc)'],
    [
      'other agencies in the block',
      { rankComparable: false, previousRank: 5, previousRanked: 12, flags: ['block-size-differs'] },
      'đạt 85,67% (xếp hạng 9/18; năm 2024: 5/12, không so sánh thứ bậc do đơn vị trong khối thay đổi)',
    ],
    [
      'another rule for ties',
      { rankComparable: false, previousRank: 5, previousRanked: 18, flags: ['method-differs'] },
      'đạt 85,67% (xếp hạng 9/18; năm 2024: 5/18, không so sánh thứ bậc do cách xếp hạng khác)',
    ],
    [
      'split, from a source that holds part of its block',
      { rankComparable: false, previousRank: 5, previousRanked: 1, flags: ['split'] },
      'đạt 85,67% (xếp hạng 9/18; năm 2024: 5, không so sánh thứ bậc do đơn vị được tách ra)',
    ],
    ['no previous rank', { rankComparable: false, flags: ['merged'] }, 'đạt 85,67% (xếp hạng 9/18)'],
    ['a shared rank', { rank: 1, rankChange: 1 }, 'đạt 85,67% (xếp hạng 1/18 (đồng hạng), tăng 1 bậc)'],
    [
      'a question left out',
      { questionsCounted: [3, 4], rankChange: 1 },
      'đạt 85,67% (xếp hạng 9/18, tăng 1 bậc; tính từ 3 trên 4 câu hỏi)',
    ],
    ['no rank', { rank: null }, 'đạt 85,67% (chưa xếp hạng)'],
    ['withheld', { percent: null, rank: null, respondents: 3 }, 'chưa có kết quả (3 người trả lời)'],
  ])('says: %s', (_, figure, words) => {
    expect(accessOf({ document: compared, access: figure })).toBe(`${access} ${words};`)
  })

  it('does not count respondents that a published table does not count', () => {
    const responses = { ...scored.responses, counted: 0 }
    const words = accessOf({ agency: { responses }, access: { percent: null, respondents: 0 } })
    expect(words).toBe(`${access} chưa có kết quả;`)
  })

  it('is numbered, and the last one ends the sentence', () => {
    const { document, block, agency } = given({})
    const { criteria, criteriaHeading } = agencyAssessment(document, block, agency)
    expect(criteriaHeading).toBe(
      'Các tiêu chí thành phần của Chỉ số hài lòng Sở Công Thương năm 2025, cụ thể như sau:',
    )
    expect(criteria.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      '(i) Tiêu chí 1',
      '(ii) Tiêu chí 2',
      '(iii) Tiêu chí 3',
      '(iv) Tiêu chí 4',
      '(v) Tiêu chí 5',
    ])
    expect(criteria.map((line) => line.at(-1)).join('')).toBe(';;;;.')
    expect([9, 14, 19, 40, 44, 99, 120].map(romanNumeral)).toEqual([
      'ix',
      'xiv',
      'xix',
      'xl',
      'xliv',
      'xcix',
      'cxx',
    ])
  })
})

describe('the remarks', () => {
  const sample = 'Số phiếu nhận được 40, hợp lệ 40'
  const before: IndexPredecessor = { code: 'A', name: 'Sở A', percent: 86.93, rank: 5, ranked: 18 }

  it.each<[string, Given, readonly string[]]>([
    ['nothing but the sample', {}, [`${sample}.`]],
    [
      'quota and required sample',
      { agency: { quota: 1250, quotaReached: false, requiredSample: 30, sampleAdequate: true } },
      [`${sample}; số phiếu được giao 1.250 (chưa đủ); cỡ mẫu cần có 30 (đã đủ).`],
    ],
    [
      'the interval',
      { overall: { interval: [86.9, 89.9] } },
      [`${sample}.`, 'Khoảng tin cậy 95%: 86,9–89,9%.'],
    ],
    [
      'the rank interval',
      { overall: { rankInterval: [5, 9], indistinguishableFrom: ['SNV'] } },
      [`${sample}.`, 'Thứ hạng có thể: từ hạng 5 đến hạng 9; không phân biệt được với Sở Nội vụ.'],
    ],
    [
      'one possible rank',
      { overall: { rankInterval: [7, 7], indistinguishableFrom: [] } },
      [`${sample}.`, 'Thứ hạng có thể: hạng 7.'],
    ],
    [
      'the overall rank then and now',
      {
        document: compared,
        overall: { rankComparable: true, previousRank: 9, previousRanked: 18, rankChange: 2 },
      },
      [`${sample}.`, 'Xếp hạng chung năm 2024: 9/18, tăng 2 bậc.'],
    ],
    [
      'an overall rank that cannot be compared',
      {
        document: compared,
        overall: {
          rankComparable: false,
          previousRank: 9,
          previousRanked: 20,
          flags: ['block-membership-differs'],
        },
      },
      [`${sample}.`, 'Xếp hạng chung năm 2024: 9/20, không so sánh thứ bậc do đơn vị trong khối thay đổi.'],
    ],
    [
      'a change that may be none',
      { document: compared, overall: { changeInterval: [-0.6, 3.5] } },
      [
        `${sample}.`,
        'Mức thay đổi so với năm trước, khoảng tin cậy 95%: từ −0,6 đến 3,5 điểm %, chưa đủ cơ sở để kết luận chỉ số đã thay đổi.',
      ],
    ],
    [
      'a change that is one',
      { document: compared, overall: { changeInterval: [0.2, 3.5] } },
      [`${sample}.`, 'Mức thay đổi so với năm trước, khoảng tin cậy 95%: từ 0,2 đến 3,5 điểm %.'],
    ],
    [
      'questions left out of the whole',
      { overall: { questionsCounted: [19, 20] } },
      [`${sample}.`, 'Chỉ số chung tính từ 19 trên 20 câu hỏi.'],
    ],
    [
      'merged agencies, each with its figure',
      {
        document: compared,
        agency: {
          previous: [
            before,
            { code: 'B', name: null, percent: 85.1, rank: null, ranked: null },
            { code: 'C', name: 'Sở C', percent: null, rank: null, ranked: null },
          ],
        },
        overall: { flags: ['merged'] },
      },
      [
        `${sample}.`,
        'Hợp nhất từ (số liệu năm 2024): Sở A 86,93% (xếp hạng 5/18); B 85,1%; Sở C chưa có kết quả.',
      ],
    ],
    [
      'an agency under another name',
      { document: compared, agency: { previous: [before] } },
      [`${sample}.`, 'Trước là (số liệu năm 2024): Sở A 86,93% (xếp hạng 5/18).'],
    ],
    [
      'an agency of which another was split off',
      {
        document: compared,
        agency: { previous: [{ ...before, code: 'SCT' }] },
        overall: { flags: ['split'] },
      },
      [`${sample}.`, 'Tách từ (số liệu năm 2024): Sở A 86,93% (xếp hạng 5/18).'],
    ],
    [
      'the same agency',
      { document: compared, agency: { previous: [{ ...before, code: 'SCT' }] } },
      [`${sample}.`],
    ],
    [
      'more responses than transactions',
      { agency: { transactions: 1200 }, overall: { flags: ['more-responses-than-transactions'] } },
      [`${sample}.`, 'Số phiếu hợp lệ nhiều hơn số giao dịch trong kỳ (1.200): cần kiểm tra lại.'],
    ],
    [
      'a published table without counts',
      { agency: { responses: { ...scored.responses, counted: 0 } } },
      ['Bảng công bố không ghi số phiếu.'],
    ],
  ])('say %s', (_, fields, remarks) => {
    expect(remarksOf(fields)).toEqual(remarks)
  })
})

describe('the priorities', () => {
  it('are the three largest gains, those of the form first where they are equal', () => {
    const { agency } = given({})
    const gains: Record<string, number | null> = {
      'access-information': 0.3,
      'access-fees': 0.41,
      'reception-seating': 0.3,
      'staff-courtesy': 0.3,
      'results-trips': 0,
      'overall-satisfaction': null,
    }
    const questions = Object.fromEntries(
      Object.entries(agency.questions).map(([code, question]) => [
        code,
        { ...question, gain: gains[code] ?? null },
      ]),
    )
    expect(agencyPriorities(scored, { ...agency, questions })).toEqual([
      'việc công khai mức phí, lệ phí: 0,41 điểm %',
      'việc tìm thông tin về thủ tục, hồ sơ: 0,3 điểm %',
      'chỗ ngồi chờ: 0,3 điểm %',
    ])
  })

  it('are none without a target', () => {
    expect(agencyPriorities(scored, given({}).agency)).toEqual([])
  })
})

describe('the notes', () => {
  const count = (document: Partial<IndexDocument>) => documentNotes(given({ document }).document).length

  it('warn of people who chose to answer, and only of them', () => {
    expect(count({})).toBe(3)
    expect(count({ method: { ...scored.method, sampling: 'census' } })).toBe(2)
  })

  it('say what was taken for granted of the previous period', () => {
    const notes = (declared: { comparable: boolean; reason: string } | null) => {
      const { block } = given({ overall: { flags: ['method-declared'] } })
      return documentNotes({
        ...scored,
        comparison: { ...year2024, declared },
        blocks: [block],
      }).at(-1)
    }
    expect(notes(null)).toBe(
      'Nguồn số liệu năm 2024 không ghi đủ phương pháp tính; phần không ghi được coi là như kỳ này.',
    )
    expect(notes({ comparable: true, reason: 'cùng mẫu phiếu' })).toBe(
      'Nguồn số liệu năm 2024 không ghi đủ phương pháp tính; Sở Nội vụ xác định so sánh được: cùng mẫu phiếu.',
    )
  })
})

describe('the name of a period', () => {
  it.each([
    ['Năm 2024', 'năm 2024'],
    ['2024', 'năm 2024'],
    ['Quý I/2025', 'quý I/2025'],
    ['Kỳ 6 tháng 2025', 'kỳ 6 tháng 2025'],
    ['6 tháng đầu năm 2025', 'kỳ “6 tháng đầu năm 2025”'],
    ['  ', null],
  ])('%j reads %j in a sentence', (name, words) => {
    expect(periodWords({ name })).toBe(words)
  })

  const periods = (previous: string | null, present: string | null) => ({
    comparison: { period: previous === null ? null : { id: null, name: previous }, declared: null },
    period: present === null ? null : { ...scored.period!, name: present },
  })

  it.each([
    ['Năm 2024', 'Năm 2025', 'năm trước'],
    ['Năm 2024', null, 'năm trước'],
    ['Năm 2022', 'Năm 2025', 'năm 2022'],
    ['Năm 2024', 'Quý I/2025', 'năm 2024'],
    ['Quý I/2025', 'Quý II/2025', 'quý I/2025'],
    [null, 'Năm 2025', 'kỳ trước'],
  ])('%j is to %j: so với %s', (previous, present, words) => {
    expect(comparedWithWords(periods(previous, present))).toBe(words)
  })

  it('is the previous one where nothing names it', () => {
    expect(previousPeriodWords(periods(null, 'Năm 2025'))).toBe('kỳ trước')
  })
})
