import type { AgencyFigures } from './agency-figures.ts'
import { decimalFraction, mean } from './fraction.ts'
import type { ScoringMethod } from './method.ts'
import { roundHalfUp } from './round-half-up.ts'

/** The means of a block; null where no eligible agency has the figure. */
export interface BlockMeans {
  readonly overall: number | null
  /** By criterion code. */
  readonly criteria: Readonly<Record<string, number | null>>
}

/**
 * The plain means of the published percentages of a block's eligible agencies, exactly and rounded once, so that
 * anyone can compute them from the table ("block mean" of the index document).
 * @param criteria the codes of the form's criteria
 * @example blockMeans({ decimals: 2 }, ['access'], [figures]).overall // 88.4
 */
export function blockMeans(
  { decimals }: Pick<ScoringMethod, 'decimals'>,
  criteria: readonly string[],
  agencies: readonly Pick<AgencyFigures, 'ineligibleBecause' | 'overall' | 'criteria'>[],
): BlockMeans {
  const eligible = agencies.filter((agency) => agency.ineligibleBecause === null)
  const meanOf = (percents: readonly (number | null | undefined)[]) => {
    const known = percents.filter((percent) => percent !== null && percent !== undefined)
    const exact = mean(known.map(decimalFraction))
    return exact === null ? null : Number(roundHalfUp(exact, decimals))
  }
  return {
    overall: meanOf(eligible.map((agency) => agency.overall.percent)),
    criteria: Object.fromEntries(
      criteria.map((code) => [code, meanOf(eligible.map((agency) => agency.criteria[code]?.percent))]),
    ),
  }
}
