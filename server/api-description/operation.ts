import type { Language } from '../../survey-forms/form-definition.ts'
import type { answerTexts, exampleTexts, OperationId } from '../texts/api-operations-texts.ts'
import type { HeaderKey, ParameterKey } from '../texts/api-parameters-texts.ts'
import type { FieldProblem, ProblemCode } from '../web/http-problem.ts'
import type { Permission } from '../web/permissions.ts'
import type { ComponentName } from './components.ts'

/**
 * One method on one address as the API has it, without words: these are in texts/api-operations-texts.ts under its id.
 * The document for programs (openapi-document.ts) is made of a list of these, and the page for people of the document.
 */
export interface Operation {
  readonly id: OperationId
  readonly method: 'get' | 'post'
  /** The pattern that the route listens on, out of `paths`. */
  readonly path: string
  readonly group: Group
  readonly access: Access
  readonly parameters: readonly ParameterKey[]
  readonly body: readonly Content[] | null
  /** Answers that are no refusals. */
  readonly answers: readonly Answer[]
  /** Its reasons for refusing by status, besides 500. */
  readonly refusals: Refusals
  /** Requests that can be sent one after another; some are refused. */
  readonly examples: readonly Example[]
}

export const groups = ['responses', 'forms', 'indexes', 'imports', 'checking', 'description'] as const
export type Group = (typeof groups)[number]

/** `published`: a key is needed until the period is published. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'key' | 'published'; readonly scope: Permission }

export type Refusals = Readonly<Record<number, readonly ProblemCode[]>>

export interface Content {
  readonly type: string
  /** Null: bytes, or text that no JSON Schema describes. */
  readonly schema: ComponentName | null
  /** Of each line, where the content is lines of JSON, or of the data of each event. */
  readonly lines?: ComponentName
}

export interface Answer {
  readonly status: number
  readonly text: keyof typeof answerTexts
  readonly content: Content | null
  /** Headers that are always sent. */
  readonly headers: readonly HeaderKey[]
  /** Headers that are sent sometimes. */
  readonly mayHave?: readonly HeaderKey[]
}

export interface Example {
  readonly name: keyof typeof exampleTexts
  /** By the names that the address and the headers have for them. */
  readonly parameters: Readonly<Record<string, string>>
  readonly withKey?: true
  readonly body?: { readonly type: string; readonly content: unknown }
  readonly status: number
  /** What is answered, where that fits on a page; of a refusal its reason. */
  readonly answer?: unknown
  readonly refused?: ProblemCode
  /** The refused fields, in words. */
  readonly problems?: (language: Language) => readonly FieldProblem[]
}
