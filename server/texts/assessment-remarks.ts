import type {
  IndexAgency,
  IndexBlock,
  IndexDocument,
  IndexPredecessor,
} from '../../scoring/index-document.ts'
import { countsAreKnown } from '../../scoring/known-counts.ts'
import { meaningOfPercent, selfSelectedNote, unroundedNote } from '../../scoring/method-notes.ts'
import { indexQuestions } from '../../survey-forms/form-definition.ts'
import { formatDecimalInText, formatInteger, formatPercentInText } from '../web/vietnamese-format.ts'
import { questionsWords } from './assessment-text.ts'
import { previousRankText, previousRankWords, rankChangeWords } from './comparison-words.ts'
import { comparedWithWords, previousPeriodWords } from './period-words.ts'

/**
 * What else there is to say of an agency's index, one sentence a line: its sample, how sure the figure and the rank
 * are, the previous rank, who it was before.
 */
export function agencyRemarks(
  document: IndexDocument,
  block: IndexBlock,
  agency: IndexAgency,
): readonly string[] {
  return [
    sampleRemark(agency),
    intervalRemark(document, agency),
    rankIntervalRemark(block, agency),
    rankRemark(document, agency),
    changeIntervalRemark(document, agency),
    sentence(questionsWords(agency.overall), 'Chỉ số chung '),
    predecessorsRemark(document, agency),
    agency.overall.flags.includes('more-responses-than-transactions')
      ? `Số phiếu hợp lệ nhiều hơn số giao dịch trong kỳ (${formatInteger(agency.transactions ?? 0, 'vi')}): cần kiểm tra lại.`
      : null,
  ].filter((remark) => remark !== null)
}

/**
 * The questions in which reaching the target would raise the overall index most, at most three, best first: 'việc tìm
 * thông tin về thủ tục, hồ sơ: 0,35 điểm %'. None without a target, or where the target is reached everywhere.
 */
