/**
 * The scoring method as data: versioned, complete, and stamped on every number and file. Nothing else in
 * `scoring/` holds a threshold or a choice of its own.
 */

/** How the answers to one question become a percentage. */
export const questionMethods = ['mean-score', 'satisfied-share', 'rescaled-mean'] as const
export type QuestionMethod = (typeof questionMethods)[number]

/** How the questions of one criterion become a percentage. */
export const criterionMethods = ['mean-of-questions', 'pooled'] as const
export type CriterionMethod = (typeof criterionMethods)[number]

/** How agencies after a tie are numbered: 1, 2, 2, 4 (`competition`) or 1, 2, 2, 3 (`dense`). */
export const tieRules = ['competition', 'dense'] as const
export type Ties = (typeof tieRules)[number]

/** How the people who answered were reached; only `random` and `census` allow a finite-population correction. */
export const samplings = ['random', 'self-selected', 'census'] as const
export type Sampling = (typeof samplings)[number]

/** How a published percentage has to stand to a target's in order to meet it. */
export const targetOperators = ['>', '>='] as const
export type TargetOperator = (typeof targetOperators)[number]

/** Whose index the answers about reception count for where several agencies use one place. */
export const sharedReceptions = ['chosen-agency', 'host-agency', 'nobody'] as const
export type SharedReception = (typeof sharedReceptions)[number]

/** What a block, or one agency of it, set out to reach; compared with the published overall percentage. */
export interface Target {
  readonly block: string
  /** The one agency that this target replaces the block's for; absent: the whole block. */
  readonly agency?: string
  readonly operator: TargetOperator
  readonly percent: number
}

/** A complete method: every field is present, so that a file which carries it needs no knowledge of defaults. */
export interface ScoringMethod {
  readonly questionMethod: QuestionMethod
  readonly criterionMethod: CriterionMethod
  /** Decimal places of a published percentage, 0–6. */
  readonly decimals: number
  readonly ties: Ties
  /** Counted responses below which an agency is listed but not ranked; applied as at least `smallSample`. */
  readonly minimumResponses: number
  /** Answers below which a question is left out of its criterion; applied as at least `smallSample`. */
  readonly minimumAnswers: number
  /** Respondents with a graded answer below which a criterion has no percentage; as at least `smallSample`. */
  readonly minimumCriterionResponses: number
  /** A cell with fewer than this many answers or respondents shows only how many, and enters no other figure. */
  readonly smallSample: number
  readonly sampling: Sampling
  /** The margin e of the required sample size, a share between 0 and 1; null: no requirement. */
  readonly sampleError: number | null
  /** Confidence level of intervals, a share between 0 and 1. */
  readonly confidence: number
  readonly countedChannels: readonly string[]
  /** Option codes of the context question `stage` that count; null: all. */
  readonly countedStages: readonly string[] | null
  readonly targets: readonly Target[]
  /** See shared-reception.ts; absent: `chosen-agency`. */
  readonly sharedReception?: SharedReception
}

/** The method of an agency that chooses nothing else: fits the figures Khánh Hòa published for 2024. */
export const defaultMethod: ScoringMethod = {
  questionMethod: 'mean-score',
  criterionMethod: 'mean-of-questions',
  decimals: 2,
  ties: 'competition',
  minimumResponses: 30,
  minimumAnswers: 5,
  minimumCriterionResponses: 10,
  smallSample: 5,
  sampling: 'self-selected',
  sampleError: null,
  confidence: 0.95,
  countedChannels: ['qr', 'kiosk', 'link', 'paper'],
  countedStages: null,
  targets: [],
}

/**
 * A complete method from the fields somebody chose.
 * @example completeMethod({ ties: 'dense' }).decimals // 2
 */
export function completeMethod(chosen: Partial<ScoringMethod>): ScoringMethod {
  return { ...defaultMethod, ...chosen }
}
