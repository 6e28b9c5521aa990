import type { IndexDocument, IndexFigure } from '../../scoring/index-document.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { formatDecimal, formatDecimalInText } from '../web/vietnamese-format.ts'

/** The confidence of a method as a percentage: "95%". */
export function confidenceText(
  { confidence }: Pick<ScoringMethod, 'confidence'>,
  language: Language,
): string {
  // A share such as 0.29 times 100 is not quite a whole number.
  return `${formatDecimalInText(Number((100 * confidence).toFixed(4)), language)}%`
}

/** "86,90–89,90"; "–" where there is none. */
export function intervalText(
  { interval }: Pick<IndexFigure, 'interval'>,
  { decimals }: Pick<ScoringMethod, 'decimals'>,
  language: Language,
): string {
  if (interval === null) return '–'
  const [lower, upper] = interval
  return figureTexts[language].bounds(
    formatDecimal(lower, decimals, language),
    formatDecimal(upper, decimals, language),
  )
}

/** "5–9", or "5" where it is one rank; "–" where there is none. */
export function rankIntervalText(
  { rankInterval }: Pick<IndexFigure, 'rankInterval'>,
  language: Language,
): string {
  if (rankInterval === null) return '–'
  return figureTexts[language].rankBounds(String(rankInterval[0]), String(rankInterval[1]))
}

/** "có thể từ 5 đến 9"; empty where there is none. */
export function possibleRanksText(
  { rankInterval }: Pick<IndexFigure, 'rankInterval'>,
  language: Language,
): string {
  if (rankInterval === null) return ''
  const [best, worst] = rankInterval.map(String) as [string, string]
  const texts = figureTexts[language]
  return best === worst ? texts.onlyRank(best) : texts.possibleRanks(best, worst)
}

/** Every figure of some agencies: the overall and the criteria. */
export function allFigures(
  agencies: readonly Pick<IndexDocument['blocks'][number]['agencies'][number], 'overall' | 'criteria'>[],
): readonly IndexFigure[] {
  return agencies.flatMap(({ overall, criteria }) => [overall, ...Object.values(criteria)])
}
