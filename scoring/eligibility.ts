import type { ScoringMethod } from './method.ts'
import { appliedMinimum } from './small-sample.ts'

/** Why an agency is listed without a rank. */
export type IneligibleReason = 'ended' | 'too-few-responses' | `criterion:${string}`

/** What eligibility looks at in an agency. */
export interface EligibilityFacts {
  /** The agency was dissolved or merged before the period closed. */
  readonly ended: boolean
  readonly counted: number
  readonly overallPercent: number | null
  /** In the order of the form. */
  readonly criteria: readonly {
    readonly code: string
    readonly weight: number
    readonly percent: number | null
  }[]
}

/**
 * Why an agency is not ranked, or null if it is; "eligibility" of the scoring method: counted ≥ `minimumResponses`
 * and an overall percentage. Of several reasons the first in the order of `IneligibleReason`; of several criteria
 * without a percentage the first of the form.
 * @throws if the overall percentage is null while every criterion with positive weight has one.
 * @example
 * ineligibleBecause(defaultMethod, { ended: false, counted: 12, overallPercent: 88.4, criteria: [] })
 * // 'too-few-responses'
 */
export function ineligibleBecause(
  method: Pick<ScoringMethod, 'minimumResponses' | 'smallSample'>,
  agency: EligibilityFacts,
): IneligibleReason | null {
  if (agency.ended) return 'ended'
  if (agency.counted < appliedMinimum(method, 'minimumResponses')) return 'too-few-responses'
  if (agency.overallPercent !== null) return null
  const missing = agency.criteria.find(({ weight, percent }) => weight > 0 && percent === null)
  if (missing === undefined) throw new Error('an overall percentage is null without a reason')
  return `criterion:${missing.code}`
}
