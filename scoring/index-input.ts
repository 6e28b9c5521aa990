import type { FormDefinition } from '../survey-forms/form-definition.ts'
import type { ResponseStatus } from './counted-responses.ts'
import type { ImportedFigures } from './imported-figures.ts'
import type { IndexPeriod } from './index-document.ts'
import type { ScoringMethod } from './method.ts'
import type { PreviousIndex } from './previous-index.ts'
import type { Tally } from './tally.ts'

/** What an index is computed from. Instants and digests come from the caller: scoring reads no clock. */
export interface IndexInput {
  readonly province: string | null
  readonly period: IndexPeriod | null
  readonly form: FormDefinition
  /** SHA-256 of the RFC 8785 form of the form definition, `sha256:…`. */
  readonly formDigest: string
  readonly method: ScoringMethod
  /** What the figures are compared with; null: nothing. */
  readonly previous: PreviousIndex | null
  /** An instant in ISO 8601, UTC. */
  readonly computedAt: string | null
  readonly simulated: boolean
  readonly blocks: readonly BlockInput[]
}

export interface BlockInput {
  readonly code: string
  readonly name: string
  readonly agencies: readonly AgencyInput[]
}

export interface AgencyInput {
  readonly code: string
  readonly name: string
  /** Codes of the agencies it was made from; none: it was there before under its own code, or is new. */
  readonly predecessors: readonly string[]
  /** Dissolved or merged before the period closed: listed, not ranked. */
  readonly ended: boolean
  /** Why home affairs decided that it is not ranked in this period, in words to be printed; absent: it did not. */
  readonly unranked?: string
  readonly transactions: number | null
  readonly quota: number | null
  /** By status; an absent one is a tally of no responses. Statuses other than `counted` need only counts. */
  readonly tallies: Readonly<Partial<Record<ResponseStatus, Tally>>>
  /** Counted responses by channel. */
  readonly channels: Readonly<Record<string, number>>
  /** Figures that were computed elsewhere, which stand in place of what the tallies come to; absent: none. */
  readonly imported?: ImportedFigures
}
