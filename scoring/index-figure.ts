import type { AgencyFigure } from './agency-figures.ts'
import type { IndexFigure } from './index-document.ts'

/**
 * A figure of the index document that stands by itself: nothing to compare it with, no target and no interval.
 * @example indexFigure({ percent: 88.4, respondents: 118, questionsCounted: [20, 20] }, 7).change // null
 */
export function indexFigure(
  { percent, respondents, questionsCounted }: AgencyFigure,
  rank: number | null,
): IndexFigure {
  return {
    percent,
    respondents,
    rank,
    previousPercent: null,
    change: null,
    previousRank: null,
    rankChange: null,
    comparable: null,
    rankComparable: null,
    flags: [],
    questionsCounted,
    target: null,
    interval: null,
    rankInterval: null,
  }
}
