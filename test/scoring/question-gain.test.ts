import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedQuestions, criterionPercent } from '../../scoring/criterion-percent.ts'
import { add, decimalFraction, divide, type Fraction, fraction, multiply } from '../../scoring/fraction.ts'
import { completeMethod } from '../../scoring/method.ts'
import { overallPercent } from '../../scoring/overall-percent.ts'
import { questionGain } from '../../scoring/question-gain.ts'
import { questionPercent } from '../../scoring/question-percent.ts'
import { addResponse, answerCount, emptyTally, gradeCounts, tallyLayout } from '../../scoring/tally.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { indexQuestions } from '../../survey-forms/form-definition.ts'
import { anyMethod, anyResponses, type RawAnswers } from './support/arbitraries.ts'
import { aCriterion, aForm } from './support/forms.ts'

function tallyOf(form: FormDefinition, responses: readonly RawAnswers[]) {
  const sums = emptyTally(tallyLayout(form), 'counts')
  for (const answers of responses) addResponse(tallyLayout(form), sums, answers)
  return sums
}

const low = completeMethod({ minimumAnswers: 1, minimumCriterionResponses: 1, smallSample: 0 })

describe('what a question promises', () => {
  const form = aForm({ criteria: [aCriterion('access', 2, 3), aCriterion('staff', 1, 1)] })
  const layout = tallyLayout(form)
  // access-1: 100 %, access-2: 60 %, staff-1: 80 %.
  const sums = tallyOf(form, [{ 'access-1': 'grade-5', 'access-2': 'grade-3', 'staff-1': 'grade-4' }])

  it('is its share of the overall times what it lacks', () => {
    const gain = (question: string) => questionGain(form, low, layout, sums, question, 90)
    expect(gain('access-2')).toEqual(fraction(3 * 30, 4 * 2))
    expect(gain('staff-1')).toEqual(fraction(10, 4))
    expect(gain('access-1')).toEqual(fraction(0))
  })

  it('is unknown outside the index and with too few answers', () => {
    expect(questionGain(form, low, layout, sums, 'altogether', 90)).toBeNull()
    expect(questionGain(form, { ...low, minimumAnswers: 2 }, layout, sums, 'staff-1', 90)).toBeNull()
  })

  it('is what the overall gains when the question alone reaches the target', () => {
    let gains = 0
    fc.assert(
      fc.property(
        anyResponses,
        anyMethod,
        fc.integer({ min: 0, max: 100 }),
        ({ form, responses }, method, target) => {
          const layout = tallyLayout(form)
          const sums = tallyOf(form, responses)
          const before = overall(form, method, sums)
          for (const { code } of indexQuestions(form)) {
            const gain = questionGain(form, method, layout, sums, code, target)
            const after = overall(form, method, sums, { code, target })
            if (gain === null || before === null || after === null) continue
            expect(add(before, gain)).toEqual(after)
            gains++
          }
        },
      ),
      { numRuns: 400 },
    )
    expect(gains).toBeGreaterThan(100)
  })

  /** The overall once more, with the percentage of one question lifted to the target before anything is averaged. */
  function overall(
    form: FormDefinition,
    method: Parameters<typeof criterionPercent>[0],
    sums: readonly number[],
    lifted?: { code: string; target: number },
  ): Fraction | null {
    const layout = tallyLayout(form)
    return overallPercent(
      form.criteria.map(({ code, weight }) => {
        if (criterionPercent(method, layout, sums, code).percent === null) return { weight, percent: null }
        const parts = countedQuestions(method, layout, sums, code).map((question) => {
          const percent = questionPercent(
            method.questionMethod,
            layout.grades,
            gradeCounts(layout, sums, question),
          )!
          const target = decimalFraction(lifted?.target ?? 0)
          const isBelow = percent.numerator * target.denominator < target.numerator * percent.denominator
          return {
            percent: question === lifted?.code && isBelow ? target : percent,
            share: fraction(method.criterionMethod === 'pooled' ? answerCount(layout, sums, question) : 1),
          }
        })
        const total = parts.map(({ share }) => share).reduce(add)
        const sum = parts.map(({ percent, share }) => multiply(percent, share)).reduce(add)
        return { weight, percent: divide(sum, total) }
      }),
    )
  }
})
