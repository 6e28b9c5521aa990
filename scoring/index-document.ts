import type { FormDefinition, LocalizedText } from '../survey-forms/form-definition.ts'
import type { ExclusionReason } from './counted-responses.ts'
import type { IneligibleReason } from './eligibility.ts'
import type { ScoringMethod, TargetOperator } from './method.ts'
import type { TallyJson } from './tally-json.ts'

/**
 * The index document, `satisfaction-index` v1: everything that is published about a period, with the method and
 * the sums from which each figure can be computed again. A figure that is withheld or impossible is null.
 * Percentages are rounded to `method.decimals`. index-document-schema.ts is its JSON Schema.
 */
export interface IndexDocument {
  readonly $schema: '/api/v1/schemas/satisfaction-index.v1.json'
  readonly kind: 'satisfaction-index'
  readonly version: 1
  /** Demonstration data: no figure in it is real. */
  readonly simulated: boolean
  readonly province: string | null
  readonly period: IndexPeriod | null
  readonly form: IndexForm
  readonly method: ScoringMethod
  /** An instant in ISO 8601, UTC; null outside a server. */
  readonly computedAt: string | null
  readonly publication: Publication | null
  readonly responses: ResponseTotals & {
    /** SHA-256 of the anonymous responses behind the index. */
    readonly digest: string | null
  }
  /** How many people were asked, where that is known. */
  readonly invited: number | null
  readonly criteria: readonly IndexCriterion[]
  /** The period that the figures are compared with; null: none. */
  readonly comparison: IndexComparison | null
  readonly blocks: readonly IndexBlock[]
  readonly signature: Signature | null
}

export interface IndexPeriod {
  readonly id: string
  readonly name: string
  /** Dates, yyyy-mm-dd; `closesOn` is the last day on which answers are taken. */
  readonly opensOn: string
  readonly closesOn: string
  readonly status: 'open' | 'closed' | 'published'
}

/**
 * The form that was asked. Its content goes with the figures, so that they can be computed again, and compared with a
 * later period, by somebody who has nothing but the file.
 */
export interface IndexForm {
  readonly code: string
  readonly version: number
  /** SHA-256 of the RFC 8785 form of the definition, `sha256:…`. */
  readonly digest: string
  readonly definition: FormDefinition
}

/** What the figures are compared with. */
export interface IndexComparison {
  readonly period: { readonly id: string | null; readonly name: string } | null
  /** What home affairs declared where the source does not state its method. */
  readonly declared: { readonly comparable: boolean; readonly reason: string } | null
}

/** received = counted + the sum of excluded. */
export interface ResponseTotals {
  readonly received: number
  readonly counted: number
  readonly excluded: Readonly<Record<ExclusionReason, number>>
}

export interface IndexCriterion {
  readonly code: string
  readonly name: LocalizedText
  readonly weight: number
}

export interface IndexBlock {
  readonly code: string
  readonly name: string
  /** All agencies of the block. */
  readonly size: number
  /** Those that are ranked. */
  readonly eligible: number
  /** The plain mean of the published overall percentages of the eligible agencies. */
  readonly mean: number | null
  /** The same for each criterion, by code. */
  readonly criteriaMeans: Readonly<Record<string, number | null>>
  /** By overall rank, then those without one, then by code. */
  readonly agencies: readonly IndexAgency[]
}

export interface IndexAgency {
  readonly code: string
  readonly name: string
  readonly eligible: boolean
  readonly ineligibleBecause: IneligibleReason | null
  /** Why home affairs decided that it is not ranked; absent where it did not. */
  readonly unranked?: string
  readonly responses: ResponseTotals
  /** Transactions handled in the period, N. */
  readonly transactions: number | null
  /** Responses that the agency was asked to collect. */
  readonly quota: number | null
  /** Counted responses ≥ quota; null without a quota. */
  readonly quotaReached: boolean | null
  /** ⌈N / (1 + N·e²)⌉; null unless N and the method's `sampleError` are set. */
  readonly requiredSample: number | null
  /** Counted responses ≥ `requiredSample`; says nothing of eligibility. */
  readonly sampleAdequate: boolean | null
  /** The agencies that this one was in the previous period: usually itself; null without a previous period. */
  readonly previous: readonly IndexPredecessor[] | null
  /** Counted responses by channel. */
  readonly channels: Readonly<Record<string, number>>
  readonly overall: IndexFigure
  /** By criterion code, in the order of the form. */
  readonly criteria: Readonly<Record<string, IndexFigure>>
  /** By question code, index questions first, then those outside the index. */
  readonly questions: Readonly<Record<string, IndexQuestion>>
  readonly tally: TallyJson | null
}

