import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { countedQuestions } from './criterion-percent.ts'
import type { Fraction } from './fraction.ts'
import { add, decimalFraction, divide, fraction, multiply, zero } from './fraction.ts'
import type { ScoringMethod } from './method.ts'
import { scoredPair } from './scored-pair.ts'
import type { Tally, TallyLayout } from './tally.ts'

/**
 * A counted question as a part of a criterion's or the overall percentage, y being its points or the satisfied
 * indicator: the figure moves with the sum over its terms of share × Σ y of the question / answers.
 */
export interface FigureTerm {
  readonly question: string
  /** W_c / (ΣW·|Q_c|), or W_c / ΣW where the answers of the criterion are pooled; exact. */
  readonly share: Fraction
  /** What the question's total is divided by: n_q, or N_c where pooled. */
  readonly answers: number
  /** Σ y over those answers: T_q, or T_c where pooled. */
  readonly total: number
}

/**
 * The terms of P_c, one for each counted question of the criterion; "interval" of the scoring method, where
 * g_q = share / answers.
 * @throws if the form has no such criterion.
 * @example criterionTerms(defaultMethod, layout, tally, 'access').length // 4
 */
export function criterionTerms(
  method: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  criterion: string,
): readonly FigureTerm[] {
  const questions = countedQuestions(method, layout, tally, criterion).map((question) => {
    const itself = scoredPair(method.questionMethod, layout, tally, question, question)
    return { question, answers: itself.both, total: itself.first }
  })
  if (method.criterionMethod === 'mean-of-questions') {
    return questions.map((question) => ({ ...question, share: fraction(1, questions.length) }))
  }
  const answers = questions.reduce((all, question) => all + question.answers, 0)
  const total = questions.reduce((all, question) => all + question.total, 0)
  return questions.map(({ question }) => ({ question, answers, total, share: fraction(1) }))
}

/**
 * The terms of the overall percentage: those of every criterion with a positive weight, shared out by weight.
 * @example overallTerms(fiveCriteriaProposedV1, defaultMethod, layout, tally)[0]?.share // fraction(1, 20)
 */
export function overallTerms(
  form: FormDefinition,
  method: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
): readonly FigureTerm[] {
  const weighted = form.criteria
    .filter(({ weight }) => weight > 0)
    .map(({ code, weight }) => ({ code, weight: decimalFraction(weight) }))
  const weights = weighted.reduce((all, { weight }) => add(all, weight), zero)
  return weighted.flatMap(({ code, weight }) => {
    const share = divide(weight, weights)
    return criterionTerms(method, layout, tally, code).map((term) => ({
      ...term,
      share: multiply(share, term.share),
    }))
  })
}
