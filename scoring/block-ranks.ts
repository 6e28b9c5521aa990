import type { AgencyEstimates } from './agency-estimates.ts'
import type { AgencyFigures } from './agency-figures.ts'
import type { Estimate } from './estimate.ts'
import type { IndexFigure } from './index-document.ts'
import type { ScoringMethod } from './method.ts'
import { rankIntervals } from './rank-interval.ts'
import { ranking } from './ranking.ts'

/** The place of one figure in its block. */
export type RankedFigure = Pick<IndexFigure, 'rank' | 'rankInterval' | 'indistinguishableFrom'>

/** Places of one agency, overall and per criterion code; nulls where it is not ranked. */
export interface AgencyRanks {
  readonly overall: RankedFigure
  readonly criteria: Readonly<Record<string, RankedFigure>>
}

/** An agency as its block sees it. */
export interface RankedAgency {
  readonly code: string
  readonly figures: Pick<AgencyFigures, 'ineligibleBecause' | 'overall' | 'criteria'>
  readonly estimates: AgencyEstimates
}

/**
 * The ranks of every agency of a block with how sure they are, in the same order: only eligible agencies take part;
 * "rank" and "rank interval" of the scoring method.
 * @param criteria the codes of the form's criteria
 * @example blockRanks(defaultMethod, [], []) // []
 */
export function blockRanks(
  method: Pick<ScoringMethod, 'ties' | 'confidence'>,
  criteria: readonly string[],
  agencies: readonly RankedAgency[],
): readonly AgencyRanks[] {
  const overall = rankedBy(method, agencies, ({ figures, estimates }) => ({
    percent: figures.overall.percent,
    estimate: estimates.overall,
  }))
  const byCriterion = criteria.map(
    (code) =>
      [
        code,
        rankedBy(method, agencies, ({ figures, estimates }) => ({
          percent: figures.criteria[code]!.percent,
          estimate: estimates.criteria[code]!,
        })),
      ] as const,
  )
  return agencies.map((_, place) => ({
    overall: overall[place]!,
    criteria: Object.fromEntries(byCriterion.map(([code, ranked]) => [code, ranked[place]!])),
  }))
}

function rankedBy(
  { ties, confidence }: Pick<ScoringMethod, 'ties' | 'confidence'>,
  agencies: readonly RankedAgency[],
  figureOf: (agency: RankedAgency) => { percent: number | null; estimate: Estimate | null },
): readonly RankedFigure[] {
  const rivals = agencies.map((agency) => {
    const { percent, estimate } = figureOf(agency)
    return agency.figures.ineligibleBecause === null && percent !== null
      ? { code: agency.code, published: percent, estimate }
      : null
  })
  const ranks = ranking(
    rivals.map((rival) => rival?.published ?? null),
    ties,
  )
  const sureness = rankIntervals(rivals, ties, confidence)
  return agencies.map((_, place) => ({
    rank: ranks[place]!,
    rankInterval: sureness[place]?.interval ?? null,
    indistinguishableFrom: sureness[place]?.indistinguishableFrom.toSorted() ?? null,
  }))
}
