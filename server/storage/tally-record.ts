import type { ResponseStatus } from '../../scoring/counted-responses.ts'
import type { Tally } from '../../scoring/tally.ts'
import type { FormId } from '../../survey-forms/form-definition.ts'

/** What a tally counts apart: the agency whole, or one value of one of these; never two crossed. */
export const tallyCuts = ['agency', 'unit', 'point', 'channel', 'week'] as const
export type TallyCut = (typeof tallyCuts)[number]

/** Which responses a tally holds: of one agency, in one status, and of one value of one cut. */
export interface TallyKey {
  readonly period: string
  readonly agency: string
  readonly status: ResponseStatus
  readonly cut: TallyCut
  /** The unit, point, channel or week; for the cut `agency` the agency's own code. */
  readonly value: string
}

/** A tally without its numbers: what it is, and how far it has come. */
export interface TallyHeader extends TallyKey {
  readonly _id: string
  /** All responses of a tally answered this form version: a period has one, and a tally is laid out for it. */
  readonly form: FormId
  /** The last entry of the period's log whose effect is in `sums`. */
  readonly lastBatch: number
}

export interface TallyRecord extends TallyHeader {
  /** Laid out by scoring/tally.ts for `form`; weeks hold grade counts only, everything else pair sums too. */
  readonly sums: Tally
}

/**
 * The name of a tally.
 * @throws if a part holds the separator: two different tallies could then share a name
 * @example tallyId({ period: '2025', agency: 'snv', status: 'counted', cut: 'channel', value: 'qr' })
 * // '2025|snv|counted|channel|qr'
 */
export function tallyId({ period, agency, status, cut, value }: TallyKey): string {
  const parts = [period, agency, status, cut, value]
  if (parts.some((part) => part.includes('|'))) throw new Error(`no code may hold "|": ${parts.join(' ')}`)
  return parts.join('|')
}
