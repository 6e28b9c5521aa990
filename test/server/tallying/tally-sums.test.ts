import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tallyLayout } from '../../../scoring/tally.ts'
import { batchIncrements } from '../../../server/tallying/batch-increments.ts'
import { createTallySums } from '../../../server/tallying/tally-sums.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { expectedTallies } from '../../support/expected-tallies.ts'
import { storedResponse } from '../../support/stored-response.ts'
import { twoQuestionForm } from '../../support/two-question-form.ts'

const layout = tallyLayout(twoQuestionForm)
const grade = fc.constantFrom('bad', 'good', 'none')
const responses = fc.array(
  fc
    .record({
      _id: fc.uuid(),
      agency: fc.constantFrom('a', 'b'),
      unit: fc.constantFrom('u', 'v', null),
      point: fc.constantFrom('p', 'q'),
      channel: fc.constantFrom('qr', 'paper'),
      week: fc.constantFrom('2025-W23', '2025-W24', '2026-W01'),
      status: fc.constantFrom('counted', 'held'),
      answers: fc.record({ signs: grade, courtesy: grade, again: grade }, { requiredKeys: [] }),
    })
    .map(storedResponse),
  { maxLength: 40 },
)

const sumsOf = (tallies: ReturnType<typeof batchIncrements>) =>
  new Map([...tallies].map(([id, { sums }]) => [id, sums]))

describe('adding up by tally', () => {
  it('comes to the same as adding each response to each of its tallies', () => {
    fc.assert(
      fc.property(responses, (responses) => {
        const builder = createTallySums('2025', () => layout)
        for (const response of responses) builder.add(response, response.status, 1)
        const expected = expectedTallies('2025', layout, responses, ({ status }) => status)
        expect(sumsOf(builder.all())).toEqual(expected)
      }),
    )
  })

  it('comes to the same for more groups than are held at once', () => {
    const many = Array.from({ length: 5000 }, (_, n) =>
      storedResponse({ _id: `r${n}`, agency: `a${n % 2}`, point: `p${n % 2500}` }),
    )
    const builder = createTallySums('2025', () => layout)
    for (const response of many) builder.add(response, 'counted', 1)
    expect(sumsOf(builder.all())).toEqual(expectedTallies('2025', layout, many, () => 'counted'))
  })

  it('takes away exactly what it added', () => {
    fc.assert(
      fc.property(responses, (responses) => {
        const builder = createTallySums('2025', () => layout)
        for (const sign of [1, -1] as const) {
          for (const response of responses) builder.add(response, response.status, sign)
        }
        for (const { sums } of builder.all().values()) expect(sums.every((sum) => sum === 0)).toBe(true)
      }),
    )
  })

  it('refuses two forms in one tally', () => {
    const other = tallyLayout(fiveCriteriaProposedV1)
    const builder = createTallySums('2025', (form) => (form === layout.form ? layout : other))
    builder.add(storedResponse({ _id: 'r1' }), 'counted', 1)
    expect(() => {
      builder.add(storedResponse({ _id: 'r2', form: other.form, answers: {} }), 'counted', 1)
      builder.all()
    }).toThrow(/is of form two-questions.v1; a response came with five-criteria-proposed.v1/)
  })
})

describe('the increments of a batch', () => {
  const response = storedResponse({ _id: 'r1', unit: null })

  it('take a response out of one status and into another', () => {
    const move = { id: 'r1', revision: 2, from: 'held', to: 'counted' } as const
    const increments = batchIncrements('2025', [move], [response], () => layout)
    expect(increments.get('2025|so-noi-vu|counted|agency|so-noi-vu')?.sums[0]).toBe(1)
    expect(increments.get('2025|so-noi-vu|held|agency|so-noi-vu')?.sums[0]).toBe(-1)
  })

  it('are none where the status is what was tallied before', () => {
    const move = { id: 'r1', revision: 3, from: 'held', to: 'held' } as const
    expect(batchIncrements('2025', [move], [response], () => layout).size).toBe(0)
  })

  it('cannot be worked out without the response', () => {
    const move = { id: 'r2', revision: 1, from: null, to: 'counted' } as const
    expect(() => batchIncrements('2025', [move], [response], () => layout)).toThrow(/r2/)
  })
})
