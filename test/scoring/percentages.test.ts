import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agencyFigures } from '../../scoring/agency-figures.ts'
import { criterionPercent } from '../../scoring/criterion-percent.ts'
import { decimalFraction, type Fraction, fraction } from '../../scoring/fraction.ts'
import { completeMethod, criterionMethods, defaultMethod } from '../../scoring/method.ts'
import { overallPercent } from '../../scoring/overall-percent.ts'
import { questionPercent } from '../../scoring/question-percent.ts'
import { roundHalfUp } from '../../scoring/round-half-up.ts'
import { addResponse, emptyTally, tallyLayout } from '../../scoring/tally.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { anyMethod, anyResponses, type RawAnswers } from './support/arbitraries.ts'
import { deepFreeze } from './support/deep-freeze.ts'
import { aForm, aScale } from './support/forms.ts'
import { soCongThuong2024 } from './support/published-figures.ts'
import { secondComputation } from './support/second-computation.ts'

function tallyOf(form: FormDefinition, responses: readonly RawAnswers[]) {
  const layout = tallyLayout(form)
  const sums = emptyTally(layout, 'pairs')
  for (const answers of responses) addResponse(layout, sums, answers)
  return deepFreeze(sums)
}

describe('the percentage of a question', () => {
  const scale = deepFreeze(aScale([1, 2, 3, 4, 5], 4))
  // 1 + 2 + 3 × 4 + 4 × 5 = 35 points over 9 answers; 7 of them satisfied.
  const counts = deepFreeze([1, 1, 0, 3, 4])

  it.each([
    ['mean-score', fraction(100 * 35, 5 * 9)],
    ['satisfied-share', fraction(700, 9)],
    ['rescaled-mean', fraction(100 * (35 - 9), 4 * 9)],
  ] as const)('by %s', (questionMethod, expected) => {
    expect(questionPercent(questionMethod, scale, counts)).toEqual(expected)
  })

  it('of no answers is null, never 0', () => {
    expect(questionPercent('mean-score', scale, [0, 0, 0, 0, 0])).toBeNull()
  })

  it('of the lowest grades only is 20 by mean score and 0 otherwise', () => {
    expect(questionPercent('mean-score', scale, [6, 0, 0, 0, 0])).toEqual(fraction(20))
    expect(questionPercent('rescaled-mean', scale, [6, 0, 0, 0, 0])).toEqual(fraction(0))
    expect(questionPercent('satisfied-share', scale, [6, 0, 0, 0, 0])).toEqual(fraction(0))
  })

  it('is null where the scale leaves nothing to measure by', () => {
    expect(questionPercent('rescaled-mean', aScale([3]), [7])).toBeNull()
    expect(questionPercent('mean-score', aScale([0]), [7])).toBeNull()
    expect(questionPercent('mean-score', aScale([3]), [7])).toEqual(fraction(100))
  })

  it('does not depend on the order of the scale', () => {
    const upsideDown = aScale([5, 4, 3, 2, 1], 4)
    expect(questionPercent('rescaled-mean', upsideDown, [...counts].reverse())).toEqual(
      questionPercent('rescaled-mean', scale, counts),
    )
  })
})

describe('the percentage of a criterion', () => {
  const form = aForm()
  const layout = tallyLayout(form)
  // Ten fives on the first question, and on the second four ones.
  const responses = Array.from(
    { length: 10 },
    (_, place): RawAnswers => ({
      'access-1': 'grade-5',
      ...(place < 4 ? { 'access-2': 'grade-1' } : {}),
    }),
  )
  const tally = tallyOf(form, responses)

  it('leaves a question with too few answers out and says so', () => {
    expect(criterionPercent(defaultMethod, layout, tally, 'access')).toEqual({
      percent: fraction(100),
      respondents: 10,
      questionsCounted: [1, 2],
    })
  })

  it('is the plain mean of its questions, or the formula over all their answers', () => {
    const all = completeMethod({ minimumAnswers: 4, smallSample: 4 })
    expect(criterionPercent(all, layout, tally, 'access').percent).toEqual(fraction(60))
    const pooled = completeMethod({ ...all, criterionMethod: 'pooled' })
    expect(criterionPercent(pooled, layout, tally, 'access').percent).toEqual(fraction(100 * 54, 5 * 14))
  })

  it('leaves out a question that is withheld, from which its percentage would follow by subtraction', () => {
    const low = completeMethod({ minimumAnswers: 1, minimumCriterionResponses: 1 })
    for (const criterionMethod of criterionMethods) {
      expect(criterionPercent({ ...low, criterionMethod }, layout, tally, 'access')).toEqual({
        percent: fraction(100),
        respondents: 10,
        questionsCounted: [1, 2],
      })
    }
  })

  it('is null below the least number of respondents, or with no counted question', () => {
    const eleven = completeMethod({ minimumCriterionResponses: 11 })
    expect(criterionPercent(eleven, layout, tally, 'access').percent).toBeNull()
    const none = completeMethod({ minimumAnswers: 0, minimumCriterionResponses: 0 })
    expect(criterionPercent(none, layout, tally, 'staff')).toEqual({
      percent: null,
      respondents: 0,
      questionsCounted: [0, 1],
    })
  })
})

