import { describe, expect, it } from 'vitest'
import { agencyEstimates, publishedInterval } from '../../scoring/agency-estimates.ts'
import { agencyFigures } from '../../scoring/agency-figures.ts'
import { criterionEstimate, overallEstimate } from '../../scoring/estimate.ts'
import { overallTerms } from '../../scoring/figure-terms.ts'
import { divide, fraction } from '../../scoring/fraction.ts'
import { completeMethod, questionMethods } from '../../scoring/method.ts'
import { sumOfSquares } from '../../scoring/sum-of-squares.ts'
import { countsOnly, tallyLayout } from '../../scoring/tally.ts'
import type { RawAnswers } from './support/arbitraries.ts'
import { aCriterion, aForm } from './support/forms.ts'
import { tallyOf } from './support/tally-of.ts'

const form = aForm({ criteria: [aCriterion('access', 2), aCriterion('staff', 1), aCriterion('idle', 1, 0)] })
const layout = tallyLayout(form)
const method = completeMethod({ minimumAnswers: 1, minimumCriterionResponses: 1, smallSample: 0 })

/** Twelve responses of many kinds; nobody answers the criterion that weighs nothing. */
const responses = Array.from(
  { length: 12 },
  (_, place): RawAnswers => ({
    'access-1': `grade-${1 + (place % 5)}`,
    'staff-1': `grade-${5 - (place % 3)}`,
    ...(place % 4 === 0 ? {} : { 'access-2': `grade-${1 + ((place * 3) % 5)}` }),
  }),
)
const tally = tallyOf(form, responses)

describe('the overall estimate', () => {
  it('is there where the overall percentage is, whatever a criterion that weighs nothing lacks', () => {
    const estimate = overallEstimate(form, method, layout, tally, null)
    expect(estimate).toMatchObject({ respondents: 12, range: [20, 100], complete: false })
    expect(estimate?.variance).toBeGreaterThan(0)
    expect(overallTerms(form, method, layout, tally).map(({ question }) => question)).toEqual([
      'access-1',
      'access-2',
      'staff-1',
    ])
  })

  it('leaves out of its terms what weighs nothing, also where it was answered', () => {
    const answered = responses.map((answers, place) => ({ ...answers, 'idle-1': `grade-${1 + (place % 2)}` }))
    const estimate = (all: readonly RawAnswers[]) =>
      overallEstimate(form, method, layout, tallyOf(form, all), null)
    expect(estimate(answered)).toEqual(estimate(responses))
    // Few who answered it must not take the interval away either.
    expect(overallTerms(form, method, layout, tallyOf(form, answered))).toEqual(
      overallTerms(form, method, layout, tally),
    )
  })

  it('is smaller by the share of the population that was asked, and without error where all of it was', () => {
    const random = completeMethod({ ...method, sampling: 'random' })
    const of = (population: number | null) => overallEstimate(form, random, layout, tally, population)!
    expect(of(16).variance).toBeCloseTo(of(null).variance / 4, 12)
    expect(of(17).variance).toBeCloseTo((of(null).variance * 5) / 17, 12)
    expect(of(11)).toEqual(of(null))
    expect(of(12)).toMatchObject({ variance: 0, complete: true })
    // A complete census needs no sums of pairs.
    expect(overallEstimate(form, random, layout, countsOnly(layout, tally), 12)).toEqual(of(12))
    expect(overallEstimate(form, random, layout, countsOnly(layout, tally), 16)).toBeNull()
  })

  it('of a criterion of one question needs no sums of pairs', () => {
    const staff = (sums: readonly number[]) => criterionEstimate(form, method, layout, sums, 'staff', null)
    expect(staff(countsOnly(layout, tally))).toMatchObject({ respondents: 12, complete: false })
    expect(staff(countsOnly(layout, tally))).toEqual(staff(tally))
  })

  it('stands beside every percentage that is published, and beside none that is not', () => {
    const figures = agencyFigures(form, method, layout, tally)
    const { overall, criteria } = agencyEstimates(form, method, layout, tally, figures, null)
    expect(overall).toEqual(overallEstimate(form, method, layout, tally, null))
    expect(Object.entries(criteria).map(([code, estimate]) => [code, estimate === null])).toEqual([
      ['access', false],
      ['staff', false],
      ['idle', true],
    ])
    const [lower, upper] = publishedInterval(overall, method)!
    expect(lower).toBeLessThan(figures.overall.percent!)
    expect(upper).toBeGreaterThan(figures.overall.percent!)
    const withheld = {
      overall: { ...figures.overall, percent: null },
      criteria: { access: { ...figures.criteria['access']!, percent: null } },
    }
    expect(agencyEstimates(form, method, layout, tally, withheld, null)).toEqual({
      overall: null,
      criteria: { access: null },
    })
    expect(publishedInterval(null, method)).toBeNull()
  })
})

describe('the sum of squares', () => {
  it.each(questionMethods)('by %s is exact however many responses there are', (questionMethod) => {
    const squares = (times: number) => {
      const many = tally.map((sum) => times * sum)
      const terms = overallTerms(form, { ...method, questionMethod }, layout, many)
      const { numerator, denominator } = sumOfSquares(questionMethod, layout, many, terms)
      return fraction(numerator, denominator)
    }
    expect(squares(1).numerator).toBeGreaterThan(0n)
    // Every part is a share of the answers: a million times the responses make a millionth of the sum.
    for (const times of [7, 100_003, 1_000_003, 300_000_007]) {
      expect(squares(times)).toEqual(divide(squares(1), fraction(times)))
    }
  })
})
