import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agencyFigures } from '../../scoring/agency-figures.ts'
import { criterionEstimate, overallEstimate } from '../../scoring/estimate.ts'
import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import type { AgencyInput, BlockInput } from '../../scoring/index-input.ts'
import { intervalOf } from '../../scoring/interval.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import { addResponse, emptyTally, mergeTallies, tallyLayout } from '../../scoring/tally.ts'
import type { FormDefinition, Grade } from '../../survey-forms/form-definition.ts'
import { anyAnswers, anyForm, anyMethod, anyResponses, type RawAnswers } from './support/arbitraries.ts'
import { tallyOf } from './support/tally-of.ts'

/** Figures of one agency, by name: every percentage that is published. */
function percentages(form: FormDefinition, method: ScoringMethod, responses: readonly RawAnswers[]) {
  const layout = tallyLayout(form)
  const sums = emptyTally(layout, 'counts')
  for (const answers of responses) addResponse(layout, sums, answers)
  const { overall, criteria, questions } = agencyFigures(form, method, layout, sums)
  return {
    overall: { percent: overall.percent, counted: overall.questionsCounted },
    criteria: Object.entries(criteria).map(([code, { percent, questionsCounted }]) => ({
      code,
      percent,
      counted: questionsCounted,
    })),
    questions: new Map(Object.entries(questions).map(([code, { percent }]) => [code, percent])),
  }
}

/** That nothing falls from one set of figures to the other, but for what a threshold shows or hides. */
function nothingFalls(before: ReturnType<typeof percentages>, after: ReturnType<typeof percentages>): void {
  const pairs = [
    [before.overall, after.overall] as const,
    ...before.criteria.map((criterion, place) => [criterion, after.criteria[place]!] as const),
  ]
  for (const [one, other] of pairs) {
    const isCrossed =
      one.counted[0] !== other.counted[0] || (one.percent === null) !== (other.percent === null)
    if (!isCrossed) expect(other.percent ?? 0).toBeGreaterThanOrEqual(one.percent ?? 0)
  }
  for (const [code, percent] of before.questions) {
    const now = after.questions.get(code)!
    if (percent !== null && now !== null) expect(now).toBeGreaterThanOrEqual(percent)
  }
}

/** One answer, or a blank, in a set of responses. */
const anyPlace = anyResponses
  .filter(({ responses }) => responses.length > 0)
  .chain(({ form, responses }) =>
    fc
      .record({
        place: fc.nat(responses.length - 1),
        question: fc.constantFrom(...tallyLayout(form).questions),
        isGraded: fc.boolean(),
      })
      .map(({ place, question, isGraded }) => {
        // The next answer with a grade, or without one, if there is any.
        const places = [...responses.keys()].map((step) => (place + step) % responses.length)
        const at = places.find((one) => (gradeOf(form, responses[one]![question]) !== undefined) === isGraded)
        return { form, responses, place: at ?? place, question }
      }),
  )

function gradeOf({ scale }: FormDefinition, answer: string | undefined): Grade | undefined {
  return scale.find(({ code }) => code === answer)
}

describe('a better answer', () => {
  it('in place of a worse one lowers no figure, and changes none that the question is not part of', () => {
    let replaced = 0
    fc.assert(
      fc.property(anyPlace, anyMethod, ({ form, responses, place, question }, method) => {
        const given = gradeOf(form, responses[place]![question])
        if (given === undefined) return
        const before = percentages(form, method, responses)
        for (const grade of form.scale.filter(({ points }) => points > given.points)) {
          replaced++
          const better = responses.with(place, { ...responses[place], [question]: grade.code })
          const after = percentages(form, method, better)
          nothingFalls(before, after)
          // Nobody more or fewer answered: no threshold is crossed.
          expect(after.overall.percent === null).toBe(before.overall.percent === null)
          for (const [place, criterion] of form.criteria.entries()) {
            if (criterion.questions.some(({ code }) => code === question)) continue
            expect(after.criteria[place]).toEqual(before.criteria[place])
          }
          for (const [code, percent] of before.questions) {
            if (code !== question) expect(after.questions.get(code)).toBe(percent)
          }
        }
      }),
      { numRuns: 200 },
    )
    expect(replaced).toBeGreaterThan(50)
  })

  it('and the highest one to a question left blank lowers nothing, unless a threshold is crossed', () => {
    let added = 0
    fc.assert(
      fc.property(anyPlace, anyMethod, ({ form, responses, place, question }, method) => {
        if (gradeOf(form, responses[place]![question]) !== undefined) return
        added++
        const more = responses.with(place, { ...responses[place], [question]: best(form).code })
        nothingFalls(percentages(form, method, responses), percentages(form, method, more))
      }),
      { numRuns: 200 },
    )
    expect(added).toBeGreaterThan(50)
  })

  it('given by one more person to everything lowers nothing, unless a threshold is crossed', () => {
    fc.assert(
      fc.property(anyResponses, anyMethod, ({ form, responses }, method) => {
        const content = Object.fromEntries(tallyLayout(form).questions.map((code) => [code, best(form).code]))
        nothingFalls(percentages(form, method, responses), percentages(form, method, [...responses, content]))
      }),
      { numRuns: 200 },
    )
  })
})

function best({ scale }: FormDefinition): Grade {
  return scale.reduce((a, b) => (b.points > a.points ? b : a))
}

