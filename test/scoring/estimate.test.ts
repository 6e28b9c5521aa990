import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterionPercent } from '../../scoring/criterion-percent.ts'
import { criterionEstimate, type Estimate, overallEstimate } from '../../scoring/estimate.ts'
import { nearestNumber } from '../../scoring/fraction.ts'
import {
  completeMethod,
  criterionMethods,
  questionMethods,
  type ScoringMethod,
} from '../../scoring/method.ts'
import { countsOnly, tallyLayout } from '../../scoring/tally.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { anyMethod, anyResponses, type RawAnswers } from './support/arbitraries.ts'
import { deepFreeze } from './support/deep-freeze.ts'
import { aCriterion, aForm } from './support/forms.ts'
import { squaresOverRespondents } from './support/linearisation.ts'
import { tallyOf } from './support/tally-of.ts'

/** No threshold stands in the way of small examples. */
const open = completeMethod({ minimumAnswers: 0, minimumCriterionResponses: 0, smallSample: 0 })

const oneQuestion = aForm({ criteria: [aCriterion('access', 1)] })
const twoQuestions = aForm({ criteria: [aCriterion('access', 2)] })

/** Responses to `access-1`, `access-2` …, from points; null is a blank. */
function responsesOf(...rows: readonly (readonly (number | null)[])[]): RawAnswers[] {
  return rows.map((row) =>
    Object.fromEntries(
      row.flatMap((points, place) => (points === null ? [] : [[`access-${place + 1}`, `grade-${points}`]])),
    ),
  )
}

function accessEstimate(
  form: FormDefinition,
  method: ScoringMethod,
  responses: readonly RawAnswers[],
  population: number | null = null,
): Estimate | null {
  return criterionEstimate(form, method, tallyLayout(form), tallyOf(form, responses), 'access', population)
}

