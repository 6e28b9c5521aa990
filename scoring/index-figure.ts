import type { AgencyFigure } from './agency-figures.ts'
import { comparedWithoutPrevious } from './comparison.ts'
import type { IndexFigure } from './index-document.ts'

/** What a figure may have beside its percentage and its rank. */
export type FigureCompany = Omit<IndexFigure, 'percent' | 'respondents' | 'questionsCounted' | 'rank'>

/**
 * A figure of the index document: by itself, nothing to compare it with, no target and no interval; or with as much of
 * that as there is.
 * @example indexFigure({ percent: 88.4, respondents: 118, questionsCounted: [20, 20] }, 7).change // null
 */
export function indexFigure(
  { percent, respondents, questionsCounted }: AgencyFigure,
  rank: number | null,
  company: Partial<FigureCompany> = {},
): IndexFigure {
  return {
    percent,
    respondents,
    rank,
    ...comparedWithoutPrevious,
    questionsCounted,
    target: null,
    interval: null,
    rankInterval: null,
    indistinguishableFrom: null,
    ...company,
  }
}
