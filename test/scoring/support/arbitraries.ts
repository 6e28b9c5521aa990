import fc from 'fast-check'
import type { CriterionMethod, QuestionMethod, ScoringMethod } from '../../../scoring/method.ts'
import { defaultMethod } from '../../../scoring/method.ts'
import { type FormDefinition, gradedQuestions } from '../../../survey-forms/form-definition.ts'
import { aCriterion, aForm, aScale } from './forms.ts'

export type RawAnswers = Readonly<Record<string, string>>

/** Forms of one to six criteria, one to four questions each, several scales and decimal weights. */
export const anyForm: fc.Arbitrary<FormDefinition> = fc
  .record({
    questions: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
    weights: fc.array(fc.constantFrom(0, 0.1, 0.25, 0.3, 1, 1, 2, 1.5), { minLength: 6, maxLength: 6 }),
    points: fc.constantFrom([1, 2, 3, 4, 5], [0, 1], [0, 25, 50, 100], [1, 3, 7], [2, 1]),
  })
  .map(({ questions, weights, points }) =>
    aForm({
      scale: aScale(points),
      criteria: questions.map((count, place) =>
        // At least one criterion has a positive weight.
        aCriterion(`c${place + 1}`, count, place === 0 ? weights[0]! || 1 : weights[place]!),
      ),
    }),
  )

/** One response: any grade, no opinion or blank, with grades more often than not. */
export function anyAnswers(form: FormDefinition): fc.Arbitrary<RawAnswers> {
  const answer = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...form.scale.map(({ code }) => code)) },
    { weight: 1, arbitrary: fc.constant('no-opinion') },
    { weight: 1, arbitrary: fc.constant(null) },
  )
  return fc
    .tuple(...gradedQuestions(form).map(({ code }) => answer.map((grade) => [code, grade] as const)))
    .map((pairs) => Object.fromEntries(pairs.filter(([, grade]) => grade !== null)) as RawAnswers)
}

/** A form and some responses to it. */
export const anyResponses: fc.Arbitrary<{ form: FormDefinition; responses: RawAnswers[] }> = anyForm.chain(
  (form) => fc.record({ form: fc.constant(form), responses: fc.array(anyAnswers(form), { maxLength: 40 }) }),
)

/** Methods with thresholds so low that small random cases cross them both ways. */
export const anyMethod: fc.Arbitrary<ScoringMethod> = fc
  .record({
    questionMethod: fc.constantFrom<QuestionMethod>('mean-score', 'satisfied-share', 'rescaled-mean'),
    criterionMethod: fc.constantFrom<CriterionMethod>('mean-of-questions', 'pooled'),
    decimals: fc.integer({ min: 0, max: 4 }),
    ties: fc.constantFrom('competition' as const, 'dense' as const),
    minimumResponses: fc.integer({ min: 0, max: 12 }),
    minimumAnswers: fc.integer({ min: 0, max: 8 }),
    minimumCriterionResponses: fc.integer({ min: 0, max: 8 }),
    smallSample: fc.integer({ min: 0, max: 6 }),
  })
  .map((chosen) => ({ ...defaultMethod, ...chosen }))
