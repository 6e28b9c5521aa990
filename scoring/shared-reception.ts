import type { ScoringMethod, SharedReception } from './method.ts'
import type { TallyLayout } from './tally.ts'

/** The criterion that is about the place and not about the agency: rooms, waiting, signs. */
export const receptionCriterion = 'reception'

/** The desk at which somebody answered, as far as the rule looks at it. */
export interface ReceptionDesk {
  /** The agency that the visitor came to. */
  readonly chosen: string
  /** Whether the desk serves several agencies. */
  readonly isShared: boolean
  /** The agency that runs the place; null: not registered. */
  readonly host: string | null
}

/**
 * Whose index the answers about reception count for at a place that several agencies use ("shared desks"): the agency
 * that the visitor came to, the one that runs the place, or nobody's.
 * @returns an agency's code, or null for nobody's; undefined: the chosen agency's, like all other answers
 * @example receptionFor('host-agency', { chosen: 'SCT', isShared: true, host: 'TTPVHCC' }) // 'TTPVHCC'
 */
export function receptionFor(
  rule: SharedReception | undefined,
  { chosen, isShared, host }: ReceptionDesk,
): string | null | undefined {
  const isElsewhere = host === null ? isShared : host !== chosen
  if (rule === undefined || rule === 'chosen-agency' || !isElsewhere) return undefined
  return rule === 'host-agency' ? host : null
}

/**
 * The criterion whose answers may come from people who answered for another agency; null under most methods. Only
 * there can an agency have more answers than responses.
 * @example countedElsewhere({ sharedReception: 'host-agency' }) // 'reception'
 */
export function countedElsewhere({ sharedReception }: Pick<ScoringMethod, 'sharedReception'>): string | null {
  return sharedReception === 'host-agency' ? receptionCriterion : null
}

/** The answers of one response, apart. */
export interface SplitAnswers {
  readonly reception: Readonly<Record<string, string>>
  readonly others: Readonly<Record<string, string>>
}

/**
 * Takes the answers about reception out of a response.
 * @param answers question code → grade or no-opinion code
 * @example splitAnswers(layout, { 'access-information': 'satisfied' }).others // { 'access-information': 'satisfied' }
 */
export function splitAnswers(
  layout: Pick<TallyLayout, 'criteria'>,
  answers: Readonly<Record<string, string>>,
): SplitAnswers {
  const questions = new Set(layout.criteria.find(({ code }) => code === receptionCriterion)?.questions)
  const entries = Object.entries(answers)
  return {
    reception: Object.fromEntries(entries.filter(([code]) => questions.has(code))),
    others: Object.fromEntries(entries.filter(([code]) => !questions.has(code))),
  }
}