/** An agency of the previous period, with its overall figure as published then. */
export interface IndexPredecessor {
  readonly code: string
  readonly name: string | null
  readonly percent: number | null
  readonly rank: number | null
  /** How many were ranked in its block; null if it was not ranked. */
  readonly ranked: number | null
}

/** A published percentage of an agency, its place in the block, and how it stands to the previous period. */
export interface IndexFigure {
  readonly percent: number | null
  /** n of the overall figure, m_c of a criterion: shown even where the percentage is withheld. */
  readonly respondents: number
  readonly rank: number | null
  readonly previousPercent: number | null
  /** As it was published; null where none was, or one of another confidence. */
  readonly previousInterval: readonly [lower: number, upper: number] | null
  /** In points: published now − published before. */
  readonly change: number | null
  /** Of the change, from the published percentages and intervals; null where one is missing. */
  readonly changeInterval: readonly [lower: number, upper: number] | null
  readonly previousRank: number | null
  /** Over how many agencies the previous rank was; null without one. */
  readonly previousRanked: number | null
  /** Previous rank − rank: positive is up. */
  readonly rankChange: number | null
  /** Null without a previous period. */
  readonly comparable: boolean | null
  readonly rankComparable: boolean | null
  readonly flags: readonly FigureFlag[]
  /** How many of the questions entered the figure, and how many there are. */
  readonly questionsCounted: readonly [counted: number, all: number]
  /** Null for criteria. */
  readonly target: {
    readonly operator: TargetOperator
    readonly percent: number
    /** Null where the agency is not ranked: it has not been judged. */
    readonly met: boolean | null
  } | null
  readonly interval: readonly [lower: number, upper: number] | null
  readonly rankInterval: readonly [best: number, worst: number] | null
  /** Codes of the agencies of the block that are neither significantly better nor worse; null without an interval. */
  readonly indistinguishableFrom: readonly string[] | null
}

/** What a reader of a figure or its comparison has to be told. */
export const figureFlags = [
  'method-differs',
  'criteria-differ',
  'questions-differ',
  'channels-differ',
  'method-declared',
  'block-size-differs',
  'block-membership-differs',
  'no-predecessor',
  'merged',
  'split',
  'more-responses-than-transactions',
] as const

export type FigureFlag = (typeof figureFlags)[number]

export interface IndexQuestion {
  readonly percent: number | null
  /** n_q: how many gave a grade. */
  readonly counted: number
  readonly noOpinion: number
  /** Grade code → how many, in the order of the scale. */
  readonly grades: Readonly<Record<string, number>> | null
  /** Points that the overall would gain if the question reached the target; null without one, or outside the index. */
  readonly gain: number | null
  /** Correlation with the other criteria, −1…1, as information; null from fewer than 30 answers. */
  readonly correlation: number | null
}

/** The decision under which figures were published. */
export interface Publication {
  readonly id: string
  readonly kind: string
  readonly decisionNumber: string | null
  readonly decidedOn: string | null
  readonly issuer: string | null
  readonly signerTitle: string | null
  readonly reportNumber: string | null
  readonly publishedAt: string
  /** The publication that this one replaces, and why. */
  readonly restates: string | null
  readonly reason: string | null
  /** In what it differs from the publication that it replaces. */
  readonly differences: readonly FigureDifference[] | null
}

/** A figure, name or setting that two index documents do not share. */
export interface FigureDifference {
  /** JSON pointer (RFC 6901), with the codes of blocks and agencies in place of their positions. */
  readonly path: string
  /** JSON values; null where nothing stood, or stands. */
  readonly before: unknown
  readonly after: unknown
}

/** Over the RFC 8785 form of the document without this field. */
export interface Signature {
  readonly algorithm: 'Ed25519'
  readonly key: string
  readonly value: string
}
