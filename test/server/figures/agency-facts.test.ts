import { describe, expect, it } from 'vitest'
import type { IndexAgency } from '../../../scoring/index-document.ts'
import { agencyFacts } from '../../../server/figures/agency-facts.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'

const codes = ['SCT', 'SNV', 'STC', 'STP', 'SXD', 'SYT', 'SDL']
const document = anIndexDocument(
  codes.map((code) => ({
    ...anAgency({ code, grades: { satisfied: 60, 'very-satisfied': 58 } }),
    transactions: 1200,
    quota: 120,
  })),
  { sampleError: 0.05, targets: [{ block: 'so-ban-nganh', operator: '>=', percent: 87 }] },
)
const [block] = document.blocks
const sct = block!.agencies.find(({ code }) => code === 'SCT')!
const compared = { ...document, comparison: { period: { id: '2024', name: 'Năm 2024' }, declared: null } }

function facts(changes: Partial<IndexAgency> = {}, language: 'vi' | 'en' = 'vi'): (string | string[])[][] {
  const agency = { ...sct, ...changes }
  return agencyFacts(compared, block!, agency, language).map(({ term, text, list, folded }) =>
    folded === null ? [term, text ?? [...list]] : [term, folded.summary, [...folded.list]],
  )
}

describe('the facts of an agency', () => {
  it('are its target, its sample, and from whom it cannot be told apart, folded where they are many', () => {
    expect(facts()).toEqual([
      ['Chỉ tiêu ≥ 87%', 'vượt chỉ tiêu'],
      ['Số phiếu được giao', '118/120 phiếu được giao: chưa đủ'],
      ['Cỡ mẫu', '118 phiếu; cần 300 theo sai số 5% trên 1.200 lượt: chưa đủ'],
      ['Không phân biệt được với', '6 đơn vị', ['Sở SDL', 'Sở SNV', 'Sở STC', 'Sở STP', 'Sở SXD', 'Sở SYT']],
    ])
  })

  it('speak English, too', () => {
    expect(facts({ quotaReached: true, sampleAdequate: true }, 'en').slice(0, 3)).toEqual([
      ['Target ≥ 87%', 'target exceeded'],
      ['Responses asked for', '118 of 120 responses asked for: enough'],
      [
        'Sample size',
        '118 responses; 300 needed for a margin of error of 5% over 1,200 transactions: enough',
      ],
    ])
  })

  it('name few agencies openly, and say where there is none', () => {
    const { overall } = sct
    const apartFrom = (indistinguishableFrom: readonly string[]) =>
      facts({ overall: { ...overall, indistinguishableFrom } }).at(-1)
    expect(apartFrom(['SNV', 'SYT'])).toEqual(['Không phân biệt được với', ['Sở SNV', 'Sở SYT']])
    expect(apartFrom([])).toEqual([
      'Không phân biệt được với',
      'không đơn vị nào: chỉ số khác rõ với mọi đơn vị khác trong khối',
    ])
  })

  it('leave out what does not apply', () => {
    const { overall } = sct
    const plain = { ...overall, target: null, indistinguishableFrom: null }
    expect(facts({ overall: plain, quota: null, quotaReached: null, requiredSample: null })).toEqual([])
  })

  it('point out more responses than transactions', () => {
    const { overall } = sct
    const many = { ...overall, flags: ['more-responses-than-transactions'] as const }
    expect(facts({ overall: many, transactions: 100 })).toContainEqual([
      'Cần kiểm tra',
      '118 phiếu hợp lệ, nhiều hơn 100 lượt giải quyết thủ tục trong kỳ',
    ])
  })

  it('tell who a merged agency was, with their figures', () => {
    const { overall } = sct
    const previous = [
      { code: 'A', name: 'Sở A', percent: 86.93, rank: 5, ranked: 18 },
      { code: 'B', name: null, percent: 80, rank: null, ranked: null },
      { code: 'C', name: 'Sở C', percent: null, rank: null, ranked: null },
    ]
    const merged = { ...overall, flags: ['merged'] as const }
    expect(facts({ previous, overall: merged }).at(-1)).toEqual([
      'Hợp nhất từ (số liệu năm 2024)',
      ['Sở A: 86,93%, xếp hạng 5/18', 'B: 80,00%', 'Sở C: chưa có kết quả'],
    ])
    const own = { code: sct.code, name: 'Sở', percent: 80, rank: 3, ranked: null }
    expect(facts({ previous: [own] }).at(-1)![0]).toBe('Không phân biệt được với')
    const split = { ...overall, flags: ['split'] as const }
    expect(facts({ previous: [own], overall: split }).at(-1)).toEqual([
      'Tách từ (số liệu năm 2024)',
      ['Sở: 80,00%, xếp hạng 3'],
    ])
    expect(facts({ previous: [{ ...own, code: 'CU' }] }).at(-1)![0]).toBe('Trước đây là (số liệu năm 2024)')
  })
})
