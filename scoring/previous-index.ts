import type { FormDefinition } from '../survey-forms/form-definition.ts'
import type { ScoringMethod } from './method.ts'

/**
 * What a period is compared with: the part of an earlier index that a comparison needs, whether it was read from an
 * index document or from a published table. What the source does not say is null or absent, never guessed.
 */
export interface PreviousIndex {
  /** How a sentence names the period: "so với năm trước" needs no name, "năm 2024: 5/18" does. */
  readonly period: { readonly id: string | null; readonly name: string } | null
  /** The fields of the method that the source states; null: none, as in a table. */
  readonly method: Partial<ScoringMethod> | null
  readonly form: PreviousForm | null
  /** Codes and weights; null: the criteria are known by their figures only. */
  readonly criteria: readonly { readonly code: string; readonly weight: number | null }[] | null
  /** What home affairs declared of a source that does not state its method; null: nothing. */
  readonly declared: { readonly comparable: boolean; readonly reason: string } | null
  readonly blocks: readonly PreviousBlock[]
}

/** The form that was asked: by its digest, and its content where the source carries it. */
export interface PreviousForm {
  readonly digest: string | null
  readonly definition: FormDefinition | null
}

export interface PreviousBlock {
  readonly code: string
  /** How many agencies were ranked, where the source says so ("07/18"); absent: it follows from the ranks. */
  readonly ranked?: number
  readonly agencies: readonly PreviousAgency[]
}

export interface PreviousAgency {
  readonly code: string
  readonly name: string | null
  readonly overall: PreviousFigure
  /** By criterion code; a criterion the source does not have is absent. */
  readonly criteria: Readonly<Record<string, PreviousFigure>>
}

/** A figure as it was published. */
export interface PreviousFigure {
  readonly percent: number | null
  /** Null where the agency was not ranked, or the source does not say. */
  readonly rank: number | null
  readonly interval: readonly [lower: number, upper: number] | null
}
