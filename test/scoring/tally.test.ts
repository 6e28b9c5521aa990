import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBulkTally } from '../../scoring/bulk-tally.ts'
import {
  addResponse,
  answerCount,
  blankPlace,
  countsOnly,
  criterionRespondents,
  emptyTally,
  gradeCounts,
  gradePlaces,
  mergeTallies,
  noOpinionCount,
  pairSums,
  responseCount,
  subtractTally,
  type Tally,
  type TallyExtent,
  tallyExtent,
  tallyLayout,
  tallyOfSums,
} from '../../scoring/tally.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { anyResponses, type RawAnswers } from './support/arbitraries.ts'
import { deepFreeze } from './support/deep-freeze.ts'
import { aForm } from './support/forms.ts'

const extents: readonly TallyExtent[] = ['counts', 'pairs']

function tallyOf(
  form: FormDefinition,
  responses: readonly RawAnswers[],
  extent: TallyExtent = 'pairs',
): Tally {
  const layout = tallyLayout(form)
  const sums = emptyTally(layout, extent)
  for (const answers of responses) addResponse(layout, sums, answers)
  return sums
}

describe('the layout of a tally', () => {
  it('holds 132 counts and 1,330 pair sums for the five-criteria form', () => {
    const layout = tallyLayout(fiveCriteriaProposedV1)
    expect(layout.length).toEqual({ counts: 1 + 21 * 6 + 5, pairs: 1 + 21 * 6 + 5 + 1330 })
  })

  it('counts grades, no opinion, respondents of a criterion, and blanks nowhere', () => {
    const form = aForm()
    const layout = tallyLayout(form)
    const tally = tallyOf(form, [
      { 'access-1': 'grade-5', 'access-2': 'no-opinion', altogether: 'grade-1' },
      { 'access-2': 'grade-4', 'staff-1': 'grade-4' },
      {},
    ])
    expect(responseCount(tally)).toBe(3)
    expect(gradeCounts(layout, tally, 'access-1')).toEqual([0, 0, 0, 0, 1])
    expect(gradeCounts(layout, tally, 'access-2')).toEqual([0, 0, 0, 1, 0])
    expect(noOpinionCount(layout, tally, 'access-2')).toBe(1)
    expect(gradeCounts(layout, tally, 'altogether')).toEqual([1, 0, 0, 0, 0])
    expect(answerCount(layout, tally, 'staff-1')).toBe(1)
    expect(criterionRespondents(layout, tally, 'access')).toBe(2)
    expect(criterionRespondents(layout, tally, 'staff')).toBe(1)
  })

  it('refuses codes that the form does not have', () => {
    const layout = tallyLayout(aForm())
    const tally = emptyTally(layout, 'counts')
    expect(() => gradeCounts(layout, tally, 'nothing')).toThrow("no graded question 'nothing'")
    expect(() => criterionRespondents(layout, tally, 'nothing')).toThrow("no criterion 'nothing'")
    expect(() => pairSums(layout, tally, 'access-1', 'altogether')).toThrow('no index question')
    expect(() => pairSums(layout, tally, 'access-1', 'access-2')).toThrow('no pair sums')
    expect(() => addResponse(layout, [1, 2, 3], {})).toThrow('3 numbers')
    expect(() => mergeTallies(tally, emptyTally(layout, 'pairs'))).toThrow('cannot be put together')
  })

  it('is laid out from every question and criterion of the form, or not at all', () => {
    const layout = tallyLayout(aForm())
    const question = { grades: [0, 0, 0, 0, 0], noOpinion: 0 }
    const questions = {
      'access-1': question,
      'access-2': question,
      'staff-1': question,
      altogether: question,
    }
    const sums = { responses: 0, questions, criteria: { access: 0, staff: 0 }, pairs: null }
    expect(tallyOfSums(layout, sums)).toEqual(emptyTally(layout, 'counts'))
    const { altogether: _, ...three } = questions
    expect(() => tallyOfSums(layout, { ...sums, questions: three })).toThrow(
      "no sums of question 'altogether'",
    )
    expect(() => tallyOfSums(layout, { ...sums, criteria: { access: 0 } })).toThrow(
      "no sums of criterion 'staff'",
    )
  })

  it('tells its extent by its length', () => {
    const layout = tallyLayout(aForm())
    for (const extent of extents) expect(tallyExtent(layout, emptyTally(layout, extent))).toBe(extent)
    expect(() => pairSums(layout, emptyTally(layout, 'pairs'), 'access-1', 'nothing')).toThrow(
      "no index question 'nothing'",
    )
  })

  it('has one place for every question, whether or not the form has a no-opinion answer', () => {
    const { noOpinion: _, ...without } = aForm()
    const layout = tallyLayout(without)
    expect(layout.noOpinion).toBeNull()
    expect(layout.length).toEqual(tallyLayout(aForm()).length)
    expect(gradePlaces(layout, { 'access-2': 'grade-2' })).toEqual([blankPlace, 1, blankPlace, blankPlace])
    expect(() => gradePlaces(layout, { 'access-1': 'no-opinion' })).toThrow("'no-opinion'")
  })

  it.each(extents)('leaves the sums of extent %s as they were when an answer is no grade', (extent) => {
    const layout = tallyLayout(aForm())
    const sums = emptyTally(layout, extent)
    expect(() => addResponse(layout, sums, { 'access-1': 'grade-5', 'staff-1': 'excellent' })).toThrow(
      "'excellent'",
    )
    expect(sums).toEqual(emptyTally(layout, extent))
  })
})

