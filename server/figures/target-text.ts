import type { IndexBlock, IndexFigure } from '../../scoring/index-document.ts'
import type { Target } from '../../scoring/method.ts'
import { type TargetOutcome, targetOutcome } from '../../scoring/target.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { formatInteger, formatPercentInText } from '../web/vietnamese-format.ts'

/** "Chỉ tiêu ≥ 87%". */
export function targetText(
  { operator, percent }: Pick<Target, 'operator' | 'percent'>,
  language: Language,
): string {
  return figureTexts[language].target(operator, formatPercentInText(percent, language))
}

/** The target of a block where it is the same for all its agencies but those that have one of their own. */
export function blockTarget(targets: readonly Target[], block: string): Target | null {
  return targets.find((target) => target.block === block && target.agency === undefined) ?? null
}

/** What came of a target, in words; null without one. An agency that is not ranked has not been judged. */
export function outcomeText(figure: IndexFigure, language: Language): string | null {
  const texts = figureTexts[language]
  if (figure.target === null) return null
  const outcome = outcomeOf(figure)
  return outcome === null ? texts.targetNotJudged : texts.targetOutcome[outcome]
}

/**
 * The same in a word, for a column whose head names the target of the block: one that an agency has for itself is
 * named beside the word.
 * @param common the target of the block
 */
export function outcomeShortText(figure: IndexFigure, common: Target | null, language: Language): string {
  const texts = figureTexts[language]
  const { target } = figure
  if (target === null) return '–'
  const outcome = outcomeOf(figure)
  const word = outcome === null ? texts.targetNotJudgedShort : texts.targetOutcomeShort[outcome]
  const isCommon = common?.operator === target.operator && common.percent === target.percent
  return isCommon
    ? word
    : `${word} (${texts.targetShort(target.operator, formatPercentInText(target.percent, language))})`
}

/** How many of the agencies that are judged have met their targets; null where none is. */
export function targetsText({ agencies }: IndexBlock, language: Language): string | null {
  const judged = agencies.filter(({ overall }) => overall.target !== null && overall.target.met !== null)
  if (judged.length === 0) return null
  const met = judged.filter(({ overall }) => overall.target?.met === true)
  return figureTexts[language].targetsMet(
    formatInteger(met.length, language),
    formatInteger(judged.length, language),
  )
}

function outcomeOf({ target, percent }: IndexFigure): TargetOutcome | null {
  return target === null || target.met === null || percent === null ? null : targetOutcome(target, percent)
}
