import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { publishedInterval } from './agency-estimates.ts'
import type { AgencyComparison } from './comparison.ts'
import { correlationWithOthers } from './correlation.ts'
import { decimalFraction } from './fraction.ts'
import { type FigureFlag, figureFlags, type IndexAgency, type IndexQuestion } from './index-document.ts'
import { indexFigure } from './index-figure.ts'
import type { ScoringMethod, Target } from './method.ts'
import { questionGain } from './question-gain.ts'
import { responseTotals } from './response-totals.ts'
import { roundHalfUp } from './round-half-up.ts'
import { sampleFacts } from './sample-size.ts'
import type { ScoredAgency } from './scored-agency.ts'
import { publishedTally } from './small-sample.ts'
import { tallyLayout } from './tally.ts'
import { isMet, targetOf } from './target.ts'

/**
 * An agency of the index document: its figures with ranks, changes, target and intervals, the facts of its sample, its
 * questions with their priorities, and the sums behind all of them unless they would give a withheld cell away.
 * @param block the code of its block
 * @example
 * indexAgency(form, defaultMethod, 'so-ban-nganh', scoredAgencies(input, block)[0], comparePeriods(scoredWith, null, [[publishedAgency]]).get('SCT')).overall.percent
 * // 88.4
 */
export function indexAgency(
  form: FormDefinition,
  method: ScoringMethod,
  block: string,
  scored: ScoredAgency,
  comparison: AgencyComparison,
): IndexAgency {
  const layout = tallyLayout(form)
  const { input, counted, figures, estimates, ranks } = scored
  const { transactions, quota, unranked } = input
  const target = targetOf(method, block, input.code)
  const eligible = figures.ineligibleBecause === null
  const { exceedsTransactions, ...sample } = sampleFacts(method, {
    counted: figures.counted,
    transactions,
    quota,
  })
  return {
    code: input.code,
    name: input.name,
    eligible,
    ineligibleBecause: figures.ineligibleBecause,
    ...(unranked === undefined ? {} : { unranked }),
    responses: responseTotals(input.tallies),
    transactions,
    quota,
    ...sample,
    previous: comparison.previous,
    channels: input.channels,
    overall: indexFigure(figures.overall, ranks.overall.rank, {
      ...comparison.overall,
      flags: exceedsTransactions
        ? withFlag(comparison.overall.flags, 'more-responses-than-transactions')
        : comparison.overall.flags,
      target: target && {
        operator: target.operator,
        percent: target.percent,
        met: eligible ? isMet(target, figures.overall.percent!) : null,
      },
      interval: publishedInterval(estimates.overall, method),
      rankInterval: ranks.overall.rankInterval,
      indistinguishableFrom: ranks.overall.indistinguishableFrom,
    }),
    criteria: Object.fromEntries(
      layout.criteria.map(({ code }) => [
        code,
        indexFigure(figures.criteria[code]!, ranks.criteria[code]!.rank, {
          ...comparison.criteria[code]!,
          interval: publishedInterval(estimates.criteria[code]!, method),
          rankInterval: ranks.criteria[code]!.rankInterval,
          indistinguishableFrom: ranks.criteria[code]!.indistinguishableFrom,
        }),
      ]),
    ),
    questions: Object.fromEntries(
      Object.entries(figures.questions).map(([code, question]) => [
        code,
        { ...question, ...priority(form, method, scored, target, code) },
      ]),
    ),
    tally: publishedTally(method, layout, figures.withheld, counted),
  }
}

/** What a question promises, where it and the overall that it enters are shown. */
function priority(
  form: FormDefinition,
  method: ScoringMethod,
  { counted, figures }: ScoredAgency,
  target: Target | null,
  question: string,
): Pick<IndexQuestion, 'gain' | 'correlation'> {
  const layout = tallyLayout(form)
  const isShown = figures.overall.percent !== null && figures.questions[question]!.percent !== null
  if (!isShown || !layout.indexQuestions.includes(question)) return { gain: null, correlation: null }
  const gain = target === null ? null : questionGain(form, method, layout, counted, question, target.percent)
  const correlation = correlationWithOthers(form, method, layout, counted, question)
  return {
    gain: gain === null ? null : Number(roundHalfUp(gain, method.decimals)),
    correlation: correlation === null ? null : Number(roundHalfUp(decimalFraction(correlation), 2)),
  }
}

function withFlag(flags: readonly FigureFlag[], flag: FigureFlag): readonly FigureFlag[] {
  return figureFlags.filter((known) => known === flag || flags.includes(known))
}
