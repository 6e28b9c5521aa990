import { describe, expect, it } from 'vitest'
import { tQuantile } from '../../scoring/student-t.ts'

const levels = [0.5, 0.8, 0.9, 0.95, 0.99, 1 - 0.05 / 17, 0.9999, 1 - 1e-6]

/** How far a value is from another, as a part of it. */
function relativeError(value: number, truth: number): number {
  return Math.abs(value / truth - 1)
}

describe('the quantile of Student’s t', () => {
  it.each(levels)('has its closed forms of 1, 2 and 4 degrees of freedom at level %d', (confidence) => {
    const beyond = 1 - confidence
    // Shaw 2006, "Sampling Student's t distribution", for the quantile at 1 − beyond/2.
    const one = 1 / Math.tan((Math.PI * beyond) / 2)
    const two = confidence * Math.sqrt(2 / (beyond * (2 - beyond)))
    const root = Math.sqrt(beyond * (2 - beyond))
    const four = 2 * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1)
    expect(relativeError(tQuantile(confidence, 1), one)).toBeLessThan(1e-13)
    expect(relativeError(tQuantile(confidence, 2), two)).toBeLessThan(1e-13)
    expect(relativeError(tQuantile(confidence, 4), four)).toBeLessThan(1e-13)
  })

  // To 40 digits by another program (mpmath 1.3, root of the incomplete beta function), rounded to 15.
  it.each([
    [0.95, 3, 3.18244630528371],
    [0.95, 9, 2.2621571627982],
    [0.95, 29, 2.0452296421327],
    [0.95, 67, 1.9960083540253],
    [0.95, 99, 1.98421695158642],
    [0.95, 299, 1.96792966906567],
    [0.95, 999, 1.96234146113345],
    [0.99, 29, 2.75638590367061],
    [0.99, 999, 2.58075963726764],
    [0.9, 5, 2.01504837333302],
    [0.5, 7, 0.711141778081786],
    [0.9999, 29, 4.505511631211],
    [0.9999, 12345, 3.89186364829017],
  ])('at level %d with %d degrees of freedom is %d', (confidence, degreesOfFreedom, expected) => {
    expect(relativeError(tQuantile(confidence, degreesOfFreedom), expected)).toBeLessThan(1e-11)
  })

  it('is in the printed tables', () => {
    // Columns of "t table", two-sided: 0.10, 0.05, 0.01.
    const printed = {
      9: [1.833, 2.262, 3.25],
      29: [1.699, 2.045, 2.756],
      120: [1.658, 1.98, 2.617],
    }
    for (const [degreesOfFreedom, row] of Object.entries(printed)) {
      const rounded = [0.9, 0.95, 0.99].map((level) => Number(tQuantile(level, +degreesOfFreedom).toFixed(3)))
      expect(rounded).toEqual(row)
    }
  })

  it.each([1, 2, 3, 6.5, 9, 29, 67, 299, 999, 1e5, 1e9])(
    'leaves its level within it: the density of %d degrees of freedom integrated by another road',
    (degreesOfFreedom) => {
      for (const confidence of levels) {
        const t = tQuantile(confidence, degreesOfFreedom)
        const beyond =
          1 - integral(degreesOfFreedom, t) / integral(degreesOfFreedom, Number.POSITIVE_INFINITY)
        // A sum that ends near 1 is known to 1e-13 or so, hence what lies beyond it is as well.
        expect(Math.abs(beyond - (1 - confidence))).toBeLessThan(5e-13)
      }
    },
  )

  it('tends to the normal distribution from above', () => {
    let before = Number.POSITIVE_INFINITY
    for (const degreesOfFreedom of [1, 2, 3, 10, 100, 1e4, 1e6, 1e9]) {
      const t = tQuantile(0.95, degreesOfFreedom)
      expect(t).toBeLessThan(before)
      before = t
    }
    expect(before - 1.959963984540054).toBeLessThan(3e-9)
  })

  it.each([
    [0, 5],
    [1, 5],
    [1.5, 5],
    [Number.NaN, 5],
    [0.95, 0],
    [0.95, -1],
    [0.95, Number.NaN],
    [0.95, Number.POSITIVE_INFINITY],
  ])('refuses level %d with %d degrees of freedom', (confidence, degreesOfFreedom) => {
    expect(() => tQuantile(confidence, degreesOfFreedom)).toThrow(RangeError)
  })
})

/**
 * The integral from 0 to t of (1 + s²/ν)^(−(ν + 1)/2) by Gauss–Legendre in many small steps, in the angle θ with
 * s = √ν tan θ, where the integrand is a power of a cosine.
 */
function integral(degreesOfFreedom: number, t: number): number {
  const root = Math.sqrt(degreesOfFreedom)
  const whole = Number.isFinite(t) ? Math.atan(t / root) : Math.PI / 2
  // Where the power has vanished there is nothing left to add up.
  const end = Math.min(whole, 40 / root)
  const steps = 400
  const [near, far] = [
    Math.sqrt(3 / 7 - (2 / 7) * Math.sqrt(6 / 5)),
    Math.sqrt(3 / 7 + (2 / 7) * Math.sqrt(6 / 5)),
  ]
  const [nearWeight, farWeight] = [(18 + Math.sqrt(30)) / 36, (18 - Math.sqrt(30)) / 36]
  const density = (angle: number) =>
    // ln cos θ = ½ ln(1 − sin² θ) keeps its digits near 0.
    Math.exp(((degreesOfFreedom - 1) / 2) * Math.log1p(-(Math.sin(angle) ** 2)))
  let sum = 0
  for (let step = 0; step < steps; step++) {
    const half = end / steps / 2
    const middle = (2 * step + 1) * half
    for (const [at, weight] of [
      [near, nearWeight],
      [far, farWeight],
    ] as const) {
      sum += half * weight * (density(middle - half * at) + density(middle + half * at))
    }
  }
  return sum
}
