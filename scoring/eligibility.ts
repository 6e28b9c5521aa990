import type { ScoringMethod } from './method.ts'
import { appliedMinimum } from './small-sample.ts'

/** Why an agency is listed without a rank. */
export type IneligibleReason = SetApart | 'too-few-responses' | `criterion:${string}`

/** Why an agency is not ranked whatever its figures are: it was dissolved or merged, or home affairs so decided. */
export type SetApart = 'ended' | 'unranked'

/** What eligibility looks at in an agency. */
export interface EligibilityFacts {
  /** The agency was dissolved or merged before the period closed. */
  readonly ended: boolean
  /** Home affairs decided that it is not ranked in this period; absent: it did not. */
  readonly unranked?: boolean
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
  if (agency.unranked) return 'unranked'
  if (agency.counted < appliedMinimum(method, 'minimumResponses')) return 'too-few-responses'
  if (agency.overallPercent !== null) return null
  const missing = agency.criteria.find(({ weight, percent }) => weight > 0 && percent === null)
  if (missing === undefined) throw new Error('an overall percentage is null without a reason')
  return `criterion:${missing.code}`
}
