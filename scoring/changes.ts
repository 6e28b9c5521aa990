import { changeInterval } from './change-interval.ts'
import { add, decimalFraction, fraction, multiply } from './fraction.ts'
import type { IndexFigure } from './index-document.ts'
import type { ScoringMethod } from './method.ts'
import { publishedBounds } from './published-bounds.ts'
import { roundHalfUp } from './round-half-up.ts'

/** What has changed since the previous period. */
export type Changes = Pick<IndexFigure, 'change' | 'changeInterval' | 'rankChange'>

/**
 * The changes of a figure since the previous period, from published values alone, so that whoever holds the document
 * can compute them again: points as now − before, exactly; ranks as before − now, so that up is positive. Null where
 * the document says that they do not compare, or where one side is missing.
 * @example
 * changesOf(defaultMethod, { percent: 88.4, rank: 7, interval: null }, { previousPercent: 86.93, previousInterval: null, previousRank: 9, comparable: true, rankComparable: true })
 * // { change: 1.47, changeInterval: null, rankChange: 2 }
 */
export function changesOf(
  { decimals }: Pick<ScoringMethod, 'decimals'>,
  now: Pick<IndexFigure, 'percent' | 'rank' | 'interval'>,
  before: Pick<
    IndexFigure,
    'previousPercent' | 'previousInterval' | 'previousRank' | 'comparable' | 'rankComparable'
  >,
): Changes {
  const { previousPercent, previousInterval, previousRank, comparable, rankComparable } = before
  const bounds = changeInterval(now, { percent: previousPercent, interval: previousInterval })
  return {
    change: comparable ? difference(now.percent, previousPercent) : null,
    changeInterval: comparable && bounds !== null ? publishedBounds(bounds, decimals) : null,
    rankChange: rankComparable && previousRank !== null && now.rank !== null ? previousRank - now.rank : null,
  }
}

/** now − before of two decimals, exactly; null if either is unknown. */
function difference(now: number | null, before: number | null): number | null {
  if (now === null || before === null) return null
  const exact = add(decimalFraction(now), multiply(fraction(-1), decimalFraction(before)))
  return Number(roundHalfUp(exact, mostDecimals))
}

/** More places than a published percentage has, so that this rounding changes nothing. */
const mostDecimals = 15
