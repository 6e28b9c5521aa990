import type { IndexDocument, IndexFigure } from '../../scoring/index-document.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { changeTexts, type Difference, type RankDifference } from '../texts/change-texts.ts'
import { formatDecimal, formatDecimalInText, formatInteger, formatPercent } from '../web/vietnamese-format.ts'

/** One line of a cell: the words, and in small print what is less important. */
export interface ChangeLine {
  readonly text: string
  readonly detail: string
}

type Comparing = Pick<IndexDocument, 'comparison' | 'method'>

/**
 * How a figure stands to the previous period: its change in points and its change of rank, which are comparable
 * separately; where one is not, the previous figure and the reason. At least one line.
 * @example changeLines(document, figure, 'vi').map(({ text }) => text) // ['tăng 1,47 điểm %', 'giảm 4 bậc']
 */
export function changeLines(
  document: Comparing,
  figure: IndexFigure,
  language: Language,
): readonly ChangeLine[] {
  if (figure.comparable === null) return [{ text: '–', detail: '' }]
  const rank = lineOf(rankChangeText(figure, language) ?? previousRankText(document, figure, language))
  return onlyRankIsKnown(figure, rank) ? rank : [pointsLine(document, figure, language), ...rank]
}

/** The same for a narrow column: without intervals, and without the reasons, which the notes of a block give. */
export function shortChangeLines(
  document: Comparing,
  figure: IndexFigure,
  language: Language,
): readonly ChangeLine[] {
  if (figure.comparable === null) return [{ text: '–', detail: '' }]
  const rank = lineOf(rankChangeText(figure, language))
  if (onlyRankIsKnown(figure, rank)) return rank
  const { text } = pointsLine(document, { ...figure, changeInterval: null }, language, false)
  return [{ text, detail: '' }, ...rank]
}

/** A printed report may give ranks of the year before without the percentages: "no figure" would then be untrue. */
function onlyRankIsKnown({ previousPercent, change }: IndexFigure, rank: readonly ChangeLine[]): boolean {
  return previousPercent === null && change === null && rank.length > 0
}

/** The previous period inside a sentence: "năm 2024", or "kỳ trước" where nothing names it. */
export function previousPeriodText(
  { comparison }: Pick<Comparing, 'comparison'>,
  language: Language,
): string {
  return changeTexts[language].period(comparison?.period?.name ?? null)
}

/** A rank over the number of agencies that were ranked; alone where the source does not hold all of them. */
export function rankThenText(rank: number, ranked: number | null): string {
  return ranked !== null && ranked >= rank ? `${rank}/${ranked}` : String(rank)
}

/** What home affairs, or nobody, said of a source that does not state its method; null where it does. */
export function silentSourceNote(
  document: Comparing,
  figures: readonly IndexFigure[],
  language: Language,
): string | null {
  if (!figures.some(({ flags }) => flags.includes('method-declared'))) return null
  const texts = changeTexts[language]
  const silent = texts.silentSource(previousPeriodText(document, language))
  const declared = document.comparison?.declared ?? null
  return declared === null
    ? texts.silentTakenAsEqual(silent)
    : texts.silentDeclared(silent, declared.comparable, declared.reason)
}

function pointsLine(
  document: Comparing,
  figure: IndexFigure,
  language: Language,
  withReasons = true,
): ChangeLine {
  const texts = changeTexts[language]
  const { method } = document
  const { change, changeInterval, previousPercent, flags } = figure
  if (change !== null) {
    const size = pointsText(Math.abs(change), method, language)
    const text = change > 0 ? texts.up(size) : change < 0 ? texts.down(size) : texts.same
    const [lower, upper] = changeInterval ?? []
    const detail =
      lower === undefined || upper === undefined
        ? ''
        : texts.bounds(signed(lower, method, language), signed(upper, method, language))
    return { text, detail }
  }
  const period = previousPeriodText(document, language)
  if (flags.includes('merged')) return { text: texts.merged(period), detail: '' }
  if (previousPercent === null) return { text: texts.nothing(period), detail: '' }
  const before = texts.before(period, formatPercent(previousPercent, method.decimals, language))
  if (figure.comparable) return { text: before, detail: '' }
  const reasons = withReasons ? reasonsText(document, figure, language) : ''
  return { text: texts.notCompared(before) + (reasons === '' ? '' : texts.because(reasons)), detail: '' }
}

const differences: readonly Difference[] = [
  'method-differs',
  'criteria-differ',
  'questions-differ',
  'channels-differ',
  'split',
]

function reasonsText({ comparison }: Comparing, { flags }: IndexFigure, language: Language): string {
  const texts = changeTexts[language]
  const words = differences.filter((flag) => flags.includes(flag)).map((flag) => texts.differences[flag])
  const declared = comparison?.declared
  if (words.length === 0) return declared?.comparable === false ? texts.declared(declared.reason) : ''
  return words.length === 1 ? words.join('') : `${words.slice(0, -1).join(', ')} ${texts.and} ${words.at(-1)}`
}

/** "tăng 2 bậc", "giảm 4 bậc", "giữ nguyên thứ bậc"; null where ranks cannot be compared. */
export function rankChangeText(
  { rankChange }: Pick<IndexFigure, 'rankChange'>,
  language: Language,
): string | null {
  if (rankChange === null) return null
  const texts = changeTexts[language]
  const places = formatInteger(Math.abs(rankChange), language)
  if (rankChange === 0) return texts.rankSame
  return rankChange > 0 ? texts.rankUp(places) : texts.rankDown(places)
}

/** The previous rank where it cannot be compared; null where it is not known either. */
function previousRankText(
  document: Comparing,
  { previousRank, previousRanked, rankComparable, flags }: IndexFigure,
  language: Language,
): string | null {
  if (rankComparable !== false || previousRank === null) return null
  const texts = changeTexts[language]
  const blockDiffers = flags.includes('block-size-differs') || flags.includes('block-membership-differs')
  const reason: RankDifference = blockDiffers ? 'block' : flags.includes('split') ? 'split' : 'ties'
  const before = texts.before(
    previousPeriodText(document, language),
    rankThenText(previousRank, previousRanked),
  )
  return texts.ranksNotCompared(before, texts.rankDifferences[reason])
}

/** With the places of a published percentage; with more where the previous one was published with more. */
function pointsText(
  points: number,
  { decimals }: Pick<ScoringMethod, 'decimals'>,
  language: Language,
): string {
  const fixed = formatDecimal(points, decimals, language)
  const exact = formatDecimalInText(points, language)
  return exact.length > fixed.length ? exact : fixed
}

/** With a minus sign, which a line never breaks after. */
function signed(points: number, method: Pick<ScoringMethod, 'decimals'>, language: Language): string {
  return `${points < 0 ? '−' : ''}${pointsText(Math.abs(points), method, language)}`
}

function lineOf(text: string | null): readonly ChangeLine[] {
  return text === null ? [] : [{ text, detail: '' }]
}
