import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { indexQuestions } from '../survey-forms/form-definition.ts'
import type { ScoringMethod } from './method.ts'

/**
 * Why a response is not counted, in order of precedence: a person's decision first, then when, how and where it
 * came, and last what it holds. A response has exactly one status, so `received = counted + Σ excluded`.
 */
export const exclusionReasons = ['rejected', 'held', 'late', 'channel', 'stage', 'too-few-answers'] as const

export type ExclusionReason = (typeof exclusionReasons)[number]

export type ResponseStatus = 'counted' | ExclusionReason

/** Every status, `counted` first. */
export const responseStatuses: readonly ResponseStatus[] = ['counted', ...exclusionReasons]

/** Answers that a member of staff gave on somebody's behalf: kept and shown, counted under no method. */
export const assistedChannel = 'assisted'

/** The context question whose answer `countedStages` is about. */
export const stageQuestion = 'stage'

/** What the rule looks at in a response. */
export interface CountableResponse {
  /** Graded question code → grade code or the form's no-opinion code; a blank is absent. */
  readonly answers: Readonly<Record<string, string>>
  readonly context: Readonly<Record<string, string>>
  /** Null where the source does not say; counted only by a rule without `countedChannels`. */
  readonly channel: string | null
  /** It arrived after the period was closed. */
  readonly late: boolean
  /** What the integrity review says: held for a decision, rejected, or nothing against it. */
  readonly review: null | 'held' | 'rejected'
}

/** The part of a method that decides what counts; null: no limit (only for a file that lacks the column). */
export interface CountingRule {
  readonly countedChannels: ScoringMethod['countedChannels'] | null
  readonly countedStages: ScoringMethod['countedStages']
}

/** The same response with its answers to the index questions counted, for whoever reads millions in bulk. */
export interface CountableFacts {
  /** How many index questions the form has. */
  readonly indexQuestions: number
  /** How many of them carry a grade. */
  readonly graded: number
  /** How many of them carry no-opinion. */
  readonly noOpinion: number
  readonly stage: string | undefined
  readonly channel: string | null
  readonly late: boolean
  readonly review: null | 'held' | 'rejected'
}

/**
 * Whether a response counts, and if not, the one reason: the only place that decides, for the board, every
 * export, the interface for programs and publication alike ("counted responses" of the scoring method).
 *
 * A response is valid if at least half of the form's index questions carry a grade or no-opinion and at least one
 * carries a grade. Its answers are those of the form (already parsed).
 * @example
 * responseStatus(form, defaultMethod, { answers: {}, context: {}, channel: 'qr', late: false, review: null })
 * // 'too-few-answers'
 */
export function responseStatus(
  form: FormDefinition,
  method: CountingRule,
  response: CountableResponse,
): ResponseStatus {
  const codes = indexCodes(form)
  const noOpinionCode = form.noOpinion?.code
  let graded = 0
  let noOpinion = 0
  for (const code of codes) {
    const answer = response.answers[code]
    if (answer === undefined) continue
    if (answer === noOpinionCode) noOpinion++
    else graded++
  }
  return statusOfFacts(method, {
    indexQuestions: codes.length,
    graded,
    noOpinion,
    stage: response.context[stageQuestion],
    channel: response.channel,
    late: response.late,
    review: response.review,
  })
}

/**
 * The rule itself, on the facts of a response: `responseStatus` for answers that have been counted already.
 * @example
 * // Ten of twenty questions are half of them:
 * statusOfFacts(defaultMethod, {
 *   indexQuestions: 20, graded: 1, noOpinion: 9, stage: undefined, channel: 'qr', late: false, review: null,
 * })
 * // 'counted'
 */
export function statusOfFacts(rule: CountingRule, response: CountableFacts): ResponseStatus {
  if (response.review !== null) return response.review
  if (response.late) return 'late'
  if (!isCountedChannel(rule, response.channel)) return 'channel'
  if (!isCountedStage(rule, response.stage)) return 'stage'
  if (!hasEnoughAnswers(response)) return 'too-few-answers'
  return 'counted'
}

function isCountedChannel({ countedChannels }: CountingRule, channel: string | null): boolean {
  if (channel === assistedChannel) return false
  return countedChannels === null || (channel !== null && countedChannels.includes(channel))
}

function isCountedStage({ countedStages }: CountingRule, stage: string | undefined): boolean {
  return countedStages === null || (stage !== undefined && countedStages.includes(stage))
}

function hasEnoughAnswers({ indexQuestions: questions, graded, noOpinion }: CountableFacts): boolean {
  return graded > 0 && 2 * (graded + noOpinion) >= questions
}

/** A form never changes, and a million responses ask for the same list. */
const codesByForm = new WeakMap<FormDefinition, readonly string[]>()

function indexCodes(form: FormDefinition): readonly string[] {
  let codes = codesByForm.get(form)
  if (codes === undefined) {
    codes = indexQuestions(form).map((question) => question.code)
    codesByForm.set(form, codes)
  }
  return codes
}
