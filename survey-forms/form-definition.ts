/**
 * A survey form as data: the one source from which the answer type, the JSON Schema, the HTML, the scoring
 * input and the export columns are derived. A form version is never edited once responses refer to it.
 */

/** What people read, in the two languages of the product. */
export interface LocalizedText {
  readonly vi: string
  readonly en: string
}

export type Language = keyof LocalizedText

/** One step of the scale: `code` is stored, `points` (a distinct integer 0–100) is what the step is worth. */
export interface Grade {
  readonly code: string
  readonly points: number
  /** Whether the step counts in the share of satisfied answers. */
  readonly satisfied: boolean
  readonly label: LocalizedText
}

/** A choice of a context, respondent or wishes question. */
export interface Option {
  readonly code: string
  readonly label: LocalizedText
}

/** "Not used / no opinion": an answer, but in no mean and no denominator. */
export interface NoOpinion {
  readonly code: string
  readonly label: LocalizedText
}

/** A question graded on the form's scale. */
export interface GradedQuestion {
  readonly code: string
  readonly text: LocalizedText
  readonly required: boolean
  readonly allowNoOpinion?: boolean
}

export interface Criterion {
  readonly code: string
  /** Short name: headings of the form, columns of tables. */
  readonly name: LocalizedText
  /** Name as a report writes it after "Tiêu chí 1:". */
  readonly reportName: LocalizedText
  /** A decimal ≥ 0, read exactly from its shortest decimal form. */
  readonly weight: number
  /** Replaces the form's no-opinion label for this criterion's questions. */
  readonly noOpinionLabel?: LocalizedText
  readonly questions: readonly GradedQuestion[]
}

/** One choice among options, about the visit (`context`) or, never required, about the person (`respondent`). */
export interface ChoiceQuestion {
  readonly code: string
  readonly text: LocalizedText
  readonly options: readonly Option[]
}

export interface ContextQuestion extends ChoiceQuestion {
  readonly required: boolean
}

export interface Wishes {
  readonly text: LocalizedText
  readonly maxChoices: number
  readonly options: readonly Option[]
}

export interface Comment {
  readonly text: LocalizedText
  /** In characters (Unicode code points). */
  readonly maxLength: number
}

export interface FormDefinition {
  readonly code: string
  readonly version: number
  readonly title: LocalizedText
  /** May hold `{surveyor}`, replaced by the name of who runs the survey. */
  readonly introduction: LocalizedText
  /** The sentence that every graded question completes. */
  readonly stem: LocalizedText
  readonly scale: readonly Grade[]
  readonly noOpinion?: NoOpinion
  readonly context: readonly ContextQuestion[]
  readonly criteria: readonly Criterion[]
  /** Graded like the others, tallied and shown, never scored. */
  readonly outside: readonly GradedQuestion[]
  readonly respondent: readonly ChoiceQuestion[]
  readonly wishes?: Wishes
  readonly comment?: Comment
}

/** `code.vN`: how a form version is named in addresses, posted bodies and stored responses. */
export type FormId = string

/**
 * The name of a form version.
 * @example formId({ code: 'five-criteria-proposed', version: 1 }) // 'five-criteria-proposed.v1'
 */
export function formId(form: Pick<FormDefinition, 'code' | 'version'>): FormId {
  return `${form.code}.v${form.version}`
}

/** The questions that are scored, in the order of the form. */
export function indexQuestions(form: FormDefinition): readonly GradedQuestion[] {
  return form.criteria.flatMap((criterion) => criterion.questions)
}

/** Every graded question in the order of the form: the scored ones, then those outside the index. */
export function gradedQuestions(form: FormDefinition): readonly GradedQuestion[] {
  return [...indexQuestions(form), ...form.outside]
}

/** Keeps the literal codes of a shipped form in its type, so that a misspelt code does not compile. */
export function defineForm<const F extends FormDefinition>(form: F): F {
  return form
}
