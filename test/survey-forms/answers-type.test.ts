import { expectTypeOf, test } from 'vitest'
import type { AnswersTo } from '../../survey-forms/answers.ts'
import type { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'

type Grade = 'very-dissatisfied' | 'dissatisfied' | 'neutral' | 'satisfied' | 'very-satisfied'
type GradeOrNoOpinion = Grade | 'no-opinion'

test('the type of the answers to the proposed form follows from its definition', () => {
  expectTypeOf<AnswersTo<typeof fiveCriteriaProposedV1>>().toEqualTypeOf<{
    readonly 'access-information'?: GradeOrNoOpinion
    readonly 'access-publicity'?: GradeOrNoOpinion
    readonly 'access-convenience'?: GradeOrNoOpinion
    readonly 'access-fees'?: GradeOrNoOpinion
    readonly 'reception-seating'?: GradeOrNoOpinion
    readonly 'reception-equipment'?: GradeOrNoOpinion
    readonly 'reception-premises'?: GradeOrNoOpinion
    readonly 'reception-waiting'?: GradeOrNoOpinion
    readonly 'staff-courtesy'?: GradeOrNoOpinion
    readonly 'staff-answers'?: GradeOrNoOpinion
    readonly 'staff-guidance'?: GradeOrNoOpinion
    readonly 'staff-rules'?: GradeOrNoOpinion
    readonly 'results-timeliness'?: GradeOrNoOpinion
    readonly 'results-correctness'?: GradeOrNoOpinion
    readonly 'results-accuracy'?: GradeOrNoOpinion
    readonly 'results-trips'?: GradeOrNoOpinion
    readonly 'feedback-channel'?: GradeOrNoOpinion
    readonly 'feedback-sending'?: GradeOrNoOpinion
    readonly 'feedback-handling'?: GradeOrNoOpinion
    readonly 'feedback-reply'?: GradeOrNoOpinion
    readonly 'overall-satisfaction'?: Grade
  }>()
})
