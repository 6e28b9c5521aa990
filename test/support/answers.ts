import { indexQuestions } from '../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'

const form = fiveCriteriaProposedV1

/** Every scored question answered with one grade. */
export function allGraded(grade: string): Record<string, string> {
  return Object.fromEntries(indexQuestions(form).map(({ code }) => [code, grade]))
}

/** A complete posted body of the shipped form, with valid defaults. */
export function aPostedForm(changes: Record<string, string> = {}): Record<string, string> {
  return {
    submission: crypto.randomUUID(),
    form: 'five-criteria-proposed.v1',
    'context.stage': 'received',
    'context.mode': 'in-person',
    ...allGraded('satisfied'),
    lang: 'vi',
    ...changes,
  }
}

/** A complete body of the API, with valid defaults. */
export function aResponseBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    submissionId: crypto.randomUUID(),
    form: 'five-criteria-proposed.v1',
    context: { stage: 'received', mode: 'in-person' },
    answers: allGraded('satisfied'),
    ...changes,
  }
}
