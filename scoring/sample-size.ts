import { decimalFraction, fraction } from './fraction.ts'
import type { ScoringMethod } from './method.ts'

/** What is known of the size of a sample; three separate facts with the interval, none of which changes eligibility. */
export interface SampleFacts {
  /** Counted responses ≥ quota; null without a quota. */
  readonly quotaReached: boolean | null
  /** Responses that the method's margin of error asks for; null unless N and `sampleError` are set. */
  readonly requiredSample: number | null
  readonly sampleAdequate: boolean | null
  /** More responses than transactions: N is wrong, or somebody answered more than once. */
  readonly exceedsTransactions: boolean
}

/** What an agency's sample is judged by. */
export interface SampleInput {
  readonly counted: number
  /** Transactions handled in the period, N. */
  readonly transactions: number | null
  readonly quota: number | null
}

/**
 * Whether an agency collected as many responses as it was asked to, and as the margin of error asks for; "sample" of
 * the scoring method.
 * @example sampleFacts({ sampleError: 0.05 }, { counted: 300, transactions: 1200, quota: 250 })
 * // { quotaReached: true, requiredSample: 300, sampleAdequate: true, exceedsTransactions: false }
 */
export function sampleFacts(
  { sampleError }: Pick<ScoringMethod, 'sampleError'>,
  { counted, transactions, quota }: SampleInput,
): SampleFacts {
  const required =
    transactions === null || sampleError === null ? null : requiredSample(transactions, sampleError)
  return {
    quotaReached: quota === null ? null : counted >= quota,
    requiredSample: required,
    sampleAdequate: required === null ? null : counted >= required,
    exceedsTransactions: transactions !== null && counted > transactions,
  }
}

/**
 * ⌈N / (1 + N·e²)⌉, the sample size of Yamane (Statistics, 1967) for a margin of error e, in exact integers: at a
 * quotient that is a whole number, floating point could ask for one response too many.
 * @param transactions N, an integer ≥ 0
 * @param sampleError e, a decimal between 0 and 1, read exactly from its shortest decimal form
 * @throws RangeError if N is no safe integer or e is not finite.
 * @example requiredSample(1200, 0.05) // 300
 */
export function requiredSample(transactions: number, sampleError: number): number {
  const { numerator, denominator } = decimalFraction(sampleError)
  const population = fraction(transactions).numerator
  // N / (1 + N·a²/b²) = N·b² / (b² + N·a²)
  const top = population * denominator ** 2n
  const bottom = denominator ** 2n + population * numerator ** 2n
  return Number((top + bottom - 1n) / bottom)
}
