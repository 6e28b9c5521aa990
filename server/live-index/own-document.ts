import type { AgencySteps } from '../../scoring/agency-steps.ts'
import type { FigureFlag, IndexAgency, IndexDocument, IndexFigure } from '../../scoring/index-document.ts'
import type { AgencyInput, IndexInput } from '../../scoring/index-input.ts'
import { sumOfTotals } from '../../scoring/response-totals.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import { responseCount, type Tally, type TallyLayout, tallyLayout, tallyOfSums } from '../../scoring/tally.ts'

/** What is known live of an agency beside its steps: numbers of responses alone. */
export interface LiveCounts {
  /** Of every status but `counted`. */
  readonly excluded: AgencyInput['tallies']
  readonly channels: AgencyInput['channels']
}

/**
 * The index document as the people of one agency may see it before publication: that agency alone, scored from its
 * steps. n is live; percentages, grades and all that follows from them move in steps.
 *
 * Not in it: the sums behind the figures; intervals and correlations, which come from sums of pairs, and pairs have no
 * steps; ranks, block means and the number of ranked agencies, which would tell of others. The previous period and the
 * change since are in it: what was published is known, and what is subtracted from it is a figure of the steps.
 * @returns null if the period does not ask about the agency
 */
export function ownDocument(
  input: IndexInput,
  agency: string,
  steps: Pick<AgencySteps, 'whole'>,
  live: LiveCounts,
): IndexDocument | null {
  const layout = tallyLayout(input.form)
  const document = scoreIndex({
    ...input,
    // The others stand there without anything, since who came from whom is seen from all of them together.
    blocks: input.blocks.map((block) => ({
      ...block,
      agencies: block.agencies.map((one) =>
        one.code === agency ? stepped(layout, one, steps, live) : withoutFigures(one),
      ),
    })),
  })
  const block = document.blocks.find(({ agencies }) => agencies.some(({ code }) => code === agency))
  const own = block?.agencies.find(({ code }) => code === agency)
  if (block === undefined || own === undefined) return null
  return {
    ...document,
    responses: { ...sumOfTotals([own.responses]), digest: null },
    blocks: [
      {
        ...block,
        eligible: 0,
        mean: null,
        criteriaMeans: Object.fromEntries(Object.keys(block.criteriaMeans).map((code) => [code, null])),
        agencies: [withoutOthers(own)],
      },
    ],
  }
}

function stepped(
  layout: TallyLayout,
  agency: AgencyInput,
  { whole }: Pick<AgencySteps, 'whole'>,
  { excluded, channels }: LiveCounts,
): AgencyInput {
  const numbers = Object.entries(excluded).map(([status, tally]) => [status, numberAlone(layout, tally)])
  return { ...agency, tallies: { ...Object.fromEntries(numbers), counted: whole }, channels }
}

/** So many responses, and nothing of what they said. */
function numberAlone(layout: TallyLayout, tally: Tally): Tally {
  const noAnswers = { grades: layout.grades.map(() => 0), noOpinion: 0 }
  return tallyOfSums(layout, {
    responses: responseCount(tally),
    questions: Object.fromEntries(layout.questions.map((code) => [code, noAnswers])),
    criteria: Object.fromEntries(layout.criteria.map(({ code }) => [code, 0])),
    pairs: null,
  })
}

function withoutFigures({ imported: _, ...agency }: AgencyInput): AgencyInput {
  return { ...agency, transactions: null, quota: null, tallies: {}, channels: {} }
}

/** An agency without what only comes of being beside others, or of sums that have no steps. */
function withoutOthers(agency: IndexAgency): IndexAgency {
  return {
    ...agency,
    overall: alone(agency.overall),
    criteria: Object.fromEntries(
      Object.entries(agency.criteria).map(([code, figure]) => [code, alone(figure)]),
    ),
    questions: Object.fromEntries(
      Object.entries(agency.questions).map(([code, question]) => [code, { ...question, correlation: null }]),
    ),
    tally: null,
  }
}

function alone(figure: IndexFigure): IndexFigure {
  return {
    ...figure,
    rank: null,
    rankChange: null,
    rankComparable: null,
    interval: null,
    changeInterval: null,
    rankInterval: null,
    indistinguishableFrom: null,
    flags: figure.flags.filter((flag) => !ofOthers.has(flag)),
  }
}

/** They say who is ranked beside the agency. */
const ofOthers: ReadonlySet<FigureFlag> = new Set(['block-size-differs', 'block-membership-differs'])
