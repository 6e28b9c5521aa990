import type { Fraction } from './fraction.ts'

/**
 * An exact number as a decimal of so many places, halves going up (towards +∞): the one rounding of the scoring
 * method, done last, on the exact value. The text is the decimal itself; `Number` of it is what a file carries.
 * @param decimals places after the point, an integer ≥ 0
 * @example roundHalfUp(fraction(88405, 1000), 2) // '88.41'
 */
export function roundHalfUp({ numerator, denominator }: Fraction, decimals: number): string {
  // floor(value × 10^decimals + 1/2), in integers.
  const doubled = 2n * numerator * 10n ** BigInt(decimals) + denominator
  const scaled = floorDivide(doubled, 2n * denominator)
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0')
  const sign = scaled < 0n ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** BigInt division cuts towards 0; the floor differs below 0. */
function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b !== 0n && a < 0n ? quotient - 1n : quotient
}
