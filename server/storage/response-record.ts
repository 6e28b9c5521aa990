import type { ResponseStatus } from '../../scoring/counted-responses.ts'
import type { Answers } from '../../survey-forms/answers.ts'
import type { FormId, Language } from '../../survey-forms/form-definition.ts'

/** By which way a response reached the agency. The counting rule of a method names the ones that count. */
export const channels = ['qr', 'kiosk', 'link', 'paper', 'assisted'] as const
export type Channel = (typeof channels)[number]

/** What the tallier has last taken into the tallies for a response: its status `as` of `revision`. */
export interface TalliedMark {
  readonly revision: number
  readonly as: ResponseStatus
}

/**
 * One visitor's response, as stored. Everything but `status`, `revision`, `untallied` and `tallied` is written once
 * and never changed: the tallier derives what it adds and subtracts from those fields, at any time, again.
 */
export interface ResponseRecord extends Answers {
  /** The submission id: a lower-case UUID. The only unique key, so that a retry can never make a second response. */
  readonly _id: string
  readonly period: string
  /** The agency whose index the response belongs to; of a point that serves several, the one chosen. */
  readonly agency: string
  readonly unit: string | null
  /**
   * The agency whose index the answers about reception count for, where it is not `agency`; null: nobody's. Decided
   * when the response comes, by the method of its period (scoring/shared-reception.ts).
   */
  readonly receptionFor?: string | null
  readonly point: string
  readonly channel: Channel
  readonly form: FormId
  readonly language: Language
  readonly startedAt: Date | null
  readonly receivedAt: Date
  /** ISO week of `receivedAt` in Asia/Ho_Chi_Minh, e.g. "2025-W23". */
  readonly week: string
  /** SHA-256 (hex) of the canonical answers: tells a retry from another submission under the same id. */
  readonly digest: string
  readonly receipt: string
  /** `counted`, or the reason why not: decided by scoring/counted-responses.ts alone. */
  readonly status: ResponseStatus
  /** 1 at first; +1 with every change of status, in the same update. */
  readonly revision: number
  /** true while the tallies do not yet show this revision; absent afterwards. */
  readonly untallied?: true
  readonly tallied?: TalliedMark
}
