import type { Fraction } from './fraction.ts'
import { add, decimalFraction, divide, multiply, zero } from './fraction.ts'

/** One criterion as the overall percentage sees it. */
export interface WeightedPercent {
  /** A decimal ≥ 0, read exactly from its shortest decimal form. */
  readonly weight: number
  readonly percent: Fraction | null
}

/**
 * The overall percentage: the weighted mean of the criterion percentages, unrounded; "overall" of the scoring
 * method. A criterion of weight 0 takes no part. Null, never 0, if a criterion with positive weight is null, or
 * none has a positive weight.
 * @example
 * // The row of Sở Công Thương, 2024: 85.67, 88.57, 89.78, 90.61, 87.39 with equal weights
 * overallPercent([85.67, 88.57, 89.78, 90.61, 87.39].map((percent) => ({ weight: 1, percent: decimalFraction(percent) })))
 * // fraction(88404, 1000)
 */
export function overallPercent(criteria: readonly WeightedPercent[]): Fraction | null {
  let weighted = zero
  let weights = zero
  for (const { weight, percent } of criteria) {
    if (weight === 0) continue
    if (percent === null) return null
    const exactWeight = decimalFraction(weight)
    weighted = add(weighted, multiply(exactWeight, percent))
    weights = add(weights, exactWeight)
  }
  return weights.numerator === 0n ? null : divide(weighted, weights)
}
