import { describe, expect, it } from 'vitest'
import { agencyEstimates } from '../../scoring/agency-estimates.ts'
import { agencyFigures } from '../../scoring/agency-figures.ts'
import { defaultMethod, type ScoringMethod } from '../../scoring/method.ts'
import { addResponse, emptyTally, tallyLayout } from '../../scoring/tally.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'

const [first, second] = fiveCriteriaProposedV1.criteria
const form: FormDefinition = {
  ...fiveCriteriaProposedV1,
  criteria: [
    { ...first!, questions: first!.questions.slice(0, 2) },
    { ...second!, questions: second!.questions.slice(0, 1) },
  ],
  outside: [],
}
const layout = tallyLayout(form)
const [signs = '', fees = '', welcome = ''] = layout.indexQuestions

/** Sixty people of whom so many answered both questions of the first criterion, the others one of them in turn. */
function estimates(both: number, choices: Partial<ScoringMethod> = {}, weights: readonly number[] = [1, 1]) {
  const method = { ...defaultMethod, ...choices }
  const weighted = {
    ...form,
    criteria: form.criteria.map((criterion, place) => ({ ...criterion, weight: weights[place]! })),
  }
  const tally = emptyTally(layout, 'pairs')
  const grades = form.scale.map(({ code }) => code)
  for (let person = 0; person < 60; person++) {
    const grade = grades[person % 5]!
    const one = person % 2 === 0 ? { [signs]: grade } : { [fees]: grade }
    addResponse(layout, tally, {
      ...(person < both ? { [signs]: grade, [fees]: grade } : one),
      [welcome]: grades[person % 3]!,
    })
  }
  const figures = agencyFigures(weighted, method, layout, tally)
  return agencyEstimates(weighted, method, layout, tally, figures, 60)
}

describe('the estimates of an agency', () => {
  it('come from no pair of questions that only one person, or fewer than smallSample, answered together', () => {
    for (const both of [1, 4]) {
      const { overall, criteria } = estimates(both)
      expect([overall, criteria[first!.code]]).toEqual([null, null])
      expect(criteria[second!.code]).not.toBeNull()
    }
  })

  it('come from pairs that nobody or enough people answered together', () => {
    for (const both of [0, 5, 60]) {
      const { overall, criteria } = estimates(both)
      expect([overall, ...Object.values(criteria)]).not.toContain(null)
    }
    expect(estimates(1, { smallSample: 1 }).overall).not.toBeNull()
  })

  it('of the whole need no pair of a criterion without weight', () => {
    const { overall, criteria } = estimates(1, {}, [0, 1])
    expect(criteria[first!.code]).toBeNull()
    expect(overall).not.toBeNull()
  })

  it('need no pairs at all where everybody was asked and has answered', () => {
    expect(estimates(1, { sampling: 'census' }).overall).toMatchObject({ complete: true, variance: 0 })
  })
})
