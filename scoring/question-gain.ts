import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { countedQuestions } from './criterion-percent.ts'
import { add, decimalFraction, divide, type Fraction, fraction, multiply, zero } from './fraction.ts'
import type { ScoringMethod } from './method.ts'
import { questionPercent } from './question-percent.ts'
import type { Tally, TallyLayout } from './tally.ts'
import { answerCount, gradeCounts } from './tally.ts'

/**
 * The points that the overall percentage would gain if one question reached a target and nothing else changed, exactly;
 * "priorities" of the scoring method:
 * - `mean-of-questions`: W_c / (ΣW · |Q_c|) × max(0, target − p_q);
 * - `pooled`: a question weighs by its answers, W_c · n_q / (ΣW · N_c) × max(0, target − p_q).
 *
 * Q_c are the counted questions of the criterion, N_c their answers together.
 * @param target a percentage
 * @returns null for a question that does not enter the index: outside it, or with too few answers
 * @throws if the form has no such question.
 * @example questionGain(form, defaultMethod, layout, tally, 'access-fees', 0) // { numerator: 0n, denominator: 1n }
 */
export function questionGain(
  form: FormDefinition,
  method: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  question: string,
  target: number,
): Fraction | null {
  const criterion = form.criteria.find(({ questions }) => questions.some(({ code }) => code === question))
  if (criterion === undefined) return null
  const counted = countedQuestions(method, layout, tally, criterion.code)
  const percent = questionPercent(method.questionMethod, layout.grades, gradeCounts(layout, tally, question))
  const weights = form.criteria.map(({ weight }) => decimalFraction(weight)).reduce(add, zero)
  if (!counted.includes(question) || percent === null || weights.numerator === 0n) return null
  const short = add(decimalFraction(target), multiply(fraction(-1), percent))
  if (short.numerator <= 0n) return zero
  const ofCriterion = divide(decimalFraction(criterion.weight), weights)
  return multiply(multiply(ofCriterion, shareInCriterion(method, layout, tally, counted, question)), short)
}

/** How much of the criterion a question makes up. */
function shareInCriterion(
  { criterionMethod }: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  counted: readonly string[],
  question: string,
): Fraction {
  switch (criterionMethod) {
    case 'mean-of-questions':
      return fraction(1, counted.length)
    case 'pooled': {
      const answers = counted.map((code) => answerCount(layout, tally, code))
      return fraction(
        answerCount(layout, tally, question),
        answers.reduce((sum, count) => sum + count, 0),
      )
    }
  }
}
