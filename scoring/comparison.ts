import { changesOf } from './changes.ts'
import { type Comparability, comparability, type ScoredWith } from './comparability.ts'
import { type FigureFlag, figureFlags, type IndexFigure, type IndexPredecessor } from './index-document.ts'
import { type AgencyOrigin, type Origin, originsOf, type PreviousStanding } from './predecessors.ts'
import type { PreviousFigure, PreviousIndex } from './previous-index.ts'

/** A figure of this period as it is published. */
export type PublishedFigure = Pick<IndexFigure, 'percent' | 'rank' | 'interval'>

/** An agency of this period as it is published. */
export interface PublishedAgency extends AgencyOrigin {
  readonly eligible: boolean
  readonly overall: PublishedFigure
  /** By criterion code. */
  readonly criteria: Readonly<Record<string, PublishedFigure>>
}

/** What the index document says of a figure and the previous period. */
export type FigureComparison = Pick<
  IndexFigure,
  | 'previousPercent'
  | 'previousInterval'
  | 'change'
  | 'changeInterval'
  | 'previousRank'
  | 'previousRanked'
  | 'rankChange'
  | 'comparable'
  | 'rankComparable'
  | 'flags'
>

export interface AgencyComparison {
  readonly previous: readonly IndexPredecessor[] | null
  readonly overall: FigureComparison
  /** By criterion code. */
  readonly criteria: Readonly<Record<string, FigureComparison>>
}

/**
 * Every agency beside what it was in the previous period, by agency code; "change in points" and "rank change" of the
 * scoring method. Points and ranks are comparable separately: points where both were made in the same way
 * (comparability.ts), ranks where the agencies ranked then and now correspond one to one.
 * @param now what the percentages of this period were made with
 * @param previous null: nothing to compare with
 * @param blocks each a list of agencies, ranked among themselves
 * @example
 * comparePeriods(scoredWith, null, [[publishedAgency]]).get('SCT')?.overall.change // null
 */
export function comparePeriods(
  now: ScoredWith,
  previous: PreviousIndex | null,
  blocks: readonly (readonly PublishedAgency[])[],
): ReadonlyMap<string, AgencyComparison> {
  if (previous === null) {
    return new Map(blocks.flat().map((agency) => [agency.code, comparedWithNothing(agency)]))
  }
  const origins = originsOf(previous, blocks.flat())
  const ofOverall = comparability(now, previous, null)
  const ofCriterion = new Map(now.form.criteria.map(({ code }) => [code, comparability(now, previous, code)]))
  return new Map(
    blocks.flatMap((block) => {
      const correspondence = correspondenceOf(block, origins, previous)
      return block.map((agency): readonly [string, AgencyComparison] => {
        const origin = origins.get(agency.code)!
        const compare = (
          figure: PublishedFigure,
          made: Comparability,
          figureOf: (standing: PreviousStanding) => PreviousFigure | undefined,
        ) => compareFigure({ now, previous, origin, correspondence, figure, made, figureOf })
        return [
          agency.code,
          {
            previous: standings(origin).map(predecessor),
            overall: compare(agency.overall, ofOverall, (standing) => standing.agency.overall),
            criteria: Object.fromEntries(
              Object.entries(agency.criteria).map(([code, figure]) => [
                code,
                compare(figure, ofCriterion.get(code)!, (standing) => standing.agency.criteria[code]),
              ]),
            ),
          },
        ]
      })
    }),
  )
}

/** A figure without a previous period. */
export const comparedWithoutPrevious: FigureComparison = {
  previousPercent: null,
  previousInterval: null,
  change: null,
  changeInterval: null,
  previousRank: null,
  previousRanked: null,
  rankChange: null,
  comparable: null,
  rankComparable: null,
  flags: [],
}

