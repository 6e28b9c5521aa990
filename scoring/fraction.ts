/** An exact rational number in lowest terms, the denominator positive: two equal fractions have equal fields. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * The fraction numerator / denominator, from integers.
 * @throws RangeError if the denominator is 0, or a number is not a safe integer.
 * @example fraction(6, -4) // { numerator: -3n, denominator: 2n }
 */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  return lowestTerms(exactInteger(numerator), exactInteger(denominator))
}

export const zero: Fraction = fraction(0)

/**
 * The decimal that a number is written as, exactly: 0.1 is one tenth, not the binary number nearest to it. Reads
 * the shortest decimal form that gives the number back, which is what a person typed.
 * @throws RangeError if the number is not finite.
 * @example decimalFraction(0.15) // { numerator: 3n, denominator: 20n }
 */
export function decimalFraction(value: number): Fraction {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (parts === null) throw new RangeError(`${value} is no decimal`)
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = parts
  const digits = BigInt(sign + whole + decimals)
  const shift = Number(exponent) - decimals.length
  return shift >= 0 ? fraction(digits * 10n ** BigInt(shift)) : lowestTerms(digits, 10n ** BigInt(-shift))
}

/**
 * The sum.
 * @example add(fraction(1, 6), fraction(1, 3)) // fraction(1, 2)
 */
export function add(a: Fraction, b: Fraction): Fraction {
  return lowestTerms(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

/**
 * The product.
 * @example multiply(fraction(2, 3), fraction(3, 4)) // fraction(1, 2)
 */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return lowestTerms(a.numerator * b.numerator, a.denominator * b.denominator)
}

/**
 * The quotient a / b.
 * @throws RangeError if `b` is 0.
 * @example divide(fraction(1, 2), fraction(3, 4)) // fraction(2, 3)
 */
export function divide(a: Fraction, b: Fraction): Fraction {
  return lowestTerms(a.numerator * b.denominator, a.denominator * b.numerator)
}

/**
 * The plain mean of fractions; null of none, never 0.
 * @example mean([fraction(1), fraction(2)]) // { numerator: 3n, denominator: 2n }
 */
export function mean(values: readonly Fraction[]): Fraction | null {
  return values.length === 0 ? null : divide(values.reduce(add), fraction(values.length))
}

/**
 * The number nearest to numerator / denominator, ties to even, however large the two are; the quotient need not be in
 * lowest terms. (Below 2.3e-308 the last digit may differ.)
 * @param denominator positive
 * @example nearestNumber(10n ** 400n, 3n * 10n ** 400n) // 0.3333333333333333
 */
export function nearestNumber(numerator: bigint, denominator: bigint): number {
  if (numerator < 0n) return -nearestNumber(-numerator, denominator)
  // The first 58 bits or more of the quotient, and whether anything follows them, decide the 53 of a number.
  const shift = bitLength(denominator) - bitLength(numerator) + 62
  const [scaled, divisor] =
    shift >= 0 ? [numerator << BigInt(shift), denominator] : [numerator, denominator << BigInt(-shift)]
  const bits = (scaled / divisor) | (scaled % divisor === 0n ? 0n : 1n)
  // Two steps, since 2 ** -shift itself may be no number.
  const step = Math.trunc(shift / 2)
  return Number(bits) * 2 ** -step * 2 ** (step - shift)
}

/**
 * The least common multiple of positive integers; 1 of none.
 * @example leastCommonMultiple([4n, 6n]) // 12n
 */
export function leastCommonMultiple(values: Iterable<bigint>): bigint {
  let multiple = 1n
  for (const value of values) multiple *= value / greatestCommonDivisor(multiple, value)
  return multiple
}

/** How many bits a positive integer has, up to three more. */
function bitLength(value: bigint): number {
  return 4 * value.toString(16).length
}

function lowestTerms(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError('a fraction needs a denominator other than 0')
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let larger = a < 0n ? -a : a
  let smaller = b < 0n ? -b : b
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

function exactInteger(value: bigint | number): bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is not an exact integer`)
  }
  return BigInt(value)
}