describe('adding responses up', () => {
  it('gives the same sums whatever the order, however split and merged', () => {
    fc.assert(
      fc.property(
        anyResponses.chain(({ form, responses }) =>
          fc.record({
            form: fc.constant(form),
            responses: fc.constant(responses),
            shuffled: fc.shuffledSubarray(responses, { minLength: responses.length }),
            cut: fc.nat(responses.length),
          }),
        ),
        ({ form, responses, shuffled, cut }) => {
          for (const extent of extents) {
            const whole = tallyOf(form, responses, extent)
            expect(tallyOf(form, shuffled, extent)).toEqual(whole)
            const [front, back] = [shuffled.slice(0, cut), shuffled.slice(cut)].map((part) =>
              deepFreeze(tallyOf(form, part, extent)),
            )
            expect(mergeTallies(front!, back!)).toEqual(whole)
            expect(mergeTallies(back!, front!)).toEqual(whole)
            expect(subtractTally(whole, back!)).toEqual(front)
          }
        },
      ),
    )
  })

  it('takes a response away as if it had never been added', () => {
    fc.assert(
      fc.property(anyResponses, ({ form, responses }) => {
        const layout = tallyLayout(form)
        for (const extent of extents) {
          const sums = [...tallyOf(form, responses, extent)]
          for (const answers of responses) addResponse(layout, sums, answers, -1)
          expect(sums.every((sum) => sum === 0)).toBe(true)
        }
      }),
    )
  })

  it('counts are the beginning of counts with pairs', () => {
    fc.assert(
      fc.property(anyResponses, ({ form, responses }) => {
        const counts = tallyOf(form, responses, 'counts')
        expect(countsOnly(tallyLayout(form), tallyOf(form, responses, 'pairs'))).toEqual(counts)
      }),
    )
  })

  it('comes to the same in bulk', () => {
    fc.assert(
      fc.property(anyResponses, ({ form, responses }) => {
        for (const extent of extents) {
          const bulk = createBulkTally(tallyLayout(form), extent)
          for (const answers of responses) bulk.add(answers)
          expect(bulk.tally()).toEqual(tallyOf(form, responses, extent))
          expect(bulk.responses).toBe(responses.length)
        }
      }),
    )
  })

  it('keeps for each pair of questions what a sum over the respondents gives', () => {
    fc.assert(
      fc.property(anyResponses, ({ form, responses }) => {
        const layout = tallyLayout(form)
        const tally = tallyOf(form, responses)
        for (const first of layout.indexQuestions) {
          for (const second of layout.indexQuestions) {
            expect(pairSums(layout, tally, first, second)).toEqual(
              sumOverRespondents(form, responses, first, second),
            )
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('does not touch the answers', () => {
    const answers = deepFreeze({ 'access-1': 'grade-5' })
    const layout = deepFreeze(tallyLayout(aForm()))
    expect(() => addResponse(layout, emptyTally(layout, 'pairs'), answers)).not.toThrow()
  })
})

/** AA, YA, YY by their definition. */
function sumOverRespondents(
  form: FormDefinition,
  responses: readonly RawAnswers[],
  first: string,
  second: string,
) {
  const gradeOf = (answers: RawAnswers, question: string) =>
    form.scale.find(({ code }) => code === answers[question])
  const sum = (worth: (a: FormDefinition['scale'][number], b: FormDefinition['scale'][number]) => number) =>
    responses.reduce((total, answers) => {
      const [a, b] = [gradeOf(answers, first), gradeOf(answers, second)]
      return a && b ? total + worth(a, b) : total
    }, 0)
  return {
    both: sum(() => 1),
    pointsOfFirst: sum((a) => a.points),
    pointsOfSecond: sum((_, b) => b.points),
    pointsProduct: sum((a, b) => a.points * b.points),
    satisfiedWithFirst: sum((a) => Number(a.satisfied)),
    satisfiedWithSecond: sum((_, b) => Number(b.satisfied)),
    satisfiedWithBoth: sum((a, b) => Number(a.satisfied && b.satisfied)),
  }
}
