import type { FigureFlag, IndexDocument, IndexFigure } from '../../scoring/index-document.ts'
import { formatPercentInText } from '../web/vietnamese-format.ts'
import { comparedWithWords, previousPeriodWords } from './period-words.ts'

type Comparing = Pick<IndexDocument, 'comparison' | 'period'>

/**
 * How an overall percentage stands to the previous period, as it goes into brackets: 'tăng 1,47% so với năm trước',
 * 'năm 2024: 86,93%, không so sánh do phương pháp tính khác'.
 * @returns null where there is nothing to compare with
 */
export function changeWords(document: Comparing, figure: IndexFigure): string | null {
  if (figure.comparable === null) return null
  const { change, previousPercent, flags } = figure
  if (change !== null) {
    const size = formatPercentInText(Math.abs(change), 'vi')
    const direction = change > 0 ? `tăng ${size}` : change < 0 ? `giảm ${size}` : 'không đổi'
    return `${direction} so với ${comparedWithWords(document)}`
  }
  const period = previousPeriodWords(document)
  if (flags.includes('merged')) return `không so sánh với ${period} do đơn vị được hợp nhất`
  if (previousPercent === null) return `không có số liệu ${period} để so sánh`
  const before = `${period}: ${formatPercentInText(previousPercent, 'vi')}`
  return figure.percent === null ? before : `${before}, không so sánh ${becauseOf(document, flags)}`
}

/**
 * The rank change of a figure as it follows its rank: 'giảm 4 bậc', 'giữ nguyên thứ bậc'; null if ranks cannot be
 * compared.
 */
export function rankChangeWords({ rankChange }: Pick<IndexFigure, 'rankChange'>): string | null {
  if (rankChange === null) return null
  if (rankChange === 0) return 'giữ nguyên thứ bậc'
  return `${rankChange > 0 ? 'tăng' : 'giảm'} ${Math.abs(rankChange)} bậc`
}

/**
 * The previous rank where it cannot be compared: 'năm 2024: 5/18, không so sánh thứ bậc do đơn vị trong khối thay
 * đổi'; null if it can, or is not known.
 */
export function previousRankWords(document: Comparing, figure: IndexFigure): string | null {
  if (figure.rankComparable !== false || figure.previousRank === null) return null
  return `${previousPeriodWords(document)}: ${previousRankText(figure)}, không so sánh thứ bậc ${becauseOfRanks(figure.flags)}`
}

/** '5/18', or '5' where the source does not hold everybody who was ranked. */
export function previousRankText({
  previousRank,
  previousRanked,
}: Pick<IndexFigure, 'previousRank' | 'previousRanked'>): string {
  const isOver = previousRanked !== null && previousRank !== null && previousRanked >= previousRank
  return isOver ? `${previousRank}/${previousRanked}` : `${previousRank}`
}

/** Why percentages are not subtracted from one another. */
const differences: readonly (readonly [flag: FigureFlag, words: string])[] = [
  ['method-differs', 'phương pháp tính khác'],
  ['criteria-differ', 'tiêu chí khác'],
  ['questions-differ', 'câu hỏi khác'],
  ['channels-differ', 'kênh thu phiếu khác'],
  ['split', 'đơn vị được tách ra'],
]

function becauseOf({ comparison }: Pick<IndexDocument, 'comparison'>, flags: readonly FigureFlag[]): string {
  const words = differences.flatMap(([flag, text]) => (flags.includes(flag) ? [text] : []))
  if (words.length > 0) return `do ${listed(words)}`
  const declared = comparison?.declared
  return declared?.comparable === false ? `theo xác định của Sở Nội vụ: ${declared.reason}` : 'được'
}

function becauseOfRanks(flags: readonly FigureFlag[]): string {
  if (flags.includes('block-size-differs') || flags.includes('block-membership-differs')) {
    return 'do đơn vị trong khối thay đổi'
  }
  return flags.includes('split') ? 'do đơn vị được tách ra' : 'do cách xếp hạng khác'
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} và ${words.at(-1)}`
}
