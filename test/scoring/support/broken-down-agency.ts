import fc from 'fast-check'
import type { AgencyCuts, AgencyPart } from '../../../scoring/breakdown-withholding.ts'
import { defaultMethod, type ScoringMethod } from '../../../scoring/method.ts'
import type { Tally } from '../../../scoring/tally.ts'
import { type FormDefinition, gradedQuestions } from '../../../survey-forms/form-definition.ts'
import { anyAnswers, type RawAnswers } from './arbitraries.ts'
import { aCriterion, aForm, aScale } from './forms.ts'
import { tallyOf } from './tally-of.ts'

/** Where and when a response came in. */
export interface PlacedResponse {
  readonly answers: RawAnswers
  readonly point: string
  readonly channel: string
  readonly week: string
}

/** An agency with its parts, and what of their make-up anybody may know. */
export interface BrokenDownAgency {
  readonly form: FormDefinition
  readonly method: ScoringMethod
  readonly whole: Tally
  readonly cuts: AgencyCuts
  /** Sums that hold of the responses themselves, by the names of cells: the first is the sum of the others. */
  readonly sums: readonly (readonly [whole: string, ...parts: string[]])[]
}

/** Two points in the first unit, one in the second, two more in the third, and one in no unit. */
const unitOf: Readonly<Record<string, string | null>> = {
  p1: 'u1',
  p2: 'u1',
  p3: 'u2',
  p4: 'u3',
  p5: 'u3',
  p6: null,
}

const smallForm: fc.Arbitrary<FormDefinition> = fc
  .record({
    questions: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
    weights: fc.array(fc.constantFrom(0, 0.5, 1, 1, 2), { minLength: 3, maxLength: 3 }),
  })
  .map(({ questions, weights }) =>
    aForm({
      scale: aScale([1, 2, 5], 2),
      criteria: questions.map((count, place) =>
        aCriterion(`c${place + 1}`, count, place === 0 ? weights[0]! || 1 : weights[place]!),
      ),
    }),
  )

/** Thresholds from 2 to 6 and minimums on either side of them. */
const anyThresholds: fc.Arbitrary<ScoringMethod> = fc
  .record({
    questionMethod: fc.constantFrom(
      'mean-score' as const,
      'satisfied-share' as const,
      'rescaled-mean' as const,
    ),
    criterionMethod: fc.constantFrom('mean-of-questions' as const, 'pooled' as const),
    minimumAnswers: fc.integer({ min: 0, max: 8 }),
    minimumCriterionResponses: fc.integer({ min: 0, max: 8 }),
    smallSample: fc.integer({ min: 2, max: 6 }),
  })
  .map((chosen) => ({ ...defaultMethod, ...chosen }))

/** Agencies of some dozens of responses, with busy and quiet points, and questions that few answer. */
export const anyBrokenDownAgency: fc.Arbitrary<BrokenDownAgency> = smallForm
  .chain((form) =>
    fc.record({
      form: fc.constant(form),
      method: anyThresholds,
      rare: fc.subarray(gradedQuestions(form).map(({ code }) => code)),
      responses: fc.array(
        fc.record({
          answers: anyAnswers(form),
          answersRare: fc.constantFrom(true, false, false, false),
          point: fc.constantFrom('p1', 'p1', 'p1', 'p2', 'p3', 'p3', 'p4', 'p5', 'p6'),
          channel: fc.constantFrom('qr', 'qr', 'qr', 'kiosk', 'paper'),
          week: fc.constantFrom('w1', 'w1', 'w2', 'w3'),
        }),
        { minLength: 4, maxLength: 45 },
      ),
    }),
  )
  .map(({ form, method, rare, responses }) => {
    const placed = responses.map(
      ({ answers, answersRare, ...place }): PlacedResponse => ({
        ...place,
        answers: answersRare
          ? answers
          : Object.fromEntries(Object.entries(answers).filter(([code]) => !rare.includes(code))),
      }),
    )
    return brokenDown(form, method, placed)
  })

function brokenDown(
  form: FormDefinition,
  method: ScoringMethod,
  responses: readonly PlacedResponse[],
): BrokenDownAgency {
  const members = new Map<string, readonly PlacedResponse[]>()
  const partsBy = (cut: string, codeOf: (response: PlacedResponse) => string | null): AgencyPart[] => {
    const codes = [...new Set(responses.map(codeOf))].filter((code) => code !== null).sort()
    return codes.map((code) => {
      const own = responses.filter((response) => codeOf(response) === code)
      members.set(`${cut}/${code}`, own)
      const unit = cut === 'point' ? unitOf[code]! : null
      const within = unit === null ? {} : { within: { cut: 'unit', code: unit } }
      return {
        code,
        tally: tallyOf(
          form,
          own.map(({ answers }) => answers),
        ),
        ...within,
      }
    })
  }
  const cuts = {
    unit: partsBy('unit', ({ point }) => unitOf[point]!),
    point: partsBy('point', ({ point }) => point),
    channel: partsBy('channel', ({ channel }) => channel),
    week: partsBy('week', ({ week }) => week),
  }
  const cellsOf = (cut: keyof typeof cuts) => cuts[cut].map(({ code }) => `${cut}/${code}`)
  const same = [...members].flatMap(([cell, own], place) =>
    [...members]
      .slice(place + 1)
      .filter(
        ([, other]) => own.length === other.length && own.every((response, at) => response === other[at]),
      )
      .map(([other]) => [cell, other] as [string, string]),
  )
  return {
    form,
    method,
    whole: tallyOf(
      form,
      responses.map(({ answers }) => answers),
    ),
    cuts,
    sums: [
      // Those of no unit are a part that is not shown.
      ['whole', ...cellsOf('unit'), 'no unit'],
      ['whole', ...cellsOf('point')],
      ['whole', ...cellsOf('channel')],
      ['whole', ...cellsOf('week')],
      ...cuts.unit.map(({ code }): [string, ...string[]] => [
        `unit/${code}`,
        ...cuts.point.filter((point) => point.within?.code === code).map((point) => `point/${point.code}`),
      ]),
      ...same,
    ],
  }
}
