import { describe, expect, it } from 'vitest'
import { createBulkTally } from '../../scoring/bulk-tally.ts'
import { criterionPercent } from '../../scoring/criterion-percent.ts'
import { criterionEstimate, type Estimate, overallEstimate } from '../../scoring/estimate.ts'
import { nearestNumber } from '../../scoring/fraction.ts'
import { completeMethod, criterionMethods, questionMethods } from '../../scoring/method.ts'
import { overallPercent } from '../../scoring/overall-percent.ts'
import { answerCount, subtractTally, type Tally, tallyLayout } from '../../scoring/tally.ts'
import { seededRandom } from '../../server/commands/demo/seeded-random.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { aPopulation, drawPerson } from './simulation/population.ts'

const form: FormDefinition = {
  ...fiveCriteriaProposedV1,
  criteria: fiveCriteriaProposedV1.criteria.map((criterion, place) => ({
    ...criterion,
    weight: [0.5, 1, 2, 1.5, 0][place]!,
  })),
}
const layout = tallyLayout(form)

/** 300 responses with blanks of the discontented, and a criterion that half pass over: the tally of each. */
function drawResponses(): readonly Tally[] {
  const population = aPopulation(form, [0.05, 0.1, 0.2, 0.35, 0.3], {
    blank: [0.4, 0.3, 0.2, 0.1, 0.1],
    skip: form.criteria.map((_, place) => () => (place === 2 ? 0.5 : 0)),
  })
  const random = seededRandom('jackknife')
  return Array.from({ length: 300 }, () => {
    const places = new Int8Array(layout.questions.length).fill(-1)
    drawPerson(population, form, random, places)
    const one = createBulkTally(layout, 'pairs')
    one.addPlaces(places)
    return one.tally()
  })
}

const responses = drawResponses()
const all = responses.reduce((sum, one) => sum.map((value, at) => value + one[at]!))
const fewestAnswers = Math.min(...layout.indexQuestions.map((code) => answerCount(layout, all, code)))

describe.each(questionMethods)('the variance by %s', { timeout: 120_000 }, (questionMethod) => {
  it.each(criterionMethods)('and %s is, nearly, that of the jackknife', (criterionMethod) => {
    const method = completeMethod({ questionMethod, criterionMethod })
    const criterionOf = (tally: Tally, code: string) => criterionPercent(method, layout, tally, code).percent
    const figures: [Estimate | null, (tally: Tally) => number][] = [
      [
        overallEstimate(form, method, layout, all, null),
        (tally) =>
          asNumber(
            overallPercent(
              form.criteria.map(({ code, weight }) => ({ weight, percent: criterionOf(tally, code) })),
            ),
          ),
      ],
      ...['reception', 'staff'].map((code): [Estimate | null, (tally: Tally) => number] => [
        criterionEstimate(form, method, layout, all, code, null),
        (tally) => asNumber(criterionOf(tally, code)),
      ]),
    ]
    const without = responses.map((one) => subtractTally(all, one))
    for (const [estimate, percentOf] of figures) {
      const percents = without.map(percentOf)
      const n = percents.length
      const mean = percents.reduce((sum, percent) => sum + percent, 0) / n
      const jackknife = ((n - 1) / n) * percents.reduce((sum, percent) => sum + (percent - mean) ** 2, 0)
      // Without one answer n_q is n_q − 1, which makes each part n_q/(n_q − 1) times as large and its square 2/n_q
      // more; the curvature of the ratio is of the same order.
      expect(Math.abs(estimate!.variance / jackknife - 1)).toBeLessThan(3 / fewestAnswers)
    }
  })
})

function asNumber(percent: { numerator: bigint; denominator: bigint } | null): number {
  return nearestNumber(percent!.numerator, percent!.denominator)
}
