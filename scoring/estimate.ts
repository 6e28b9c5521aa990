import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { answerWorth } from './answer-worth.ts'
import { criterionPercent } from './criterion-percent.ts'
import type { FigureTerm } from './figure-terms.ts'
import { criterionTerms, overallTerms } from './figure-terms.ts'
import type { Fraction } from './fraction.ts'
import { fraction, nearestNumber, zero } from './fraction.ts'
import type { ScoringMethod } from './method.ts'
import { overallPercent } from './overall-percent.ts'
import { sumOfSquares } from './sum-of-squares.ts'
import type { Tally, TallyLayout } from './tally.ts'
import { responseCount, tallyExtent } from './tally.ts'

/** A percentage with what its interval needs; "interval" of the scoring method. */
export interface Estimate {
  /** θ, unrounded: the number nearest to the exact percentage. */
  readonly percent: number
  /** V, in squared points of percentage; 0 just where the exact value is 0. */
  readonly variance: number
  /** m: the respondents of the criterion; overall, those of the criterion that has fewest. */
  readonly respondents: number
  /** What the method's percentages can be at all: 20…100 for the mean score on 1–5, 0…100 otherwise. */
  readonly range: readonly [lowest: number, highest: number]
  /** Everybody who was to be asked has answered: the point is its own interval. */
  readonly complete: boolean
}

/**
 * P_c with its variance by linearisation, V = (1 − f)·m/(m − 1)·S², from the sums of the tally; "interval" of the
 * scoring method.
 * @param layout of `form`
 * @param population N, the transactions of the period; only `random` and `census` look at it
 * @returns null where the percentage is null, with fewer than two respondents, from a tally that lacks the pair sums
 * which are needed, or from sums that no responses could have
 * @throws if the form has no such criterion, or N is not an integer.
 * @example criterionEstimate(fiveCriteriaProposedV1, defaultMethod, layout, tally, 'access', null)?.range // [20, 100]
 */
export function criterionEstimate(
  form: FormDefinition,
  method: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  criterion: string,
  population: number | null,
): Estimate | null {
  const { percent, respondents } = criterionPercent(method, layout, tally, criterion)
  if (percent === null) return null
  const terms = criterionTerms(method, layout, tally, criterion)
  return estimateOf(form, method, layout, tally, { percent, respondents, terms, population })
}

/**
 * The overall percentage with its variance, which takes the correlation between criteria into account: people who
 * are content with one are content with the others. As `criterionEstimate` in every other respect.
 * @example overallEstimate(fiveCriteriaProposedV1, defaultMethod, layout, tally, null)?.complete // false
 */
export function overallEstimate(
  form: FormDefinition,
  method: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  population: number | null,
): Estimate | null {
  const criteria = form.criteria
    .filter(({ weight }) => weight > 0)
    .map(({ code, weight }) => ({ weight, ...criterionPercent(method, layout, tally, code) }))
  const percent = overallPercent(criteria)
  if (percent === null) return null
  const respondents = Math.min(...criteria.map((criterion) => criterion.respondents))
  const terms = overallTerms(form, method, layout, tally)
  return estimateOf(form, method, layout, tally, { percent, respondents, terms, population })
}

function estimateOf(
  form: FormDefinition,
  method: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  figure: {
    readonly percent: Fraction
    readonly respondents: number
    readonly terms: readonly FigureTerm[]
    readonly population: number | null
  },
): Estimate | null {
  const { percent, respondents, terms, population } = figure
  if (respondents < 2) return null
  const { least, best } = answerWorth(method.questionMethod, form.scale)
  const unasked = unaskedShare(method, responseCount(tally), population)
  const estimate = {
    percent: nearestNumber(percent.numerator, percent.denominator),
    respondents,
    range: [(100 * least) / best, 100] as const,
    complete: unasked.numerator === 0n,
  }
  if (estimate.complete) return { ...estimate, variance: 0 }
  if (terms.length > 1 && tallyExtent(layout, tally) === 'counts') return null
  const squares = sumOfSquares(method.questionMethod, layout, tally, terms)
  if (squares.numerator < 0n) return null
  const variance = nearestNumber(
    squares.numerator * 100n ** 2n * BigInt(respondents) * unasked.numerator,
    squares.denominator * BigInt(best) ** 2n * BigInt(respondents - 1) * unasked.denominator,
  )
  return { ...estimate, variance }
}

/**
 * 1 − f, the share of the population that did not answer, where the way of sampling lets it be told: f = n/N for a
 * random sample or a census with n ≤ N. A census of unknown size is taken to be complete.
 */
function unaskedShare(
  { sampling }: Pick<ScoringMethod, 'sampling'>,
  responses: number,
  population: number | null,
): Fraction {
  if (sampling === 'census' && population === null) return zero
  if (sampling === 'self-selected' || population === null || responses > population) return fraction(1)
  return fraction(population - responses, population)
}
