import type { QuestionMethod } from './method.ts'
import type { Tally, TallyLayout } from './tally.ts'
import { pairSums } from './tally.ts'

/** Sums over those who graded both of two questions, of what the question method scores. */
export interface ScoredPair {
  /** AA: how many graded both. */
  readonly both: number
  /** YA: the sum of y of the first, among them. */
  readonly first: number
  readonly second: number
  /** YY: the sum of y of the first times y of the second. */
  readonly product: number
}

/**
 * AA, YA both ways and YY of two index questions (or of one with itself: n_q, the total twice, the sum of squares),
 * y being what the question method scores: the satisfied indicator for `satisfied-share`, else the points. The
 * points stand for those of `rescaled-mean` as well: less the scale's lowest they deviate from their mean as before.
 * @throws on a question that is not in the index, or a tally without pair sums.
 * @example scoredPair('mean-score', layout, tally, 'access-fees', 'access-fees').both // 40
 */
export function scoredPair(
  questionMethod: QuestionMethod,
  layout: TallyLayout,
  tally: Tally,
  first: string,
  second: string,
): ScoredPair {
  const sums = pairSums(layout, tally, first, second)
  return questionMethod === 'satisfied-share'
    ? {
        both: sums.both,
        first: sums.satisfiedWithFirst,
        second: sums.satisfiedWithSecond,
        product: sums.satisfiedWithBoth,
      }
    : {
        both: sums.both,
        first: sums.pointsOfFirst,
        second: sums.pointsOfSecond,
        product: sums.pointsProduct,
      }
}