describe('the variance of a percentage', () => {
  it('of one question without blanks is that of a mean: s²/n in squared points', () => {
    // Points 1, 3, 5, 5: mean 3.5, s² = (6.25 + 0.25 + 2.25 + 2.25)/3 = 11/3; one point is 20 of the percentage.
    const responses = responsesOf([1], [3], [5], [5])
    expect(accessEstimate(oneQuestion, open, responses)).toEqual({
      percent: 70,
      variance: nearestNumber(400n * 11n, 12n),
      respondents: 4,
      range: [20, 100],
      complete: false,
    })
    // Two of four satisfied: p(1 − p)/(n − 1).
    const satisfied = completeMethod({ ...open, questionMethod: 'satisfied-share' })
    expect(accessEstimate(oneQuestion, satisfied, responses)).toMatchObject({
      percent: 50,
      variance: nearestNumber(2500n, 3n),
      range: [0, 100],
    })
    // One point is 25 of the percentage, and the lowest grade is 0 of it.
    const rescaled = completeMethod({ ...open, questionMethod: 'rescaled-mean' })
    expect(accessEstimate(oneQuestion, rescaled, responses)).toMatchObject({
      percent: 62.5,
      variance: nearestNumber(625n * 11n, 12n),
      range: [0, 100],
    })
  })

  it('of two questions with a blank, by hand', () => {
    // First: 1, 5, 3 (mean 3, n 3). Second: 2, 4, blank (mean 3, n 2). Points of what each respondent moves the mean
    // of the two means: ½(−2/3 − 1/2) = −7/12, ½(2/3 + 1/2) = 7/12, 0. Σ = 49/72; m/(m − 1) = 3/2.
    const responses = responsesOf([1, 2], [5, 4], [3, null])
    expect(accessEstimate(twoQuestions, open, responses)).toMatchObject({
      percent: 60,
      variance: nearestNumber(400n * 49n * 3n, 72n * 2n),
      respondents: 3,
    })
    // Pooled: mean 3 over 5 answers, parts −3/5, 3/5, 0.
    const pooled = completeMethod({ ...open, criterionMethod: 'pooled' })
    expect(accessEstimate(twoQuestions, pooled, responses)).toMatchObject({
      percent: 60,
      variance: nearestNumber(400n * 18n * 3n, 25n * 2n),
    })
  })

  it('is exactly 0 where two questions cancel each other in every response', () => {
    expect(accessEstimate(twoQuestions, open, responsesOf([1, 5], [2, 4], [5, 1]))?.variance).toBe(0)
    expect(accessEstimate(twoQuestions, open, responsesOf([1, 5], [2, 4], [5, 2]))?.variance).toBeGreaterThan(
      0,
    )
    // Thirds, which no binary number holds: a sum of rounded terms would leave something behind.
    const threeQuestions = aForm({ criteria: [aCriterion('access', 3)] })
    const thirds = responsesOf([1, 1, 4], [4, 1, 1], [1, 4, 1], [2, 2, 2], [3, 1, 2], [2, 3, 1], [1, 2, 3])
    expect(accessEstimate(threeQuestions, open, thirds)?.variance).toBe(0)
  })

  it('is the sum over the respondents, whatever the method, the weights and the blanks', () => {
    let compared = 0
    fc.assert(
      fc.property(anyResponses, anyMethod, ({ form, responses }, method) => {
        const layout = tallyLayout(deepFreeze(form))
        const tally = tallyOf(form, responses)
        const weighted = form.criteria.filter(({ weight }) => weight > 0).map(({ code }) => code)
        const figures = [
          ...form.criteria.map(({ code }) => ({
            criteria: [code],
            estimate: criterionEstimate(form, deepFreeze(method), layout, tally, code, null),
          })),
          { criteria: weighted, estimate: overallEstimate(form, method, layout, tally, null) },
        ]
        for (const { criteria, estimate } of figures) {
          if (estimate === null) continue
          compared++
          const { squares, parts } = squaresOverRespondents(form, method, responses, criteria)
          const m = BigInt(
            Math.min(...criteria.map((code) => criterionPercent(method, layout, tally, code).respondents)),
          )
          expect(estimate.variance).toBe(nearestNumber(squares[0] * m, squares[1] * (m - 1n)))
          expect(estimate.variance === 0).toBe(parts.every(([numerator]) => numerator === 0n))
          expect(estimate.respondents).toBe(Number(m))
        }
      }),
      { numRuns: 400 },
    )
    expect(compared).toBeGreaterThan(300)
  })

  it('is as exact for millions of responses, where products are too long for a number', () => {
    fc.assert(
      fc.property(anyResponses, anyMethod, ({ form, responses }, chosen) => {
        // The same questions count however often the responses come.
        const method = { ...chosen, minimumAnswers: 0, minimumCriterionResponses: 0, smallSample: 0 }
        const times = 123_457
        const tally = tallyOf(form, responses).map((sum) => sum * times)
        const estimate = overallEstimate(form, method, tallyLayout(form), tally, null)
        if (estimate === null) return
        const weighted = form.criteria.filter(({ weight }) => weight > 0).map(({ code }) => code)
        const { squares } = squaresOverRespondents(form, method, responses, weighted)
        // S² of n responses that each come so many times is S²/times.
        const m = BigInt(estimate.respondents)
        expect(estimate.variance).toBe(nearestNumber(squares[0] * m, squares[1] * BigInt(times) * (m - 1n)))
      }),
    )
  })

  it('halves, but for m/(m − 1), when every response comes twice', () => {
    fc.assert(
      fc.property(anyResponses, anyMethod, ({ form, responses }, chosen) => {
        // The same questions count before and after.
        const method = { ...chosen, minimumAnswers: 0, minimumCriterionResponses: 0, smallSample: 0 }
        const [once, twice] = [responses, [...responses, ...responses]].map((all) =>
          overallEstimate(form, method, tallyLayout(form), tallyOf(form, all), null),
        )
        if (once == null || twice == null) return
        const m = once.respondents
        expect(twice.percent).toBe(once.percent)
        expect(twice.variance).toBeCloseTo(((once.variance / 2) * (2 * (m - 1))) / (2 * m - 1), 9)
      }),
    )
  })

  it('needs no pair sums of one question, and has none of several', () => {
    const responses = responsesOf([1, 2], [5, 4], [3, 3])
    for (const [form, expected] of [
      [oneQuestion, false],
      [twoQuestions, true],
    ] as const) {
      const layout = tallyLayout(form)
      const tally = countsOnly(layout, tallyOf(form, responses))
      expect(criterionEstimate(form, open, layout, tally, 'access', null) === null).toBe(expected)
    }
  })

  it('is of no figure that is withheld, nor of one respondent', () => {
    expect(accessEstimate(oneQuestion, open, responsesOf([4]))).toBeNull()
    expect(accessEstimate(oneQuestion, open, [])).toBeNull()
    const nine = Array.from({ length: 9 }, () => [4])
    expect(accessEstimate(oneQuestion, completeMethod({}), responsesOf(...nine))).toBeNull()
    expect(accessEstimate(oneQuestion, completeMethod({}), responsesOf(...nine, [5]))?.respondents).toBe(10)
  })

  it('does not come from sums that no responses could have', () => {
    const layout = tallyLayout(twoQuestions)
    const tally = [...tallyOf(twoQuestions, responsesOf([1, 2], [5, 4]))]
    // The sum of the products is 22; with 0 the squares would sum up to less than nothing.
    tally[layout.length.counts + 3] = 0
    expect(criterionEstimate(twoQuestions, open, layout, tally, 'access', null)).toBeNull()
  })
})

describe('how people were reached', () => {
  const responses = responsesOf([1], [3], [5], [5])
  const withSampling = (sampling: ScoringMethod['sampling'], population: number | null) =>
    accessEstimate(oneQuestion, completeMethod({ ...open, sampling }), responses, population)
  const whole = 400 * (11 / 3 / 4)

  it.each([
    ['self-selected', 5, whole, false],
    ['self-selected', 4, whole, false],
    ['random', null, whole, false],
    ['random', 5, whole / 5, false],
    ['random', 4, 0, true],
    ['random', 3, whole, false],
    ['census', null, 0, true],
    ['census', 5, whole / 5, false],
    ['census', 4, 0, true],
    ['census', 3, whole, false],
  ] as const)('%s of %s', (sampling, population, variance, complete) => {
    const estimate = withSampling(sampling, population)!
    expect(estimate.variance).toBeCloseTo(variance, 10)
    expect(estimate.complete).toBe(complete)
  })
})

describe('the possible range', () => {
  it.each(questionMethods)('of %s', (questionMethod) => {
    for (const criterionMethod of criterionMethods) {
      const method = completeMethod({ ...open, questionMethod, criterionMethod })
      expect(accessEstimate(oneQuestion, method, responsesOf([1], [2]))?.range).toEqual([
        questionMethod === 'mean-score' ? 20 : 0,
        100,
      ])
    }
  })
})
