import { describe, expect, it } from 'vitest'
import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import { indexTable } from '../../scoring/index-table.ts'
import { indexTableCsv } from '../../scoring/index-table-csv.ts'
import { countsAreKnown, questionsAreKnown } from '../../scoring/known-counts.ts'
import { defaultMethod } from '../../scoring/method.ts'
import { meaningOfPercent, selfSelectedNote, unroundedNote } from '../../scoring/method-notes.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { aForm, aScale } from './support/forms.ts'

function aDocument(change: (agency: IndexAgency) => IndexAgency): IndexDocument {
  const document = scoreIndex({
    province: null,
    period: { id: '2025', name: 'Năm 2025', opensOn: '2025-01-01', closesOn: '2025-11-30', status: 'open' },
    form: aForm(),
    formDigest: `sha256:${'0'.repeat(64)}`,
    method: defaultMethod,
    previous: null,
    computedAt: null,
    simulated: false,
    blocks: [
      {
        code: 'so',
        name: 'Khối sở; ban, "ngành"',
        agencies: [
          {
            code: 'SCT',
            name: '=Sở',
            predecessors: [],
            ended: false,
            transactions: null,
            quota: null,
            tallies: {},
            channels: {},
          },
        ],
      },
    ],
  })
  return {
    ...document,
    blocks: document.blocks.map((block) => ({ ...block, agencies: block.agencies.map(change) })),
  }
}

describe('the table of an index', () => {
  it('has the columns of the contract', () => {
    const [heading] = indexTableCsv(aDocument((agency) => agency)).split('\r\n')
    expect(heading).toBe(
      '\uFEFFSTT,Mã đơn vị,Đơn vị,Khối,Số phiếu hợp lệ,TC1 access,TC2 staff,Chỉ số chung,Xếp hạng,Chỉ số kỳ trước,Tăng/giảm (điểm %),Hạng kỳ trước,Tăng/giảm bậc,Chỉ tiêu,Kết quả,Kỳ',
    )
  })

  it('writes decimals in full, nothing for null or a count that is not known, and text that is no formula', () => {
    const csv = indexTableCsv(
      aDocument((agency) => ({
        ...agency,
        eligible: true,
        overall: {
          ...agency.overall,
          percent: 88.4,
          rank: 7,
          change: -1.5,
          rankChange: -2,
          target: { operator: '>=', percent: 87, met: true },
        },
      })),
    )
    expect(csv.split('\r\n')[1]).toBe(
      `1,SCT,'=Sở,"Khối sở; ban, ""ngành""",,,,88.40,7,,-1.50,,-2,>= 87,Đạt,Năm 2025`,
    )
  })

  it('has an empty cell for everything that is not there', () => {
    const { blocks, ...rest } = aDocument((agency) => ({
      ...agency,
      criteria: { access: { ...agency.criteria['access']!, percent: 88.4 } },
    }))
    const { rows } = indexTable({ ...rest, blocks, period: null })
    const empty = { kind: 'empty' }
    expect(rows).toEqual([
      [
        { kind: 'integer', number: 1 },
        { kind: 'text', text: 'SCT' },
        { kind: 'text', text: '=Sở' },
        { kind: 'text', text: 'Khối sở; ban, "ngành"' },
        empty,
        { kind: 'decimal', number: 88.4, decimals: 2 },
        ...Array.from({ length: 10 }, () => empty),
      ],
    ])
  })

  it('says who cannot be ranked only where there is a target', () => {
    const target = { operator: '>', percent: 90, met: false } as const
    const row = (eligible: boolean) =>
      indexTableCsv(aDocument((agency) => ({ ...agency, eligible, overall: { ...agency.overall, target } })))
    expect(row(false)).toContain('> 90,Chưa đủ điều kiện xếp hạng,')
    expect(row(true)).toContain('> 90,Không đạt,')
    expect(indexTableCsv(aDocument((agency) => agency))).not.toContain('điều kiện')
  })
})

