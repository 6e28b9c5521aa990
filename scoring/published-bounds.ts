import { decimalFraction } from './fraction.ts'
import { roundHalfUp } from './round-half-up.ts'

/**
 * The bounds of an interval as they are published: each rounded once, half up.
 * @param decimals places after the point
 * @example publishedBounds([79.126, 81.125], 2) // [79.13, 81.13]
 */
export function publishedBounds(
  [lower, upper]: readonly [lower: number, upper: number],
  decimals: number,
): readonly [lower: number, upper: number] {
  const published = (bound: number) => Number(roundHalfUp(decimalFraction(bound), decimals))
  return [published(lower), published(upper)]
}
