import type { Fraction } from './fraction.ts'
import { mean } from './fraction.ts'
import type { ScoringMethod } from './method.ts'
import { questionPercent } from './question-percent.ts'
import { appliedMinimum } from './small-sample.ts'
import type { Tally, TallyLayout } from './tally.ts'
import { answerCount, criterionRespondents, gradeCounts } from './tally.ts'

/** What a criterion comes to, and over what. */
export interface CriterionPercent {
  /** P_c, 0–100, exactly; null where too little was answered. */
  readonly percent: Fraction | null
  /** m_c: how many graded at least one of its questions. */
  readonly respondents: number
  /** How many of its questions had enough answers, and how many it has: "3 of 4 questions". */
  readonly questionsCounted: readonly [counted: number, all: number]
}

/**
 * P_c, the percentage of a criterion; "criterion percentage" of the scoring method:
 * - `mean-of-questions`: the plain mean of p_q over its questions with n_q ≥ `minimumAnswers`;
 * - `pooled`: the question formula over all answers to those questions together.
 *
 * Null with fewer than `minimumCriterionResponses` respondents, or no counted question. Neither minimum is applied
 * below `smallSample`: a withheld question enters no criterion.
 * @throws if the form of the layout has no such criterion.
 * @example criterionPercent(method, layout, tally, 'access').questionsCounted // [4, 4]
 */
export function criterionPercent(
  method: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  criterion: string,
): CriterionPercent {
  const respondents = criterionRespondents(layout, tally, criterion)
  const questions = layout.criteria.find(({ code }) => code === criterion)!.questions
  const counted = countedQuestions(method, layout, tally, criterion)
  const enough = respondents >= appliedMinimum(method, 'minimumCriterionResponses') && counted.length > 0
  return {
    percent: enough ? percentOfQuestions(method, layout, tally, counted) : null,
    respondents,
    questionsCounted: [counted.length, questions.length],
  }
}

/**
 * Q_c: the questions of a criterion with enough answers to enter its percentage, in the order of the form.
 * @throws if the form of the layout has no such criterion.
 * @example countedQuestions(defaultMethod, layout, tally, 'access').length // 4
 */
export function countedQuestions(
  method: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  criterion: string,
): readonly string[] {
  const { questions } = layout.criteria.find(({ code }) => code === criterion)!
  const minimumAnswers = Math.max(1, appliedMinimum(method, 'minimumAnswers'))
  return questions.filter((question) => answerCount(layout, tally, question) >= minimumAnswers)
}

function percentOfQuestions(
  { questionMethod, criterionMethod }: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  questions: readonly string[],
): Fraction | null {
  const counts = questions.map((question) => gradeCounts(layout, tally, question))
  switch (criterionMethod) {
    case 'mean-of-questions': {
      const percents = counts.map((grades) => questionPercent(questionMethod, layout.grades, grades))
      return percents.includes(null) ? null : mean(percents as Fraction[])
    }
    case 'pooled':
      return questionPercent(questionMethod, layout.grades, together(counts))
  }
}

function together(counts: readonly (readonly number[])[]): readonly number[] {
  return counts.reduce((sums, grades) => sums.map((sum, place) => sum + grades[place]!))
}
