import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBulkTally } from '../../scoring/bulk-tally.ts'
import { sharedReceptions } from '../../scoring/method.ts'
import { countedElsewhere, receptionFor, splitAnswers } from '../../scoring/shared-reception.ts'
import { addAnswers, addResponse, emptyTally, responseCount, tallyLayout } from '../../scoring/tally.ts'
import { tallyFromJson, tallyToJson } from '../../scoring/tally-json.ts'
import { gradedQuestions } from '../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'

const layout = tallyLayout(fiveCriteriaProposedV1)
const anyAnswers = fc.dictionary(
  fc.constantFrom(...gradedQuestions(fiveCriteriaProposedV1).map(({ code }) => code)),
  fc.constantFrom(...fiveCriteriaProposedV1.scale.map(({ code }) => code)),
)

describe('whose index reception counts for', () => {
  const desk = { chosen: 'SCT', isShared: true, host: 'TTHCC' }

  it.each(sharedReceptions)('is the own one at the own place, under %s', (rule) => {
    expect(receptionFor(rule, { chosen: 'SCT', isShared: false, host: null })).toBeUndefined()
    expect(receptionFor(rule, { chosen: 'SCT', isShared: true, host: 'SCT' })).toBeUndefined()
  })

  it('follows the rule where the place is another agency’s', () => {
    expect(receptionFor('chosen-agency', desk)).toBeUndefined()
    expect(receptionFor(undefined, desk)).toBeUndefined()
    expect(receptionFor('host-agency', desk)).toBe('TTHCC')
    expect(receptionFor('host-agency', { ...desk, isShared: false })).toBe('TTHCC')
    expect(receptionFor('nobody', desk)).toBeNull()
  })

  it('is nobody’s where it would be the host’s and none is registered', () => {
    expect(receptionFor('host-agency', { ...desk, host: null })).toBeNull()
  })
})

describe('answers counted for two agencies', () => {
  it('are every answer once, whatever the answers', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { reception, others } = splitAnswers(layout, answers)
        expect({ ...reception, ...others }).toEqual(answers)
        expect(Object.keys(reception).every((code) => code.startsWith('reception-'))).toBe(true)
        expect(Object.keys(others).some((code) => code.startsWith('reception-'))).toBe(false)
      }),
    )
  })

  it('make the same tally one by one and in bulk, and are no responses of the host', () => {
    fc.assert(
      fc.property(fc.array(anyAnswers, { maxLength: 12 }), (responses) => {
        const sums = emptyTally(layout, 'pairs')
        const bulk = createBulkTally(layout, 'pairs')
        for (const answers of responses) {
          addAnswers(layout, sums, answers)
          bulk.addAnswers(answers)
        }
        expect(bulk.tally()).toEqual(sums)
        expect(responseCount(sums)).toBe(0)
      }),
    )
  })

  it('are sums that a file may hold only where the method says so', () => {
    const sums = emptyTally(layout, 'pairs')
    addResponse(layout, sums, { 'access-information': 'satisfied', 'access-fees': 'neutral' })
    const ofReception = Object.fromEntries(
      layout.criteria.find(({ code }) => code === 'reception')!.questions.map((code) => [code, 'satisfied']),
    )
    for (let visitor = 0; visitor < 4; visitor++) addAnswers(layout, sums, ofReception)
    const json = JSON.parse(JSON.stringify(tallyToJson(layout, sums)))
    expect(tallyFromJson(layout, json).ok).toBe(false)
    expect(tallyFromJson(layout, json, countedElsewhere({ sharedReception: 'nobody' })).ok).toBe(false)
    const read = tallyFromJson(layout, json, countedElsewhere({ sharedReception: 'host-agency' }))
    expect(read).toEqual({ ok: true, tally: sums })
    // The other criteria keep their bounds.
    json.questions['access-information'].grades.satisfied = 9
    expect(tallyFromJson(layout, json, 'reception').ok).toBe(false)
  })
})
