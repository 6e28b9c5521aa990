import type { Estimate } from './estimate.ts'
import { tQuantile } from './student-t.ts'

/** An interval in percent, unrounded. */
export type Interval = readonly [lower: number, upper: number]

/**
 * The interval of an estimate at a confidence level; "interval" of the scoring method. Wilson's form (1927) with the
 * effective sample size in place of n and Student's t with m − 1 degrees of freedom in place of z (Korn & Graubard
 * 1998; Dean & Pacheco 2014), on the share of the possible range:
 *
 * P = (θ − lo)/(hi − lo), n_eff = P(1 − P)(hi − lo)²/V, or m where V = 0;
 * (P + t²/2n_eff ± t·√(P(1 − P)/n_eff + t²/4n_eff²)) / (1 + t²/n_eff).
 *
 * It holds the point and stays within the range, also where every answer is the best one. A complete census has the
 * point as its interval.
 * @param confidence a share, above 0 and below 1
 * @throws RangeError if the confidence is out of its range.
 * @example intervalOf({ percent: 60, variance: 0, respondents: 10, range: [20, 100], complete: true }, 0.95) // [60, 60]
 */
export function intervalOf(estimate: Estimate, confidence: number): Interval {
  const { percent, variance, respondents, range, complete } = estimate
  const [lowest, highest] = range
  if (complete || highest <= lowest) return [percent, percent]
  const share = Math.min(1, Math.max(0, (percent - lowest) / (highest - lowest)))
  const spread = share * (1 - share)
  // 1/n_eff; at either end of the range V is 0 in all but its last digits.
  const perResponse =
    variance > 0 && spread > 0 ? variance / (highest - lowest) ** 2 / spread : 1 / respondents
  const t = tQuantile(confidence, respondents - 1)
  const shift = t ** 2 * perResponse
  const centre = share + shift / 2
  const half = t * Math.sqrt(spread * perResponse + (t * perResponse) ** 2 / 4)
  const percentAt = (at: number) => lowest + ((highest - lowest) * at) / (1 + shift)
  // Rounding of the last digit must not put the point outside, nor an end beyond the range.
  return [
    Math.max(lowest, Math.min(percent, percentAt(centre - half))),
    Math.min(highest, Math.max(percent, percentAt(centre + half))),
  ]
}
