import type { FormDefinition, Language } from './form-definition.ts'

/** One visitor's answers after parsing: only codes of the form, only what was answered; a blank is absent. */
export interface Answers {
  /** Code of the agency chosen, where the point serves several; else null. */
  readonly agency: string | null
  /** Context question code → option code. */
  readonly context: Readonly<Record<string, string>>
  /** Graded question code → grade code or the no-opinion code. */
  readonly answers: Readonly<Record<string, string>>
  /** Respondent question code → option code. */
  readonly respondent: Readonly<Record<string, string>>
  /** Distinct option codes, in the order of the form. */
  readonly wishes: readonly string[]
  /** NFC, trimmed, line breaks as \n; null when empty. */
  readonly comment: string | null
}

/** A whole submission as it is handed to the shell: the answers and what travels beside them. */
export interface Submission extends Answers {
  /** Lower-case UUID made when the form was rendered, or by the client. */
  readonly submissionId: string
  /** `code.vN` of the form that was shown. */
  readonly form: string
  readonly language: Language
  readonly startedAt: Date | null
}

/** Why a field was refused. `problem-text.ts` makes the sentence, in the reader's language. */
export type ProblemKind =
  | 'missing'
  | 'not-an-option'
  | 'too-many'
  | 'too-long'
  | 'repeated'
  | 'unknown-field'
  | 'not-text'
  | 'not-a-list'
  | 'not-an-object'
  | 'not-a-uuid'
  | 'not-an-instant'
  | 'wrong-form'
  | 'nothing-answered'

/**
 * One refused field: `answers.<code>`, `context.<code>`, `respondent.<code>`, `wishes`, `comment`, `agency`,
 * `submissionId`, `form`, `language`, `startedAt`, a part as a whole (`answers`), the name of an unknown field, or
 * `body` when what was sent is no object at all.
 */
export interface Problem {
  readonly field: string
  readonly problem: ProblemKind
}

/**
 * What the visitor had typed, by posted name (`context.stage`, `access-fees`, `wishes`, `comment`, `submission`, …),
 * so that a refused form is shown again filled in. Choices are kept only if the form offers them; nothing unknown is.
 */
export type KeptFields = Readonly<Record<string, string | readonly string[]>>

/** What becomes of a body: a submission, or every problem at once beside what can be shown again. */
export type ParsedSubmission =
  | { readonly ok: true; readonly submission: Submission }
  | {
      readonly ok: false
      /** At least one, in the order of the form, unknown fields last. */
      readonly problems: readonly Problem[]
      readonly kept: KeptFields
    }

type GradedQuestionOf<F extends FormDefinition> =
  | F['criteria'][number]['questions'][number]
  | F['outside'][number]

type NoOpinionCodeOf<F extends FormDefinition> = F extends { noOpinion: { code: infer N extends string } }
  ? N
  : never

/** The graded answers a shipped form accepts, as a type; no opinion only where the question allows it. */
export type AnswersTo<F extends FormDefinition> = {
  readonly [Q in GradedQuestionOf<F> as Q['code']]?:
    | F['scale'][number]['code']
    | (Q extends { allowNoOpinion: true } ? NoOpinionCodeOf<F> : never)
}
