import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { countedQuestions } from './criterion-percent.ts'
import type { QuestionMethod, ScoringMethod } from './method.ts'
import { scoredPair } from './scored-pair.ts'
import type { Tally, TallyLayout } from './tally.ts'

/** Below so many answers in common nothing is said about how two questions go together. */
const leastInCommon = 30

/**
 * How the answers to a question go together with contentment with the rest: the correlation (Pearson, −1…1) with the
 * weighted mean of the counted questions of the other criteria, each with W_c / (ΣW·|Q_c|); "priorities" of the
 * scoring method, as information. From the pair sums, each covariance over those who answered both questions:
 *
 * cov_qr = YY/AA − (YA_qr/AA)(YA_rq/AA), r = Σ_r v_r cov_qr / √(cov_qq · Σ_r Σ_s v_r v_s cov_rs),
 *
 * of the points, or of the satisfied indicator for `satisfied-share`. Where many questions are left blank, covariances
 * over different people can contradict each other; r is then cut at ±1.
 * @returns null with fewer than 30 answers to the question or in common to any two questions that take part; where
 * the answers, or the mean of the others, do not differ; where no other criterion has weight; from a tally without
 * pair sums
 * @throws if the form has no such question in the index.
 * @example correlationWithOthers(fiveCriteriaProposedV1, defaultMethod, layout, emptyTally(layout, 'pairs'), 'access-fees') // null
 */
export function correlationWithOthers(
  form: FormDefinition,
  method: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  question: string,
): number | null {
  const own = form.criteria.find(({ questions }) => questions.some(({ code }) => code === question))
  if (own === undefined) throw new Error(`form ${layout.form} has no index question '${question}'`)
  if (tally.length !== layout.length.pairs) return null
  const others = form.criteria
    .filter((criterion) => criterion !== own && criterion.weight > 0)
    .flatMap(({ code, weight }) => {
      const questions = countedQuestions(method, layout, tally, code)
      // The sum of the weights would cancel.
      return questions.map((other) => ({ code: other, weight: weight / questions.length }))
    })

  const covarianceOf = (first: string, second: string) =>
    covariance(method.questionMethod, layout, tally, first, second)
  const ownVariance = covarianceOf(question, question)
  let together = 0
  let othersVariance = 0
  for (const [place, { code, weight }] of others.entries()) {
    together += weight * covarianceOf(question, code)
    for (const other of others.slice(place)) {
      const times = other.code === code ? 1 : 2
      othersVariance += times * weight * other.weight * covarianceOf(code, other.code)
    }
  }
  // Too few in common made one of them NaN.
  if (!(ownVariance > 0 && othersVariance > 0) || Number.isNaN(together)) return null
  return Math.max(-1, Math.min(1, together / Math.sqrt(ownVariance) / Math.sqrt(othersVariance)))
}

/** cov_qr over those who answered both; NaN if they are too few. */
function covariance(
  questionMethod: QuestionMethod,
  layout: TallyLayout,
  tally: Tally,
  first: string,
  second: string,
): number {
  const pair = scoredPair(questionMethod, layout, tally, first, second)
  if (pair.both < leastInCommon) return Number.NaN
  return exactDifference(pair.both, pair.product, pair.first, pair.second) / pair.both / pair.both
}

/** ab − cd of integers, exact before it becomes a number: answers that do not differ have no variance at all. */
function exactDifference(a: number, b: number, c: number, d: number): number {
  const [left, right] = [a * b, c * d]
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left - right
  return Number(BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d))
}