function comparedWithNothing({ criteria }: PublishedAgency): AgencyComparison {
  return {
    previous: null,
    overall: comparedWithoutPrevious,
    criteria: Object.fromEntries(Object.keys(criteria).map((code) => [code, comparedWithoutPrevious])),
  }
}

/** Whether the agencies ranked in a block are those that were ranked, one for one. */
type Correspondence = 'same' | 'ranks-unknown' | 'block-size-differs' | 'block-membership-differs'

function correspondenceOf(
  block: readonly PublishedAgency[],
  origins: ReadonlyMap<string, Origin>,
  previous: PreviousIndex,
): Correspondence {
  const ranksKnown = previous.blocks.some(({ agencies }) =>
    agencies.some(({ overall }) => overall.rank !== null),
  )
  if (!ranksKnown) return 'ranks-unknown'
  const eligible = block.filter((agency) => agency.eligible)
  const before = eligible.map((agency) => origins.get(agency.code)!)
  const past = before.flatMap(standings)
  const ranked = past.find((standing) => standing.agency.overall.rank !== null)
  if (ranked === undefined || ranked.ranked !== eligible.length) return 'block-size-differs'
  // As many then as now, each from one of them and no two from the same: nobody of then is left over.
  const corresponds = before.every(
    (origin) =>
      origin.kind === 'one' && origin.of.block === ranked.block && origin.of.agency.overall.rank !== null,
  )
  return corresponds ? 'same' : 'block-membership-differs'
}

interface ComparedFigure {
  readonly now: ScoredWith
  readonly previous: PreviousIndex
  readonly origin: Origin
  readonly correspondence: Correspondence
  readonly figure: PublishedFigure
  readonly made: Comparability
  readonly figureOf: (standing: PreviousStanding) => PreviousFigure | undefined
}

function compareFigure(parts: ComparedFigure): FigureComparison {
  const { now, previous, origin, correspondence, figure, made } = parts
  const standing = origin.kind === 'one' || origin.kind === 'split' ? origin.of : null
  const before = standing === null ? undefined : parts.figureOf(standing)
  const isHeir = origin.kind === 'one'
  const isSameFigure = isHeir && before !== undefined
  const comparable = isSameFigure && made.comparable

  const ties = previous.method?.ties
  const tiesDiffer = ties !== undefined && ties !== now.method.ties
  const rankComparable = isSameFigure && correspondence === 'same' && !tiesDiffer

  const flags = new Set<FigureFlag>(made.flags)
  if (tiesDiffer) flags.add('method-differs')
  if (correspondence === 'block-size-differs' || correspondence === 'block-membership-differs') {
    flags.add(correspondence)
  }
  if (origin.kind === 'none') flags.add('no-predecessor')
  if (origin.kind === 'merged' || origin.kind === 'split') flags.add(origin.kind)
  if (standing !== null && before === undefined) flags.add('criteria-differ')

  const confidence = previous.method?.confidence ?? now.method.confidence
  const previousRank = before?.rank ?? null
  const looksBackOn = {
    previousPercent: before?.percent ?? null,
    // Of another confidence it makes no interval of a change.
    previousInterval: confidence === now.method.confidence ? (before?.interval ?? null) : null,
    previousRank,
    previousRanked: previousRank === null ? null : standing!.ranked,
    comparable,
    rankComparable: correspondence === 'ranks-unknown' ? null : rankComparable,
    flags: figureFlags.filter((flag) => flags.has(flag)),
  }
  return { ...looksBackOn, ...changesOf(now.method, figure, looksBackOn) }
}

function standings(origin: Origin): readonly PreviousStanding[] {
  switch (origin.kind) {
    case 'merged':
      return origin.of
    case 'none':
      return []
    case 'one':
    case 'split':
      return [origin.of]
  }
}

function predecessor({ agency, ranked }: PreviousStanding): IndexPredecessor {
  const { percent, rank } = agency.overall
  return { code: agency.code, name: agency.name, percent, rank, ranked: rank === null ? null : ranked }
}
