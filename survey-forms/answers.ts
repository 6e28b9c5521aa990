import type { FormDefinition, Language } from './form-definition.ts'

/** One visitor's answers after parsing: only codes of the form, only what was answered; a blank is absent. */
export interface Answers {
  /** Code of the agency chosen, where the point serves several; else null. */
  readonly agency: string | null
  /** Context question code → option code. */
  readonly context: Readonly<Record<string, string>>
  /** Graded question code → grade code or the no-opinion code. */
  readonly answers: Readonly<Record<string, string>>
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

/** Why a field was refused. Sentences are made from this by the shell, in the reader's language. */
export type ProblemKind =
  | 'missing'
  | 'not-an-option'
  | 'too-many'
  | 'too-long'
  | 'repeated'
  | 'unknown-field'
  | 'not-text'
  | 'not-a-uuid'
  | 'not-an-instant'
  | 'wrong-form'
  | 'nothing-answered'

/** One refused field: `answers.<code>`, `context.<code>`, `respondent.<code>`, `wishes`, `comment`, `agency`, … */
export interface Problem {
  readonly field: string
  readonly problem: ProblemKind
}

/** The answers a shipped form accepts, as a type: pinned by a test for the shipped form. */
export type AnswersTo<F extends FormDefinition> = {
  readonly [Q in F['criteria'][number]['questions'][number]['code'] | F['outside'][number]['code']]?:
    | F['scale'][number]['code']
    | (F extends { noOpinion: { code: infer N extends string } } ? N : never)
}
