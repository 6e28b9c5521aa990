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
  if (response.review !== null) return response.review
  if (response.late) return 'late'
  if (!isCountedChannel(method, response.channel)) return 'channel'
  if (!isCountedStage(method, response.context[stageQuestion])) return 'stage'
  if (!hasEnoughAnswers(form, response.answers)) return 'too-few-answers'
  return 'counted'
}

function isCountedChannel({ countedChannels }: CountingRule, channel: string | null): boolean {
  if (channel === assistedChannel) return false
  return countedChannels === null || (channel !== null && countedChannels.includes(channel))
}

function isCountedStage({ countedStages }: CountingRule, stage: string | undefined): boolean {
  return countedStages === null || (stage !== undefined && countedStages.includes(stage))
}

function hasEnoughAnswers(form: FormDefinition, answers: Readonly<Record<string, string>>): boolean {
  const codes = indexCodes(form)
  const noOpinion = form.noOpinion?.code
  let answered = 0
  let graded = 0
  for (const code of codes) {
    const answer = answers[code]
    if (answer === undefined) continue
    answered++
    if (answer !== noOpinion) graded++
  }
  return graded > 0 && 2 * answered >= codes.length
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
