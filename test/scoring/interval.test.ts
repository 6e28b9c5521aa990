import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterionEstimate, type Estimate, overallEstimate } from '../../scoring/estimate.ts'
import { intervalOf } from '../../scoring/interval.ts'
import { completeMethod } from '../../scoring/method.ts'
import { tQuantile } from '../../scoring/student-t.ts'
import { tallyLayout } from '../../scoring/tally.ts'
import { anyMethod, anyResponses } from './support/arbitraries.ts'
import { aCriterion, aForm } from './support/forms.ts'
import { tallyOf } from './support/tally-of.ts'

function anEstimate(overrides: Partial<Estimate> = {}): Estimate {
  return { percent: 80, variance: 4, respondents: 31, range: [0, 100], complete: false, ...overrides }
}

describe('the interval of a percentage', () => {
  it('by hand', () => {
    // P = 0.8, n_eff = 0.16 × 10,000/4 = 400, t = 2.0422725 with 30 degrees of freedom, t² = 4.1708770:
    // (0.8 + 0.0052136 ± 2.0422725 × √(0.16/400 + 4.1708770/640,000)) / 1.0104272 = 0.796904 ± 0.040752
    const [lower, upper] = intervalOf(anEstimate(), 0.95)
    expect(lower).toBeCloseTo(75.6152, 4)
    expect(upper).toBeCloseTo(83.7656, 4)
  })

  it('of a share of satisfied answers is that of Wilson, with t for z', () => {
    const form = aForm({ criteria: [aCriterion('access', 1)] })
    const layout = tallyLayout(form)
    const method = completeMethod({ questionMethod: 'satisfied-share' })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (yes, no) => {
        fc.pre(yes + no >= 10)
        const responses = Array.from({ length: yes + no }, (_, place) => ({
          'access-1': place < yes ? 'grade-5' : 'grade-1',
        }))
        const estimate = criterionEstimate(form, method, layout, tallyOf(form, responses), 'access', null)!
        const [lower, upper] = intervalOf(estimate, 0.95)
        // V = p(1 − p)/(n − 1), so that n_eff = n − 1; n where everybody agrees.
        const n = yes === 0 || no === 0 ? yes + no : yes + no - 1
        const p = yes / (yes + no)
        const t = tQuantile(0.95, yes + no - 1)
        const half = t * Math.sqrt((p * (1 - p)) / n + t ** 2 / (4 * n ** 2))
        expect(lower).toBeCloseTo((100 * (p + t ** 2 / (2 * n) - half)) / (1 + t ** 2 / n), 9)
        expect(upper).toBeCloseTo((100 * (p + t ** 2 / (2 * n) + half)) / (1 + t ** 2 / n), 9)
      }),
    )
  })

  it('holds more than a point where everybody gave the best grade, and stays within the range', () => {
    const [lower, upper] = intervalOf(anEstimate({ percent: 100, variance: 0, range: [20, 100] }), 0.95)
    expect(upper).toBe(100)
    // P = 1, n_eff = m = 31: 1/(1 + t²/31).
    expect(lower).toBeCloseTo(20 + 80 / (1 + tQuantile(0.95, 30) ** 2 / 31), 10)
    const atLeast = intervalOf(anEstimate({ percent: 20, variance: 0, range: [20, 100] }), 0.95)
    expect(atLeast[0]).toBe(20)
    expect(atLeast[1]).toBeCloseTo(120 - lower, 10)
  })

  it('takes m where everybody gave the same answer, whichever', () => {
    const [lower, upper] = intervalOf(anEstimate({ percent: 50, variance: 0 }), 0.95)
    const t = tQuantile(0.95, 30)
    const half = (50 * t * Math.sqrt(1 / 31 + t ** 2 / 31 ** 2)) / (1 + t ** 2 / 31)
    expect([lower, upper]).toEqual([expect.closeTo(50 - half, 10), expect.closeTo(50 + half, 10)])
  })

  it('of a complete census is the point', () => {
    expect(intervalOf(anEstimate({ complete: true, variance: 0 }), 0.95)).toEqual([80, 80])
    expect(intervalOf(anEstimate({ complete: true, variance: 0, respondents: 2 }), 0.95)).toEqual([80, 80])
  })

  it('of a scale whose percentages can be but one is that one', () => {
    expect(intervalOf(anEstimate({ percent: 100, variance: 0, range: [100, 100] }), 0.95)).toEqual([100, 100])
  })

  it('is everything, as good as, from two respondents who could not differ more', () => {
    const [lower, upper] = intervalOf(anEstimate({ percent: 50, variance: 2500, respondents: 2 }), 0.95)
    expect(lower).toBeCloseTo(0, 0)
    expect(upper).toBeCloseTo(100, 0)
  })

  it('of any responses holds the point, lies within the range, and widens with the confidence', () => {
    let intervals = 0
    fc.assert(
      fc.property(
        anyResponses,
        anyMethod,
        fc.constantFrom('random' as const, 'census' as const, 'self-selected' as const),
        fc.option(fc.integer({ min: 1, max: 60 })),
        ({ form, responses }, chosen, sampling, population) => {
          const method = { ...chosen, sampling }
          const layout = tallyLayout(form)
          const tally = tallyOf(form, responses)
          const estimates = [
            overallEstimate(form, method, layout, tally, population),
            ...form.criteria.map(({ code }) =>
              criterionEstimate(form, method, layout, tally, code, population),
            ),
          ].filter((estimate) => estimate !== null)
          for (const estimate of estimates) {
            intervals++
            const [lowest, highest] = estimate.range
            let inner = [estimate.percent, estimate.percent] as readonly [number, number]
            for (const confidence of [0.5, 0.9, 0.95, 0.999]) {
              const outer = intervalOf(estimate, confidence)
              expect(outer[0]).toBeLessThanOrEqual(inner[0])
              expect(outer[1]).toBeGreaterThanOrEqual(inner[1])
              inner = outer
            }
            expect(inner[0]).toBeGreaterThanOrEqual(lowest)
            expect(inner[1]).toBeLessThanOrEqual(highest)
            expect(inner[0] === inner[1]).toBe(estimate.complete || lowest === highest)
          }
        },
      ),
      { numRuns: 500 },
    )
    expect(intervals).toBeGreaterThan(500)
  })

  it('narrows when every response comes twice', () => {
    fc.assert(
      fc.property(anyResponses, anyMethod, ({ form, responses }, chosen) => {
        // The same questions count before and after.
        const method = { ...chosen, minimumAnswers: 0, minimumCriterionResponses: 0, smallSample: 0 }
        const widths = [responses, [...responses, ...responses]].map((all) => {
          const estimate = overallEstimate(form, method, tallyLayout(form), tallyOf(form, all), null)
          if (estimate === null) return null
          const [lower, upper] = intervalOf(estimate, 0.95)
          return upper - lower
        })
        if (widths[0] == null || widths[1] == null) return
        expect(widths[1]).toBeLessThan(widths[0])
      }),
    )
  })

  it.each([0, 1, 1.2, Number.NaN])('refuses a confidence of %d', (confidence) => {
    expect(() => intervalOf(anEstimate(), confidence)).toThrow(RangeError)
  })
})
