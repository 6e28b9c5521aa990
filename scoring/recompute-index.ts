import { type AgencyEstimates, agencyEstimates, publishedInterval } from './agency-estimates.ts'
import { type AgencyFigures, agencyFigures } from './agency-figures.ts'
import { blockMeans } from './block-means.ts'
import { type AgencyRanks, blockRanks, type RankedFigure } from './block-ranks.ts'
import { changesOf } from './changes.ts'
import type { AgencyComparison, FigureComparison } from './comparison.ts'
import { exclusionReasons } from './counted-responses.ts'
import type { SetApart } from './eligibility.ts'
import { noEstimates, tallyOfSize } from './imported-figures.ts'
import { indexAgency } from './index-agency.ts'
import {
  figureFlags,
  type IndexAgency,
  type IndexBlock,
  type IndexDocument,
  type IndexFigure,
  type IndexQuestion,
} from './index-document.ts'
import type { AgencyInput } from './index-input.ts'
import { type JsonDifference, jsonDifferences } from './json-differences.ts'
import { questionPercent } from './question-percent.ts'
import { sumOfTotals } from './response-totals.ts'
import { roundHalfUp } from './round-half-up.ts'
import { sampleFacts } from './sample-size.ts'
import { byRankThenCode } from './score-index.ts'
import { countedElsewhere } from './shared-reception.ts'
import { type Tally, type TallyLayout, tallyExtent, tallyLayout } from './tally.ts'
import { tallyFromJson } from './tally-json.ts'
import { isMet, targetOf } from './target.ts'

/** What an index document says beside what its own sums come to. */
export interface RecomputedIndex {
  readonly differences: readonly JsonDifference[]
  /** What could not be computed again, since the document does not carry the sums for it. */
  readonly unchecked: readonly UncheckedAgency[]
}

export interface UncheckedAgency {
  readonly agency: string
  /** `percentages`: its sums are withheld, or were never known; `intervals`: the sums of pairs alone. */
  readonly what: 'percentages' | 'intervals'
}

/** How far a bound of an interval may lie from its own computation: another machine's logarithms differ in a digit. */
const intervalTolerance = 0.01

/**
 * Computes an index document once more from the sums it carries: percentages, eligibility, ranks, changes and totals
 * exactly, intervals to 0.01, rank intervals, sample facts, targets and priorities. What cannot follow from the
 * document itself is taken from it: names, decisions, what is known of the previous period, and the digests, which the
 * caller checks.
 * @param document matches `indexDocumentSchema`
 * @example recomputeIndex(document) // { differences: [], unchecked: [] }
 */
export function recomputeIndex(document: IndexDocument): RecomputedIndex {
  const { definition } = document.form
  const layout = tallyLayout(definition)
  const read = document.blocks.map((block) =>
    block.agencies.map((agency, place) => readAgency(document, layout, block, agency, place)),
  )
  const misread = read.flatMap((agencies) => agencies.flatMap(({ mistakes }) => mistakes))
  // Sums that no responses have are not computed with.
  if (misread.length > 0) return { differences: misread, unchecked: [] }
  const expected = {
    ...document,
    form: { ...document.form, code: definition.code, version: definition.version },
    criteria: definition.criteria.map(({ code, name, weight }) => ({ code, name, weight })),
    responses: {
      ...sumOfTotals(document.blocks.flatMap(({ agencies }) => agencies.map(({ responses }) => responses))),
      digest: document.responses.digest,
    },
    blocks: document.blocks.map((block, place) => expectedBlock(document, block, read[place]!)),
  }
  return {
    differences: [...jsonDifferences(document, expected, toleranceAt), ...orderDifferences(expected)],
    unchecked: read.flatMap((agencies) =>
      agencies.flatMap(({ agency, scored, hasPairs }): readonly UncheckedAgency[] => {
        if (scored === null) return [{ agency: agency.code, what: 'percentages' }]
        return hasPairs ? [] : [{ agency: agency.code, what: 'intervals' }]
      }),
    ),
  }
}

function toleranceAt(path: string): number {
  return /\/(?:interval|changeInterval|correlation)(?:\/\d+)?$/.test(path) ? intervalTolerance : 0
}

/** An agency of the document, with what its own sums come to. */
interface ReadAgency {
  readonly agency: IndexAgency
  /** Null without sums. */
  readonly scored: {
    readonly input: AgencyInput
    readonly counted: Tally
    readonly figures: AgencyFigures
  } | null
  readonly estimates: AgencyEstimates
  readonly hasPairs: boolean
  readonly mistakes: readonly JsonDifference[]
}

