import type { ScoringMethod } from './method.ts'
import type { Tally, TallyLayout } from './tally.ts'
import {
  answerCount,
  countsOnly,
  criterionRespondents,
  gradeCounts,
  noOpinionCount,
  pairSums,
  questionPairs,
  responseCount,
  tallyExtent,
  tallyOfSums,
} from './tally.ts'
import type { TallyJson } from './tally-json.ts'
import { tallyToJson } from './tally-json.ts'

/**
 * Whether a cell with so many answers or respondents is withheld: fewer than `smallSample` shows no percentage and
 * no grade counts, only n ("small numbers" of the scoring method). Each cell is judged by its own n: n_q of a
 * question, m_c of a criterion, n of an agency, unit, point, channel, week or respondent group.
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
 * Which cells of an agency, or of one part of it, are withheld. Everything that shows figures asks here, or, for the
 * parts of an agency beside each other, in breakdown-withholding.ts.
 */
export interface WithheldCells {
  /** The whole: its overall percentage. */
  readonly agency: boolean
  readonly criteria: ReadonlySet<string>
  readonly questions: ReadonlySet<string>
  /** The sums would tell a withheld cell; a cell nobody answered has nothing to tell. */
  readonly tally: boolean
}

/**
 * The withheld cells of an agency by itself, from its counted responses: those with fewer than `smallSample` answers
 * or respondents. Nothing has to be withheld to protect them: the figures of one agency are about different answers,
 * and none is computed with the help of a withheld one.
 * @throws if the tally is not of the layout.
 * @example withheldCells(defaultMethod, layout, emptyTally(layout, 'pairs')).agency // true
 */
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
    tally: sizes.some((size) => isSmallGroup(method, size)),
  }
}

/** Somebody, but fewer than `smallSample`. */
function isSmallGroup(method: Pick<ScoringMethod, 'smallSample'>, n: number): boolean {
  return n > 0 && isWithheld(method, n)
}

/**
 * The sums of an agency as they may be published: null where they would give a withheld cell away, and without those
 * of pairs where a pair was answered by fewer than `smallSample`: the sums of a pair that one person answered are that
 * person's two answers.
 * @param withheld of the same tally
 * @throws if the tally is not of the layout.
 * @example publishedTally(defaultMethod, layout, withheldCells(defaultMethod, layout, tally), tally)?.responses // 40
 */
export function publishedTally(
  method: ScoringMethod,
  layout: TallyLayout,
  withheld: Pick<WithheldCells, 'tally'>,
  counted: Tally,
): TallyJson | null {
  if (withheld.tally) return null
  const smallPairs = hasSmallPair(method, layout, counted, layout.indexQuestions)
  return tallyToJson(layout, smallPairs ? countsOnly(layout, counted) : counted)
}

/**
 * Whether some pair of these questions was answered by somebody, but by fewer than `smallSample`: nothing that is
 * published may come from the sums of such a pair. A tally without pair sums has none.
 * @param questions of the index
 * @throws if the tally is not of the layout, or on a question that is not in the index.
 * @example hasSmallPair(defaultMethod, layout, tally, ['access-fees', 'staff-courtesy']) // false
 */
export function hasSmallPair(
  method: Pick<ScoringMethod, 'smallSample'>,
  layout: TallyLayout,
  counted: Tally,
  questions: readonly string[],
): boolean {
  if (tallyExtent(layout, counted) === 'counts') return false
  return questionPairs({ ...layout, indexQuestions: questions }).some(([first, second]) =>
    isSmallGroup(method, pairSums(layout, counted, first, second).both),
  )
}

/**
 * The tally without the answers to withheld questions, as if nobody had given them: what figures that are shown may
 * be computed from. A criterion then leaves such a question out and says so, and nobody can subtract the others
 * from it. Respondents stay as they are, and pair sums are not kept.
 * @throws if the tally is not of the layout.
 * @example answerCount(layout, withoutAnswersTo(layout, tally, new Set(['access-fees'])), 'access-fees') // 0
 */
export function withoutAnswersTo(
  layout: TallyLayout,
  counted: Tally,
  questions: ReadonlySet<string>,
): readonly number[] {
  return tallyOfSums(layout, {
    responses: responseCount(counted),
    questions: Object.fromEntries(
      layout.questions.map((code) => [
        code,
        {
          grades: questions.has(code) ? layout.grades.map(() => 0) : gradeCounts(layout, counted, code),
          noOpinion: noOpinionCount(layout, counted, code),
        },
      ]),
    ),
    criteria: Object.fromEntries(
      layout.criteria.map(({ code }) => [code, criterionRespondents(layout, counted, code)]),
    ),
    pairs: null,
  })
}