/** Some agencies of one block with their responses. */
const anyBlock = anyForm.chain((form) =>
  fc.record({
    form: fc.constant(form),
    agencies: fc.array(fc.array(anyAnswers(form), { maxLength: 12 }), { minLength: 1, maxLength: 5 }),
  }),
)

function anAgency(code: string, form: FormDefinition, responses: readonly RawAnswers[]): AgencyInput {
  return {
    code,
    name: code,
    predecessors: [],
    ended: false,
    transactions: 1000,
    quota: null,
    tallies: { counted: tallyOf(form, responses) },
    channels: {},
  }
}

function scored(
  form: FormDefinition,
  method: ScoringMethod,
  ...blocks: readonly (readonly AgencyInput[])[]
): IndexDocument {
  return scoreIndex({
    province: null,
    period: null,
    form,
    formDigest: '',
    method,
    previous: null,
    computedAt: null,
    simulated: false,
    blocks: blocks.map((agencies, place): BlockInput => ({ code: `b${place}`, name: '', agencies })),
  })
}

describe('nothing changes', () => {
  it('when responses and agencies come in another order', () => {
    fc.assert(
      fc.property(anyBlock, anyMethod, ({ form, agencies }, method) => {
        const block = agencies.map((responses, place) => anAgency(`A${place}`, form, responses))
        const turned = agencies.map((responses, place) => anAgency(`A${place}`, form, responses.toReversed()))
        expect(scored(form, method, turned.reverse())).toEqual(scored(form, method, block))
      }),
      { numRuns: 40 },
    )
  })

  it('when criteria, and questions within their criterion, come in another order', () => {
    fc.assert(
      fc.property(anyBlock, anyMethod, ({ form, agencies }, method) => {
        const turned: FormDefinition = {
          ...form,
          criteria: form.criteria
            .map((criterion) => ({ ...criterion, questions: criterion.questions.toReversed() }))
            .reverse(),
        }
        const [before, after] = [form, turned].map(
          (asked) =>
            scored(
              asked,
              method,
              agencies.map((responses, place) => anAgency(`A${place}`, asked, responses)),
            ).blocks[0]!,
        )
        expect(after!.agencies.map(withoutOrder)).toEqual(before!.agencies.map(withoutOrder))
        expect({ ...after, agencies: [] }).toEqual({ ...before, agencies: [] })
      }),
      { numRuns: 40 },
    )
  })

  it('when two files are scored together, or tallied apart and merged', () => {
    fc.assert(
      fc.property(anyBlock, anyMethod, ({ form, agencies }, method) => {
        const merged = agencies
          .map((responses) => tallyOf(form, responses))
          .reduce((a, b) => mergeTallies(a, b))
        const apart = { ...anAgency('A', form, []), tallies: { counted: merged } }
        expect(scored(form, method, [apart])).toEqual(
          scored(form, method, [anAgency('A', form, agencies.flat())]),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('in a block when agencies are added to another block', () => {
    fc.assert(
      fc.property(anyBlock, anyMethod, ({ form, agencies }, method) => {
        const all = agencies.map((responses, place) => anAgency(`A${place}`, form, responses))
        const [own, others] = [all.slice(0, 2), all.slice(2)]
        expect(scored(form, method, own, others).blocks[0]).toEqual(scored(form, method, own).blocks[0])
      }),
      { numRuns: 40 },
    )
  })
})

/** An agency without what stands in the order of the form: its sums, and the criterion that is named first. */
function withoutOrder({ tally: _, ineligibleBecause: __, questions, ...agency }: IndexAgency) {
  const rounded = Object.entries(questions).map(([code, { correlation, ...question }]) => [
    code,
    // A sum of floating-point numbers in another order.
    { ...question, correlation: correlation?.toFixed(9) },
  ])
  return { ...agency, questions: Object.fromEntries(rounded) }
}

describe('every response once more', () => {
  it('changes no percentage and makes every interval narrower', () => {
    let narrower = 0
    fc.assert(
      fc.property(anyResponses, anyMethod, ({ form, responses }, limits) => {
        // Low thresholds, for both to count the same questions; responses drawn from no known number (f = 0).
        const method = { ...limits, minimumAnswers: 1, minimumCriterionResponses: 1, smallSample: 0 }
        const twice = [...responses, ...responses]
        const layout = tallyLayout(form)
        const [once, doubled] = [responses, twice].map((all) => tallyOf(form, all))
        const { questions, overall, criteria } = percentages(form, method, twice)
        expect({ questions, overall, criteria }).toEqual(percentages(form, method, responses))

        const estimates = [once!, doubled!].map((tally) => [
          overallEstimate(form, method, layout, tally, null),
          ...form.criteria.map(({ code }) => criterionEstimate(form, method, layout, tally, code, null)),
        ])
        for (const [place, one] of estimates[0]!.entries()) {
          const two = estimates[1]![place]!
          if (one === null) continue
          narrower++
          expect(two.percent).toBe(one.percent)
          expect(widthOf(intervalOf(two, method.confidence))).toBeLessThan(
            widthOf(intervalOf(one, method.confidence)),
          )
        }
      }),
      { numRuns: 100 },
    )
    expect(narrower).toBeGreaterThan(100)
  })
})

function widthOf([lower, upper]: readonly [number, number]): number {
  return upper - lower
}