describe('what a percentage means', () => {
  it.each([
    [
      'mean-score',
      'Chỉ số là điểm trung bình quy đổi (điểm trung bình ÷ 5 × 100; thấp nhất 20%, cao nhất 100%), không phải tỷ lệ người hài lòng.',
      'The index is a converted mean score (mean score ÷ 5 × 100; lowest 20%, highest 100%), not the share of satisfied people.',
    ],
    [
      'satisfied-share',
      "Chỉ số là bình quân tỷ lệ câu trả lời 'Hài lòng' và 'Rất hài lòng'.",
      "The index is the mean share of answers 'Satisfied' and 'Very satisfied'.",
    ],
    [
      'rescaled-mean',
      'Chỉ số là điểm trung bình quy đổi về thang 0–100 (1 điểm là 0%, 5 điểm là 100%), không phải tỷ lệ người hài lòng.',
      'The index is the mean score rescaled to 0–100 (1 points are 0%, 5 points are 100%), not the share of satisfied people.',
    ],
  ] as const)('by %s', (questionMethod, vi, en) => {
    expect(meaningOfPercent(fiveCriteriaProposedV1, { questionMethod })).toEqual({ vi, en })
  })

  it('follows the scale: its ends, and one grade or three that are satisfied', () => {
    const means = (points: readonly number[], satisfiedFrom: number) => ({
      score: meaningOfPercent({ scale: aScale(points) }, { questionMethod: 'mean-score' }).vi,
      share: meaningOfPercent({ scale: aScale(points, satisfiedFrom) }, { questionMethod: 'satisfied-share' })
        .en,
    })
    expect(means([2, 3, 4], 4).score).toContain('thấp nhất 50%')
    expect(means([2, 3, 4], 4).share).toBe("The index is the mean share of answers '4'.")
    expect(means([2, 3, 4], 2).share).toBe("The index is the mean share of answers '2', '3' and '4'.")
    expect(means([2, 3, 4], 9).share).toBe('The index is the mean share of answers .')
  })
})

describe('a note beside figures', () => {
  it('says by how much a rounded mean may be off, and what an interval leaves out, in both languages', () => {
    expect(unroundedNote.vi).toContain('có thể chênh 0,01 điểm')
    expect(unroundedNote.en).toContain('may differ by 0.01 points')
    expect(selfSelectedNote.vi).toContain('chỉ phản ánh sai số ngẫu nhiên')
    expect(selfSelectedNote.en).toContain('reflects random error alone')
  })
})

describe('what a published table does not say', () => {
  const figure = (percent: number | null) => ({ percent }) as IndexAgency['overall']
  const counted = (count: number) => ({ counted: count }) as IndexAgency['responses']
  const question = (graded: number, noOpinion: number) =>
    ({ counted: graded, noOpinion }) as IndexAgency['questions'][string]

  it.each([
    ['percentages and a count of 0', 88.4, 80, 0, false],
    ['a percentage of a criterion and a count of 0', null, 80, 0, false],
    ['percentages and a count', 88.4, 80, 1, true],
    ['no percentage and a count of 0', null, null, 0, true],
    ['no percentage and a count', null, null, 7, true],
  ])('is how many answered, with %s', (_, overall, access, count, known) => {
    const criteria = { access: figure(access) }
    expect(countsAreKnown({ overall: figure(overall), criteria, responses: counted(count) })).toBe(known)
  })

  it.each([
    ['no answer behind a percentage', 88.4, question(0, 0), false],
    ['a grade', 88.4, question(1, 0), true],
    ['somebody without an opinion', 88.4, question(0, 1), true],
    ['as many without an opinion as with one', 88.4, question(3, 3), true],
    ['no answer and no percentage', null, question(0, 0), true],
  ])('is what was asked, with %s', (_, percent, access, known) => {
    const questions = { 'access-1': access, 'access-2': question(0, 0) }
    expect(questionsAreKnown({ overall: figure(percent), criteria: {}, questions })).toBe(known)
  })
})
