import {
  type FormDefinition,
  type GradedQuestion,
  gradedQuestions,
  type LocalizedText,
  type Option,
} from './form-definition.ts'

/** The parts of a body that hold one answer per question code. */
export type AnswerPart = 'context' | 'answers' | 'respondent'

/** One question with radio buttons, wherever it stands in the form. */
export interface ChoiceField {
  readonly part: AnswerPart
  readonly code: string
  /** As problems name it: `answers.access-fees`. */
  readonly field: string
  /** As HTML posts it: `access-fees`, but `context.stage` and `respondent.age`. */
  readonly name: string
  readonly text: LocalizedText
  readonly required: boolean
  /** Codes that answer it, in the order of the form; the no-opinion code last, where allowed. */
  readonly accepts: readonly string[]
}

/** The choices of a graded question: the scale, and no opinion where allowed, in the criterion's own words if it has some. */
export function gradeOptions(
  form: FormDefinition,
  question: GradedQuestion,
  noOpinionLabel?: LocalizedText,
): readonly Option[] {
  if (!question.allowNoOpinion || !form.noOpinion) return form.scale
  return [...form.scale, { code: form.noOpinion.code, label: noOpinionLabel ?? form.noOpinion.label }]
}

/** Every question with one answer, in the order in which the form asks them. */
export function choiceFields(form: FormDefinition): readonly ChoiceField[] {
  const context = form.context.map((question): ChoiceField => {
    const field = `context.${question.code}`
    return {
      part: 'context',
      code: question.code,
      field,
      name: field,
      text: question.text,
      required: question.required,
      accepts: question.options.map((option) => option.code),
    }
  })
  const graded = gradedQuestions(form).map(
    (question): ChoiceField => ({
      part: 'answers',
      code: question.code,
      field: `answers.${question.code}`,
      name: question.code,
      text: question.text,
      required: question.required,
      accepts: gradeOptions(form, question).map((option) => option.code),
    }),
  )
  const respondent = form.respondent.map((question): ChoiceField => {
    const field = `respondent.${question.code}`
    return {
      part: 'respondent',
      code: question.code,
      field,
      name: field,
      text: question.text,
      required: false,
      accepts: question.options.map((option) => option.code),
    }
  })
  return [...context, ...graded, ...respondent]
}
