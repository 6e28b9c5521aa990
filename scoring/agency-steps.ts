import type { ScoringMethod } from './method.ts'
import type { Tally, TallyLayout } from './tally.ts'
import {
  criterionRespondents,
  emptyTally,
  gradeCounts,
  mergeTallies,
  noOpinionCount,
  responseCount,
  tallyOfSums,
} from './tally.ts'

/**
 * What an agency is shown of itself at one moment, and what has to be kept to go on from there. All tallies are of
 * counts. In each, the responses and m_c are live, and the answers to every question are those of its last step.
 */
export interface AgencySteps {
  /** What is shown of the whole agency: the sum of `parts` and `shared`, question by question. */
  readonly whole: Tally
  /** What is shown of each part, by code. */
  readonly parts: Readonly<Record<string, Tally>>
  /** By code: what entered the whole in a step together with other parts. Kept, never shown. */
  readonly shared: Readonly<Record<string, Tally>>
}

/**
 * What an agency may see next of itself and of its parts by one cut: `smallSample` for whoever looks before and after
 * ("small numbers" of the scoring method). Percentages are computed from the result (`agencyFigures` of `whole` and of
 * each part), so a criterion moves only where one of its questions does. n moves at once.
 *
 * For each question by itself:
 * - a part takes its new answers in once there are `smallSample` of them, and the whole takes them in with it: one step;
 * - the new answers of parts that have not got so far enter the whole once they are so many together: one step, which
 *   no part ever takes in.
 *
 * So every answer enters all that is ever shown in one step, with at least `smallSample` − 1 others, and every number
 * is a sum of whole steps: whoever keeps all of them can work out steps and nothing less. The whole and its parts
 * stepping each by itself would not do: where six people come and five of them to one desk, the difference is the
 * sixth. For the same reason there is one cut, and sums of its parts: units, of points. A second cut (channels,
 * weeks) would cut steps in two.
 *
 * What a review takes back leaves with the next step, that is once the new answers are `smallSample` more than those
 * taken back: a step downwards would show who is left of an earlier one.
 * @param before what was returned last and shown, even if it looked the same; null at first
 * @param current the counted responses of every part now; every response is of one part
 * @param share whether new answers of several parts may enter the whole together now. They never enter a part
 * afterwards, so whoever looks at every moment should let parts gather their own for a while: false postpones it.
 * @throws if a tally is not of the layout, or a part of `before` is missing: what it showed would be taken back.
 * @example agencySteps(defaultMethod, layout, null, { 'desk-1': tally }).whole.length // 132
 */
export function agencySteps(
  method: Pick<ScoringMethod, 'smallSample'>,
  layout: TallyLayout,
  before: AgencySteps | null,
  current: Readonly<Record<string, Tally>>,
  share = true,
): AgencySteps {
  const codes = Object.keys(current)
  const missing = Object.keys(before?.parts ?? {}).find((code) => current[code] === undefined)
  if (missing !== undefined) throw new Error(`'${missing}' was shown and cannot disappear`)
  const nothing = emptyTally(layout, 'counts')
  const steps = layout.questions.map((question) => {
    const cellOf = (tallies: Readonly<Record<string, Tally>> | undefined, code: string) =>
      questionCell(layout, tallies?.[code] ?? nothing, question)
    return questionSteps(
      Math.max(1, method.smallSample),
      share,
      codes.map((code) => ({
        now: cellOf(current, code),
        shown: cellOf(before?.parts, code),
        shared: cellOf(before?.shared, code),
      })),
    )
  })

  /** The answers of some step, with the n's of `counts`. */
  const tallyAt = (place: number, answers: 'shown' | 'shared', counts: Tally) =>
    tallyOfSums(layout, {
      responses: responseCount(counts),
      questions: Object.fromEntries(
        layout.questions.map((question, at) => {
          const cell = steps[at]![place]![answers]
          return [question, { grades: cell.slice(0, -1), noOpinion: cell.at(-1)! }]
        }),
      ),
      criteria: Object.fromEntries(
        layout.criteria.map(({ code }) => [code, criterionRespondents(layout, counts, code)]),
      ),
      pairs: null,
    })
  const parts = codes.map((code, place) => tallyAt(place, 'shown', current[code]!))
  const shared = codes.map((_, place) => tallyAt(place, 'shared', nothing))
  return {
    whole: [...parts, ...shared].reduce<number[]>(mergeTallies, nothing),
    parts: Object.fromEntries(codes.map((code, place) => [code, parts[place]!])),
    shared: Object.fromEntries(codes.map((code, place) => [code, shared[place]!])),
  }
}

/** The answers to one question: how many gave each grade, then how many had no opinion. */
type QuestionCell = readonly number[]

interface PartAnswers {
  readonly now: QuestionCell
  readonly shown: QuestionCell
  readonly shared: QuestionCell
}

/** The answers to one question in every part, one moment on. */
function questionSteps(
  smallSample: number,
  share: boolean,
  parts: readonly PartAnswers[],
): readonly Pick<PartAnswers, 'shown' | 'shared'>[] {
  const own = parts.map((part) => {
    const next = subtract(part.now, part.shared)
    // Where an answer that was shared has been taken back, the part may lack it: it waits for others.
    const steps = answers(next) - answers(part.shown) >= smallSample && next.every((count) => count >= 0)
    return { ...part, shown: steps ? next : part.shown }
  })
  const waiting = own.map(({ now, shown, shared }) => subtract(subtract(now, shown), shared))
  const together = waiting.reduce((sum, cell) => sum + answers(cell), 0)
  if (!share || together < smallSample) return own
  const next = own.map(({ shared }, place) => add(shared, waiting[place]!))
  return own.map(({ shown }, place) => ({ shown, shared: next[place]! }))
}

function questionCell(layout: TallyLayout, tally: Tally, question: string): QuestionCell {
  return [...gradeCounts(layout, tally, question), noOpinionCount(layout, tally, question)]
}

/** n_q of a cell: no-opinion is no answer to score. */
function answers(cell: QuestionCell): number {
  return cell.slice(0, -1).reduce((sum, count) => sum + count, 0)
}

function add(a: QuestionCell, b: QuestionCell): QuestionCell {
  return a.map((count, place) => count + b[place]!)
}

function subtract(a: QuestionCell, b: QuestionCell): QuestionCell {
  return a.map((count, place) => count - b[place]!)
}