function readAgency(
  { form: { definition }, blocks, method }: IndexDocument,
  layout: TallyLayout,
  block: IndexBlock,
  agency: IndexAgency,
  place: number,
): ReadAgency {
  const none = { agency, scored: null, estimates: noEstimates(layout), hasPairs: false }
  if (agency.tally === null) return { ...none, mistakes: [] }
  const parsed = tallyFromJson(layout, agency.tally, countedElsewhere(method))
  if (!parsed.ok) {
    const path = `/blocks/${blocks.indexOf(block)}/agencies/${place}`
    return {
      ...none,
      mistakes: parsed.mistakes.map((mistake) => ({ path, found: mistake, expected: undefined })),
    }
  }
  const counted = parsed.tally
  const hasPairs = tallyExtent(layout, counted) === 'pairs'
  const figures = agencyFigures(definition, method, layout, counted, setApart(agency))
  return {
    agency,
    scored: { input: inputOf(layout, agency, counted), counted, figures },
    estimates: hasPairs
      ? agencyEstimates(definition, method, layout, counted, figures, agency.transactions)
      : noEstimates(layout),
    hasPairs,
    mistakes: [],
  }
}

/** That an agency ended follows from nothing else in the document; that it was not to be ranked, from the reason it gives. */
function setApart({ ineligibleBecause, unranked }: IndexAgency): SetApart | null {
  if (ineligibleBecause === 'ended') return 'ended'
  return unranked === undefined ? null : 'unranked'
}

/** The input from which the agency was scored, as far as the document shows it. */
function inputOf(layout: TallyLayout, agency: IndexAgency, counted: Tally): AgencyInput {
  const { code, name, unranked, transactions, quota, channels, responses } = agency
  const excluded = exclusionReasons.map((reason) => [reason, tallyOfSize(layout, responses.excluded[reason])])
  return {
    code,
    name,
    predecessors: [],
    ended: agency.ineligibleBecause === 'ended',
    ...(unranked === undefined ? {} : { unranked }),
    transactions,
    quota,
    tallies: { ...Object.fromEntries(excluded), counted },
    channels,
  }
}

function expectedBlock(
  { form: { definition }, method }: IndexDocument,
  block: IndexBlock,
  read: readonly ReadAgency[],
): IndexBlock {
  const codes = definition.criteria.map(({ code }) => code)
  const rivals = read.map(({ agency, scored, estimates }) => ({
    code: agency.code,
    figures: scored?.figures ?? {
      ...agency,
      ineligibleBecause: setApart(agency) ?? agency.ineligibleBecause,
    },
    estimates,
  }))
  const ranks = blockRanks(method, codes, rivals)
  // How sure a rank is depends on every rival's interval: with one of them unknown, none can be computed again.
  const sureness = read.every(({ agency, hasPairs }) => hasPairs || !agency.eligible)
  const means = blockMeans(
    method,
    codes,
    rivals.map(({ figures }) => figures),
  )
  const agencies = read.map((one, place) => {
    const places = sureness ? ranks[place]! : withPublishedSureness(ranks[place]!, one.agency)
    const { agency, scored } = one
    if (scored === null) return expectedWithoutSums({ definition, method }, block.code, agency, places)
    const expected = indexAgency(
      definition,
      method,
      block.code,
      { ...scored, estimates: one.estimates, ranks: places },
      lookedBack(method, one, places),
    )
    return one.hasPairs ? expected : withPublishedIntervals(expected, agency)
  })
  return {
    ...block,
    size: agencies.length,
    eligible: agencies.filter(({ eligible }) => eligible).length,
    mean: means.overall,
    criteriaMeans: means.criteria,
    // In the order of the document, so that each agency is compared with itself.
    agencies,
  }
}

/** Agencies that do not stand in the order of their ranks. */
function orderDifferences(expected: IndexDocument): readonly JsonDifference[] {
  return expected.blocks.flatMap(({ agencies }, place) => {
    const codes = (list: readonly IndexAgency[]) => list.map(({ code }) => code)
    return jsonDifferences(
      codes(agencies),
      codes(agencies.toSorted(byRankThenCode)),
      () => 0,
      `/blocks/${place}/agencies`,
    )
  })
}

