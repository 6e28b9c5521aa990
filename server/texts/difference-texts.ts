import type { LocalizedText } from '../../survey-forms/form-definition.ts'

/** What stands at the end of the path of a difference, in words; a name that is missing here stands for itself. */
export const differenceLeafTexts: Readonly<Record<string, LocalizedText>> = {
  percent: { vi: 'chỉ số', en: 'percentage' },
  rank: { vi: 'xếp hạng', en: 'rank' },
  respondents: { vi: 'số người trả lời', en: 'respondents' },
  previousPercent: { vi: 'chỉ số kỳ trước', en: 'percentage of the previous period' },
  change: { vi: 'tăng, giảm so với kỳ trước', en: 'change from the previous period' },
  previousRank: { vi: 'hạng kỳ trước', en: 'rank of the previous period' },
  rankChange: { vi: 'tăng, giảm bậc', en: 'change of rank' },
  transactions: { vi: 'tổng số giao dịch', en: 'transactions' },
  quota: { vi: 'số phiếu được giao', en: 'quota' },
  quotaReached: { vi: 'đạt số phiếu được giao', en: 'quota reached' },
  requiredSample: { vi: 'cỡ mẫu cần', en: 'required sample' },
  sampleAdequate: { vi: 'đủ cỡ mẫu', en: 'sample adequate' },
  eligible: { vi: 'được xếp hạng', en: 'ranked' },
  unranked: { vi: 'lý do không xếp hạng', en: 'reason for not ranking' },
  ineligibleBecause: { vi: 'nguyên nhân chưa xếp hạng', en: 'why it is not ranked' },
  name: { vi: 'tên', en: 'name' },
  counted: { vi: 'số phiếu hợp lệ', en: 'counted responses' },
  received: { vi: 'số phiếu đã nhận', en: 'received responses' },
  mean: { vi: 'bình quân khối', en: 'mean of the block' },
  size: { vi: 'số đơn vị', en: 'agencies' },
  target: { vi: 'chỉ tiêu', en: 'target' },
  operator: { vi: 'chỉ tiêu: phép so sánh', en: 'target: comparison' },
  met: { vi: 'đạt chỉ tiêu', en: 'target met' },
}

/** The words of a list of differences. */
export const differenceTexts = {
  vi: {
    caption: 'Những chỗ khác nhau',
    place: 'Ở đâu',
    what: 'Mục',
    before: 'Trước',
    after: 'Sau',
    overall: 'Chỉ số chung',
    document: 'Toàn bộ',
    targetOf: 'chỉ tiêu của khối',
    nothing: 'không có',
    yes: 'có',
    no: 'không',
    more: (count: string) =>
      `Và ${count} chỗ khác nữa (khoảng tin cậy, từng câu hỏi và các số liệu kèm theo).`,
  },
  en: {
    caption: 'What differs',
    place: 'Where',
    what: 'What',
    before: 'Before',
    after: 'After',
    overall: 'Overall index',
    document: 'Everything',
    targetOf: 'target of the block',
    nothing: 'none',
    yes: 'yes',
    no: 'no',
    more: (count: string) =>
      `And ${count} more (intervals, single questions and what goes with the figures).`,
  },
} as const
