import type { FormDefinition } from '../survey-forms/form-definition.ts'
import type { AgencyFigures } from './agency-figures.ts'
import { countedQuestions } from './criterion-percent.ts'
import { criterionEstimate, type Estimate, overallEstimate } from './estimate.ts'
import type { IndexFigure } from './index-document.ts'
import { intervalOf } from './interval.ts'
import type { ScoringMethod } from './method.ts'
import { publishedBounds } from './published-bounds.ts'
import { hasSmallPair } from './small-sample.ts'
import type { Tally, TallyLayout } from './tally.ts'

/** How sure the figures of one agency are. */
export interface AgencyEstimates {
  readonly overall: Estimate | null
  /** By criterion code. */
  readonly criteria: Readonly<Record<string, Estimate | null>>
}

/**
 * The estimates behind the published figures of an agency; null where there is no percentage, the tally keeps no pair
 * sums, or two of the questions were answered together by fewer than `smallSample`: whoever has the grade counts
 * could work out from the width of an interval what one person answered to both.
 * @param transactions N, of which the responses are a sample; null if not known
 * @example agencyEstimates(form, defaultMethod, layout, tally, agencyFigures(form, defaultMethod, layout, tally), null).overall?.respondents // 40
 */
export function agencyEstimates(
  form: FormDefinition,
  method: ScoringMethod,
  layout: TallyLayout,
  counted: Tally,
  figures: Pick<AgencyFigures, 'overall' | 'criteria'>,
  transactions: number | null,
): AgencyEstimates {
  const weighted = form.criteria.filter(({ weight }) => weight > 0).map(({ code }) => code)
  return {
    overall:
      figures.overall.percent === null
        ? null
        : shown(overallEstimate(form, method, layout, counted, transactions), weighted),
    criteria: Object.fromEntries(
      Object.entries(figures.criteria).map(([code, { percent }]) => [
        code,
        percent === null
          ? null
          : shown(criterionEstimate(form, method, layout, counted, code, transactions), [code]),
      ]),
    ),
  }

  /** A complete census has an interval without the sums of any pair. */
  function shown(estimate: Estimate | null, criteria: readonly string[]): Estimate | null {
    if (estimate === null || estimate.complete) return estimate
    const questions = criteria.flatMap((code) => countedQuestions(method, layout, counted, code))
    return hasSmallPair(method, layout, counted, questions) ? null : estimate
  }
}

/**
 * The confidence interval of an estimate as it is published: each bound rounded once.
 * @example publishedInterval({ percent: 80, variance: 4, respondents: 100, range: [20, 100], complete: true }, defaultMethod) // [80, 80]
 */
export function publishedInterval(
  estimate: Estimate | null,
  { confidence, decimals }: Pick<ScoringMethod, 'confidence' | 'decimals'>,
): IndexFigure['interval'] {
  return estimate === null ? null : publishedBounds(intervalOf(estimate, confidence), decimals)
}
