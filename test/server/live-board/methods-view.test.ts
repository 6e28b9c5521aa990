import { describe, expect, it } from 'vitest'
import type { ScoringMethod } from '../../../scoring/method.ts'
import { methodsView } from '../../../server/live-board/methods-view.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'

/** By mean score SCT, SNV, STC; by the share of satisfied answers SNV, then the others together. */
const agencies = [
  anAgency({ code: 'SCT', grades: { neutral: 8, 'very-satisfied': 32 } }),
  anAgency({ code: 'SNV', grades: { satisfied: 36, 'very-satisfied': 4 } }),
  anAgency({ code: 'STC', grades: { neutral: 8, satisfied: 32 } }),
  anAgency({ code: 'STP', grades: { 'very-satisfied': 12 } }),
]
const first = anIndexDocument(agencies)

function view(
  choices: Partial<ScoringMethod>,
  language: 'vi' | 'en' = 'vi',
  withoutSums: readonly string[] = [],
) {
  const second = anIndexDocument(agencies, choices)
  return methodsView({ first, second, withoutSums, language }, 'so-ban-nganh')!
}

describe('a block under two methods', () => {
  const shown = view({ questionMethod: 'satisfied-share' })

  it('sums up what the other method changes', () => {
    expect(shown.outcome).toBe('Đổi phương pháp làm thay đổi thứ hạng của 3/3 đơn vị; nhiều nhất 1 bậc.')
    expect(view({ questionMethod: 'satisfied-share' }, 'en').outcome).toBe(
      'The other method changes the rank of 3 of 3 agencies, by at most 1 rank.',
    )
    expect(view({ criterionMethod: 'pooled' }).outcome).toBe(
      'Đổi phương pháp không làm thay đổi thứ hạng của đơn vị nào.',
    )
  })

  it('sets percentages and ranks side by side, and subtracts the ranks alone', () => {
    const { table } = shown.comparison!
    expect(
      table.rows.map(({ name, code, first, firstRank, second, secondRank, change }) => [
        name,
        code,
        first.text,
        firstRank,
        second.text,
        secondRank,
        change,
      ]),
    ).toEqual([
      ['Sở SCT', 'SCT', '92,00%', '1/3', '80,00%', '2/3 (đồng hạng)', 'giảm 1 bậc'],
      ['Sở SNV', 'SNV', '82,00%', '2/3', '100,00%', '1/3', 'tăng 1 bậc'],
      ['Sở STC', 'STC', '76,00%', '3/3', '80,00%', '2/3 (đồng hạng)', 'tăng 1 bậc'],
      ['Sở STP', 'STP', '100,00%', '–', '100,00%', '–', '–'],
    ])
    expect(table.caption).toBe('Khối sở, ban, ngành: chỉ số chung và xếp hạng theo hai phương pháp')
  })

  it('draws the ranks that both give', () => {
    const { picture } = shown.comparison!
    expect(picture!.left.map(({ text }) => text)).toEqual(['SCT 1', 'SNV 2', 'STC 3'])
    expect(picture!.right.map(({ text }) => text)).toEqual(['1 SNV', '2 SCT', '2 STC'])
    expect(picture!.description).toBe(
      'Sở SCT: hạng 1, rồi hạng 2; Sở SNV: hạng 2, rồi hạng 1; Sở STC: hạng 3, rồi hạng 2.',
    )
  })

  it('says what a number means under each', () => {
    expect(shown.comparison!.notes).toEqual([
      'Phương pháp của kỳ: Chỉ số là điểm trung bình quy đổi (điểm trung bình ÷ 5 × 100; thấp nhất 20%, cao nhất 100%), không phải tỷ lệ người hài lòng.',
      "Phương pháp so sánh: Chỉ số là bình quân tỷ lệ câu trả lời 'Hài lòng' và 'Rất hài lòng'.",
      'Không trừ hai chỉ số cho nhau: mỗi phương pháp đo một điều khác. Chỉ thứ hạng mới so sánh được.',
      '“Tăng” là hạng cao hơn theo phương pháp so sánh.',
      'Chỉ số chung tính từ số liệu chưa làm tròn, có thể chênh 0,01 điểm so với bình quân các tiêu chí đã làm tròn.',
      'Mẫu còn nhỏ: số liệu in nhạt chưa nên dùng để kết luận.',
    ])
  })

  it('offers every method, with the one that is shown chosen', () => {
    const { selects, action } = shown.form
    expect(action).toBe('/home-affairs/periods/2025/blocks/so-ban-nganh/methods')
    expect(selects.map(({ name, options }) => [name, options.map(({ value }) => value)])).toEqual([
      ['question', ['mean-score', 'satisfied-share', 'rescaled-mean']],
      ['criterion', ['mean-of-questions', 'pooled']],
      ['ties', ['competition', 'dense']],
    ])
    expect(
      selects.flatMap(({ options }) => options.filter(({ selected }) => selected).map(({ value }) => value)),
    ).toEqual(['satisfied-share', 'mean-of-questions', 'competition'])
    expect(shown.methods.map(({ text }) => text)).toEqual([
      'Điểm trung bình ÷ điểm cao nhất; Bình quân các câu hỏi; Đồng hạng, bỏ hạng kế tiếp (1, 2, 2, 4)',
      'Tỷ lệ câu trả lời hài lòng; Bình quân các câu hỏi; Đồng hạng, bỏ hạng kế tiếp (1, 2, 2, 4)',
    ])
  })

  it('says why there is nothing to compare', () => {
    expect(view({})).toMatchObject({
      outcome: 'Hai phương pháp giống hệt nhau. Hãy chọn một phương pháp khác ở trên.',
      comparison: null,
    })
    expect(view({ ties: 'dense' }, 'vi', ['SCT', 'STP'])).toMatchObject({
      outcome:
        'Bảng công bố không có tổng số câu trả lời của 1/3 đơn vị được xếp hạng, nên không tính lại được theo phương pháp khác.',
      comparison: null,
    })
    expect(view({ ties: 'dense' }, 'vi', ['STP']).comparison).not.toBeNull()
  })

  it('shows figures without a picture where nobody is ranked', () => {
    const few = anIndexDocument([anAgency({ code: 'STP', grades: { satisfied: 12 } })])
    const pooled = anIndexDocument([anAgency({ code: 'STP', grades: { satisfied: 12 } })], { ties: 'dense' })
    const unranked = methodsView(
      { first: few, second: pooled, withoutSums: [], language: 'vi' },
      'so-ban-nganh',
    )!
    expect(unranked.outcome).toBe('Chưa có đơn vị nào được xếp hạng theo cả hai phương pháp.')
    expect(unranked.comparison).toMatchObject({ picture: null, table: { rows: [{ code: 'STP' }] } })
  })

  it('does not know a block that the index has not', () => {
    expect(methodsView({ first, second: first, withoutSums: [], language: 'vi' }, 'khac')).toBeNull()
  })
})
