import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeInterval, type PublishedFigure } from '../../scoring/change-interval.ts'

describe('the interval of a change', () => {
  it('is that of two independent shares in Newcombe 1998, table II, method 10', () => {
    // 56/70 − 48/80: 0.2, 0.0524 to 0.3339, from the Wilson intervals of either share.
    const now = { percent: 80, interval: [wilson(56, 70)[0], wilson(56, 70)[1]] } as const
    const before = { percent: 60, interval: [wilson(48, 80)[0], wilson(48, 80)[1]] } as const
    const [lower, upper] = changeInterval(now, before)!
    expect([lower.toFixed(2), upper.toFixed(2)]).toEqual(['5.24', '33.39'])
  })

  it('by hand', () => {
    const now = { percent: 88, interval: [85, 90] } as const
    const before = { percent: 86, interval: [82, 90] } as const
    // 2 − √(3² + 4²) and 2 + √(2² + 4²).
    expect(changeInterval(now, before)).toEqual([-3, 2 + Math.sqrt(20)])
  })

  it('of two censuses is the change', () => {
    expect(changeInterval({ percent: 88, interval: [88, 88] }, { percent: 86, interval: [86, 86] })).toEqual([
      2, 2,
    ])
  })

  it('is null where a figure or its interval is', () => {
    const figure = { percent: 88, interval: [85, 90] } as const
    for (const missing of [
      { percent: 88, interval: null },
      { percent: null, interval: null },
      { percent: null, interval: [85, 90] as const },
    ]) {
      expect(changeInterval(figure, missing)).toBeNull()
      expect(changeInterval(missing, figure)).toBeNull()
    }
  })

  it('holds the change, stays within ±100, and turns round with the periods', () => {
    const anyFigure: fc.Arbitrary<PublishedFigure & { percent: number }> = fc
      .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 3 })
      .map((cents) => cents.sort((a, b) => a - b).map((cent) => cent / 100))
      .map(([lower, percent, upper]) => ({ percent: percent!, interval: [lower!, upper!] }))
    fc.assert(
      fc.property(anyFigure, anyFigure, (now, before) => {
        const [lower, upper] = changeInterval(now, before)!
        expect(lower).toBeLessThanOrEqual(now.percent - before.percent)
        expect(upper).toBeGreaterThanOrEqual(now.percent - before.percent)
        expect(lower).toBeGreaterThanOrEqual(-100 - 1e-9)
        expect(upper).toBeLessThanOrEqual(100 + 1e-9)
        const [back, forth] = changeInterval(before, now)!
        expect([-forth, -back]).toEqual([expect.closeTo(lower, 9), expect.closeTo(upper, 9)])
      }),
    )
  })
})

/** The interval of Wilson for a share, in percent. */
function wilson(yes: number, of: number): readonly [number, number] {
  const z = 1.959963984540054
  const p = yes / of
  const half = z * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2))
  const centre = p + z ** 2 / (2 * of)
  return [(100 * (centre - half)) / (1 + z ** 2 / of), (100 * (centre + half)) / (1 + z ** 2 / of)]
}