/** What the document says of the previous period, with the changes that follow from it. */
function lookedBack(
  method: IndexDocument['method'],
  { agency, scored, estimates, hasPairs }: ReadAgency,
  ranks: AgencyRanks,
): AgencyComparison {
  const compared = (
    published: IndexFigure,
    percent: number | null,
    { rank }: RankedFigure,
    estimate: AgencyEstimates['overall'],
  ): FigureComparison => {
    const interval = hasPairs ? publishedInterval(estimate, method) : published.interval
    const { previousPercent, previousInterval, previousRank, previousRanked, comparable, rankComparable } =
      published
    return {
      previousPercent,
      previousInterval,
      previousRank,
      previousRanked,
      comparable,
      rankComparable,
      // The one flag that follows from the document itself is set again by indexAgency.
      flags: published.flags.filter((flag) => flag !== 'more-responses-than-transactions'),
      ...changesOf(method, { percent, rank, interval }, published),
    }
  }
  return {
    previous: agency.previous,
    overall: compared(agency.overall, scored!.figures.overall.percent, ranks.overall, estimates.overall),
    criteria: Object.fromEntries(
      Object.entries(agency.criteria).map(([code, published]) => [
        code,
        compared(
          published,
          scored!.figures.criteria[code]?.percent ?? null,
          ranks.criteria[code] ?? { rank: null, rankInterval: null, indistinguishableFrom: null },
          estimates.criteria[code] ?? null,
        ),
      ]),
    ),
  }
}

function withPublishedSureness(ranks: AgencyRanks, agency: IndexAgency): AgencyRanks {
  const one = ({ rank }: RankedFigure, published: IndexFigure | undefined): RankedFigure => ({
    rank,
    rankInterval: published?.rankInterval ?? null,
    indistinguishableFrom: published?.indistinguishableFrom ?? null,
  })
  return {
    overall: one(ranks.overall, agency.overall),
    criteria: Object.fromEntries(
      Object.entries(ranks.criteria).map(([code, figure]) => [code, one(figure, agency.criteria[code])]),
    ),
  }
}

/** Intervals and correlations as published: the sums of pairs they come from are not in the document. */
function withPublishedIntervals(expected: IndexAgency, published: IndexAgency): IndexAgency {
  return {
    ...expected,
    overall: { ...expected.overall, interval: published.overall.interval },
    criteria: Object.fromEntries(
      Object.entries(expected.criteria).map(([code, figure]) => [
        code,
        { ...figure, interval: published.criteria[code]?.interval ?? null },
      ]),
    ),
    questions: Object.fromEntries(
      Object.entries(expected.questions).map(([code, question]) => [
        code,
        { ...question, correlation: published.questions[code]?.correlation ?? null },
      ]),
    ),
  }
}

/** An agency whose sums are withheld or unknown: its percentages are taken, and what follows from them is computed. */
function expectedWithoutSums(
  {
    definition,
    method,
  }: { definition: IndexDocument['form']['definition']; method: IndexDocument['method'] },
  block: string,
  agency: IndexAgency,
  ranks: AgencyRanks,
): IndexAgency {
  const { transactions, quota, responses } = agency
  const { exceedsTransactions, ...sample } = sampleFacts(method, {
    counted: responses.counted,
    transactions,
    quota,
  })
  const placed = (figure: IndexFigure, place: RankedFigure): IndexFigure => ({
    ...figure,
    ...place,
    ...changesOf(method, { ...figure, rank: place.rank }, figure),
  })
  const overall = placed(agency.overall, ranks.overall)
  const { percent } = overall
  const ineligibleBecause = setApart(agency) ?? agency.ineligibleBecause
  const eligible = ineligibleBecause === null
  const target = targetOf(method, block, agency.code)
  return {
    ...agency,
    eligible,
    ineligibleBecause,
    responses: sumOfTotals([responses]),
    ...sample,
    overall: {
      ...overall,
      flags: figureFlags.filter((flag) =>
        flag === 'more-responses-than-transactions' ? exceedsTransactions : overall.flags.includes(flag),
      ),
      target: target && {
        operator: target.operator,
        percent: target.percent,
        met: eligible && percent !== null ? isMet(target, percent) : null,
      },
    },
    criteria: Object.fromEntries(
      Object.entries(agency.criteria).map(([code, figure]) => [code, placed(figure, ranks.criteria[code]!)]),
    ),
    questions: Object.fromEntries(
      Object.entries(agency.questions).map(([code, question]) => [
        code,
        { ...question, ...ofGrades(question) },
      ]),
    ),
  }

  /** The grades of a question are its own sums. */
  function ofGrades({ grades }: IndexQuestion): Partial<IndexQuestion> {
    if (grades === null) return {}
    const counts = definition.scale.map(({ code }) => grades[code] ?? 0)
    const exact = questionPercent(method.questionMethod, definition.scale, counts)
    return {
      counted: counts.reduce((sum, count) => sum + count, 0),
      percent: exact === null ? null : Number(roundHalfUp(exact, method.decimals)),
    }
  }
}