export function agencyPriorities({ form, method }: IndexDocument, agency: IndexAgency): readonly string[] {
  return indexQuestions(form.definition)
    .map(({ code, text }) => ({ text: text.vi, gain: agency.questions[code]?.gain ?? 0 }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, 3)
    .map(({ text, gain }) => `${text}: ${formatDecimalInText(rounded(gain, method.decimals), 'vi')} điểm %`)
}

/** The heading of the priorities. */
export const prioritiesHeading =
  'Ưu tiên cải thiện (số điểm chỉ số chung tăng thêm nếu câu hỏi đạt mức chỉ tiêu):'

/** What has to stand under the figures of an index whoever reads them: what they mean, and what they leave out. */
export function documentNotes(document: IndexDocument): readonly string[] {
  const { comparison, form, method } = document
  const isDeclared = document.blocks.some(({ agencies }) =>
    agencies.some(({ overall }) => overall.flags.includes('method-declared')),
  )
  return [
    meaningOfPercent(form.definition, method).vi,
    unroundedNote.vi,
    ...(method.sampling === 'self-selected' ? [selfSelectedNote.vi] : []),
    ...(isDeclared ? [declaredNote(document, comparison?.declared ?? null)] : []),
  ]
}

function declaredNote(
  document: IndexDocument,
  declared: { readonly comparable: boolean; readonly reason: string } | null,
): string {
  const silent = `Nguồn số liệu ${previousPeriodWords(document)} không ghi đủ phương pháp tính`
  if (declared === null) return `${silent}; phần không ghi được coi là như kỳ này.`
  return `${silent}; Sở Nội vụ xác định ${declared.comparable ? 'so sánh được' : 'không so sánh được'}: ${declared.reason}.`
}

function sampleRemark(agency: IndexAgency): string {
  if (!countsAreKnown(agency)) return 'Bảng công bố không ghi số phiếu.'
  const { responses, quota, quotaReached, requiredSample, sampleAdequate } = agency
  const parts = [
    `Số phiếu nhận được ${formatInteger(responses.received, 'vi')}, hợp lệ ${formatInteger(responses.counted, 'vi')}`,
  ]
  if (quota !== null) {
    parts.push(`số phiếu được giao ${formatInteger(quota, 'vi')} (${quotaReached ? 'đã đủ' : 'chưa đủ'})`)
  }
  if (requiredSample !== null) {
    const needed = formatInteger(requiredSample, 'vi')
    parts.push(`cỡ mẫu cần có ${needed} (${sampleAdequate ? 'đã đủ' : 'chưa đủ'})`)
  }
  return `${parts.join('; ')}.`
}

function intervalRemark({ method }: IndexDocument, { overall }: IndexAgency): string | null {
  if (overall.interval === null) return null
  const [lower, upper] = overall.interval
  return `Khoảng tin cậy ${confidence(method.confidence)}: ${formatDecimalInText(lower, 'vi')}–${formatPercentInText(upper, 'vi')}.`
}

function rankIntervalRemark(block: IndexBlock, { overall }: IndexAgency): string | null {
  if (overall.rankInterval === null) return null
  const [best, worst] = overall.rankInterval
  const place = best === worst ? `hạng ${best}` : `từ hạng ${best} đến hạng ${worst}`
  const codes = overall.indistinguishableFrom ?? []
  const names = block.agencies.filter(({ code }) => codes.includes(code)).map(({ name }) => name)
  const equals = names.length === 0 ? '' : `; không phân biệt được với ${names.join(', ')}`
  return `Thứ hạng có thể: ${place}${equals}.`
}

function rankRemark(document: IndexDocument, { overall }: IndexAgency): string | null {
  const change = rankChangeWords(overall)
  if (change === null) return sentence(previousRankWords(document, overall), 'Xếp hạng chung ')
  return `Xếp hạng chung ${previousPeriodWords(document)}: ${previousRankText(overall)}, ${change}.`
}

function changeIntervalRemark(document: IndexDocument, { overall }: IndexAgency): string | null {
  if (overall.changeInterval === null) return null
  const { confidence: level } = document.method
  const [lower, upper] = overall.changeInterval
  const bounds = `từ ${signed(lower)} đến ${signed(upper)} điểm %`
  const isOpen = lower <= 0 && upper >= 0 ? ', chưa đủ cơ sở để kết luận chỉ số đã thay đổi' : ''
  return `Mức thay đổi so với ${comparedWithWords(document)}, khoảng tin cậy ${confidence(level)}: ${bounds}${isOpen}.`
}

/** Where an agency was not simply itself. */
function predecessorsRemark(document: IndexDocument, agency: IndexAgency): string | null {
  const previous = agency.previous ?? []
  const isItself = previous.length === 1 && previous[0]!.code === agency.code
  const { flags } = agency.overall
  if (previous.length === 0 || (isItself && !flags.includes('split'))) return null
  const period = previousPeriodWords(document)
  const verb = flags.includes('merged') ? 'Hợp nhất từ' : flags.includes('split') ? 'Tách từ' : 'Trước là'
  return `${verb} (số liệu ${period}): ${previous.map(predecessorWords).join('; ')}.`
}

function predecessorWords({ code, name, percent, rank, ranked }: IndexPredecessor): string {
  const named = name ?? code
  if (percent === null) return `${named} chưa có kết quả`
  const figure = `${named} ${formatPercentInText(percent, 'vi')}`
  if (rank === null) return figure
  return `${figure} (xếp hạng ${previousRankText({ previousRank: rank, previousRanked: ranked })})`
}

function sentence(words: string | null, before: string): string | null {
  return words === null ? null : `${before}${words}.`
}

function confidence(level: number): string {
  return formatPercentInText(rounded(level * 100, 4), 'vi')
}

/** A minus sign, which a line never breaks after. */
function signed(value: number): string {
  return `${value < 0 ? '−' : ''}${formatDecimalInText(Math.abs(value), 'vi')}`
}

/** Of a number that is rounded already, but for the binary arithmetic it went through. */
function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals))
}
