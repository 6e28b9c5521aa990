import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  decimalFraction,
  divide,
  fraction,
  leastCommonMultiple,
  mean,
  multiply,
  nearestNumber,
} from '../../scoring/fraction.ts'
import { roundHalfUp } from '../../scoring/round-half-up.ts'
import { byLongDivision } from './support/second-computation.ts'

describe('a fraction', () => {
  it('is in lowest terms with a positive denominator', () => {
    expect(fraction(6, -4)).toEqual({ numerator: -3n, denominator: 2n })
    expect(fraction(0, -7)).toEqual({ numerator: 0n, denominator: 1n })
  })

  it('refuses what is not exact', () => {
    expect(() => fraction(1, 0)).toThrow(new RangeError('a fraction needs a denominator other than 0'))
    expect(() => fraction(0.5)).toThrow('not an exact integer')
    expect(() => fraction(2 ** 53)).toThrow('not an exact integer')
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError)
  })

  it.each([
    [0.1, 1n, 10n],
    [88.4, 442n, 5n],
    [-2.5, -5n, 2n],
    [1e-7, 1n, 10_000_000n],
    [2.5e21, 2_500_000_000_000_000_000_000n, 1n],
    [0, 0n, 1n],
  ])('reads %d as the decimal it is written as', (number, numerator, denominator) => {
    expect(decimalFraction(number)).toEqual({ numerator, denominator })
  })

  it('refuses what is no decimal', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => decimalFraction(number)).toThrow(new RangeError(`${number} is no decimal`))
    }
  })

  it('keeps the laws of arithmetic', () => {
    const any = fc
      .tuple(fc.integer(), fc.integer({ min: 1 }))
      .map(([numerator, denominator]) => fraction(numerator, denominator))
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a))
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)))
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
        if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a)
      }),
    )
  })

  it('has a mean only of something', () => {
    expect(mean([])).toBeNull()
    expect(mean([fraction(1), fraction(2), fraction(2)])).toEqual(fraction(5, 3))
  })
})

describe('the number nearest to a quotient', () => {
  it('is that of a division, where numbers hold both sides', () => {
    const integer = fc.maxSafeInteger()
    fc.assert(
      fc.property(integer, integer, (numerator, divisor) => {
        const denominator = Math.abs(divisor) + 1
        fc.pre(Number.isSafeInteger(denominator))
        // + 0, since no integer is −0.
        expect(nearestNumber(BigInt(numerator), BigInt(denominator))).toBe(numerator / denominator + 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives every number back, however long the two sides are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
        fc.bigInt({ min: 1n, max: 2n ** 3000n }),
        (number, by) => {
          const { numerator, denominator } = decimalFraction(number)
          expect(nearestNumber(numerator * by, denominator * by)).toBe(number)
          expect(nearestNumber(-numerator * by, denominator * by)).toBe(-number)
        },
      ),
    )
  })

  it('is the even one between two, and the nearer one beside the middle', () => {
    const middle = 2n ** 54n + 2n
    expect(nearestNumber(middle, 1n)).toBe(2 ** 54)
    expect(nearestNumber(middle + 4n, 1n)).toBe(2 ** 54 + 8)
    const fine = 10n ** 60n
    expect(nearestNumber(middle * fine + 1n, fine)).toBe(2 ** 54 + 4)
    expect(nearestNumber((middle + 4n) * fine - 1n, fine)).toBe(2 ** 54 + 4)
  })

  it('is 0 for 0 alone', () => {
    expect(nearestNumber(0n, 7n)).toBe(0)
    expect(nearestNumber(1n, 10n ** 300n)).toBe(1e-300)
  })
})

describe('the least common multiple', () => {
  it('is divided by each, and by nothing smaller', () => {
    expect(leastCommonMultiple([4n, 6n, 10n])).toBe(60n)
    expect(leastCommonMultiple([7n, 7n])).toBe(7n)
    expect(leastCommonMultiple([])).toBe(1n)
  })
})

describe('rounding half up', () => {
  it.each([
    [88_404, 1000, 2, '88.40'],
    [88_405, 1000, 2, '88.41'],
    [1, 200, 2, '0.01'],
    [2, 3, 0, '1'],
    [1, 2, 0, '1'],
    [-1, 2, 0, '0'],
    [-3, 2, 0, '-1'],
    [-1255, 1000, 2, '-1.25'],
    [-1, 3, 2, '-0.33'],
    [-2, 3, 2, '-0.67'],
    [-2, 3, 0, '-1'],
    [100, 1, 2, '100.00'],
    [99_995, 1000, 2, '100.00'],
  ])('%d/%d to %d places is %s', (numerator, denominator, decimals, expected) => {
    expect(roundHalfUp(fraction(numerator, denominator), decimals)).toBe(expected)
  })

  it('agrees with long division', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat(6),
        (numerator, denominator, decimals) => {
          const rounded = Number(roundHalfUp(fraction(numerator, denominator), decimals))
          expect(rounded).toBe(byLongDivision([BigInt(numerator), BigInt(denominator)], decimals))
        },
      ),
    )
  })
})