describe('the overall percentage', () => {
  it('of the published criteria of Sở Công Thương is the published 88.40', () => {
    const criteria = Object.values(soCongThuong2024.criteria)
    const overall = overallPercent(
      criteria.map((percent) => ({ weight: 1, percent: decimalFraction(percent) })),
    )
    expect(overall).toEqual(fraction(88_404, 1000))
    expect(roundHalfUp(overall!, 2)).toBe('88.40')
    expect(Number(roundHalfUp(overall!, 2))).toBe(soCongThuong2024.overall)
  })

  it('reads weights as the decimals they are written as', () => {
    const criteria = [0.1, 0.2, 0.7].map((weight, place) => ({ weight, percent: fraction(place) }))
    expect(overallPercent(criteria)).toEqual(fraction(16, 10))
  })

  it('is null if a criterion of positive weight is, and only then', () => {
    const one = { weight: 1, percent: fraction(50) }
    expect(overallPercent([one, { weight: 0.5, percent: null }])).toBeNull()
    expect(overallPercent([one, { weight: 0, percent: null }])).toEqual(fraction(50))
    expect(overallPercent([])).toBeNull()
  })
})

describe('every published percentage', () => {
  it('agrees with a second computation from the responses themselves', () => {
    fc.assert(
      fc.property(anyResponses, anyMethod, ({ form, responses }, method) => {
        deepFreeze(form)
        const figures = agencyFigures(form, deepFreeze(method), tallyLayout(form), tallyOf(form, responses))
        expect({
          overall: figures.overall.percent,
          criteria: mapped(figures.criteria, ({ percent }) => percent),
          questions: mapped(figures.questions, ({ percent }) => percent),
        }).toEqual(secondComputation(form, method, responses))
      }),
      { numRuns: 600 },
    )
  })

  it('would be the same whatever the answers to a withheld question: it follows from nothing', () => {
    fc.assert(
      fc.property(anyResponses, anyMethod, fc.nat(), ({ form, responses }, method, shift) => {
        const layout = tallyLayout(form)
        const figures = agencyFigures(form, method, layout, tallyOf(form, responses))
        const { questions: withheld } = figures.withheld
        // Another grade for every grade given to a withheld question, and everything else as it was.
        const places = new Map(form.scale.map(({ code }, place) => [code, place]))
        const otherwise = responses.map((answers) =>
          mappedAnswers(answers, (question, answer) => {
            const place = places.get(answer)
            if (place === undefined || !withheld.has(question)) return answer
            return form.scale[(place + 1 + shift) % form.scale.length]!.code
          }),
        )
        expect(agencyFigures(form, method, layout, tallyOf(form, otherwise))).toEqual(figures)
      }),
      { numRuns: 600 },
    )
  })

  it('is the same from a tally without pair sums', () => {
    fc.assert(
      fc.property(anyResponses, anyMethod, ({ form, responses }, method) => {
        const layout = tallyLayout(form)
        const tally = tallyOf(form, responses)
        const counts = tally.slice(0, layout.length.counts)
        expect(agencyFigures(form, method, layout, counts)).toEqual(
          agencyFigures(form, method, layout, tally),
        )
      }),
    )
  })

  it('never falls when an answer is replaced by a better one', () => {
    fc.assert(
      fc.property(anyResponses, anyMethod, fc.nat(), ({ form, responses }, method, pick) => {
        fc.pre(responses.length > 0)
        const place = pick % responses.length
        const best = form.scale.reduce((a, b) => (b.points > a.points ? b : a)).code
        const question = Object.keys(responses[place]!).find(
          (code) => responses[place]![code] !== 'no-opinion',
        )
        fc.pre(question !== undefined)
        const better = responses.with(place, { ...responses[place], [question]: best })
        const layout = tallyLayout(form)
        const before = agencyFigures(form, method, layout, tallyOf(form, responses)).overall.percent
        const after = agencyFigures(form, method, layout, tallyOf(form, better)).overall.percent
        expect(after === null).toBe(before === null)
        expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 0)
      }),
    )
  })

  it('is a whole number of the last place', () => {
    const third: Fraction = fraction(200, 3)
    expect(Number(roundHalfUp(third, 2))).toBe(66.67)
  })
})

function mapped<A, B>(record: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([code, value]) => [code, to(value)]))
}

function mappedAnswers(answers: RawAnswers, to: (question: string, answer: string) => string): RawAnswers {
  return Object.fromEntries(
    Object.entries(answers).map(([question, answer]) => [question, to(question, answer)]),
  )
}
