import type { ScoringMethod } from './method.ts'
import type { Tally, TallyLayout } from './tally.ts'
import { answerCount, criterionRespondents, responseCount } from './tally.ts'

/**
 * Whether a cell with so many answers or respondents is withheld: fewer than `smallSample` shows no percentage and
 * no grade counts, only n ("small numbers" of the scoring method). Each cell is judged by its own n: n_q of a
 * question, m_c of a criterion, n of an agency, unit, point, channel, week or respondent group.
 * @example isWithheld({ smallSample: 5 }, 4) // true
 */
function isWithheld(method: Pick<ScoringMethod, 'smallSample'>, n: number): boolean {
  return n < method.smallSample
}

/**
 * A minimum of the method as it is applied: never below `smallSample`. A figure computed with the help of a withheld
 * cell would give that cell away to whoever subtracts the others from it.
 * @example appliedMinimum({ ...defaultMethod, minimumAnswers: 1, smallSample: 5 }, 'minimumAnswers') // 5
 */
export function appliedMinimum<
  Minimum extends 'minimumResponses' | 'minimumAnswers' | 'minimumCriterionResponses',
>(method: Pick<ScoringMethod, Minimum | 'smallSample'>, minimum: Minimum): number {
  return Math.max(method[minimum], method.smallSample)
}

/**
 * Which cells of one agency are withheld. Everything that shows an agency's figures asks here, so that the
 * withholding of a second cell, which keeps the first from being worked out by difference, has one place to go.
 */
export interface WithheldCells {
  readonly agency: boolean
  readonly criteria: ReadonlySet<string>
  readonly questions: ReadonlySet<string>
  /** The sums would tell a withheld cell; a cell nobody answered has nothing to tell. */
  readonly tally: boolean
}

/** The withheld cells of an agency, from its counted responses. */
export function withheldCells(method: ScoringMethod, layout: TallyLayout, counted: Tally): WithheldCells {
  const n = responseCount(counted)
  const criteria = new Map(
    layout.criteria.map(({ code }) => [code, criterionRespondents(layout, counted, code)]),
  )
  const questions = new Map(layout.questions.map((code) => [code, answerCount(layout, counted, code)]))
  const small = (cells: ReadonlyMap<string, number>) =>
    new Set([...cells].filter(([, size]) => isWithheld(method, size)).map(([code]) => code))
  const sizes = [n, ...criteria.values(), ...questions.values()]
  return {
    agency: isWithheld(method, n),
    criteria: small(criteria),
    questions: small(questions),
    tally: sizes.some((size) => size > 0 && isWithheld(method, size)),
  }
}
