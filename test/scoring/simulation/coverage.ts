import { createBulkTally } from '../../../scoring/bulk-tally.ts'
import { countedQuestions, criterionPercent } from '../../../scoring/criterion-percent.ts'
import { criterionEstimate, type Estimate, overallEstimate } from '../../../scoring/estimate.ts'
import { nearestNumber } from '../../../scoring/fraction.ts'
import { intervalOf } from '../../../scoring/interval.ts'
import type { ScoringMethod } from '../../../scoring/method.ts'
import { rankIntervals } from '../../../scoring/rank-interval.ts'
import { type Tally, type TallyLayout, tallyLayout } from '../../../scoring/tally.ts'
import { type SeededRandom, seededRandom } from '../../../server/commands/demo/seeded-random.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import { drawPerson, type Population, trueCriterion } from './population.ts'

/** Of how many intervals how many held the true value. */
export interface Coverage {
  readonly held: number
  readonly of: number
}

/** One case of the simulation. */
export interface CoverageCase {
  readonly seed: string
  readonly form: FormDefinition
  readonly method: ScoringMethod
  readonly population: Population
  /** Responses to each sample. */
  readonly responses: number
  /**
   * How many people each sample is drawn from, whose own percentage is then the true one, for a method whose sampling
   * is `random`; absent: all who could be drawn.
   */
  readonly from?: number
}

/** How often the overall interval, and the interval of each criterion, held the true percentage. */
export function intervalCoverage(
  { seed, form, method, population, responses, from }: CoverageCase,
  replications: number,
): { readonly overall: Coverage; readonly criteria: readonly Coverage[] } {
  const layout = tallyLayout(form)
  const random = seededRandom(seed)
  const truth = trueCriterion(population, form, method)
  const overall = { held: 0, of: 0 }
  const criteria = form.criteria.map(() => ({ held: 0, of: 0 }))
  const judge = (coverage: { held: number; of: number }, estimate: Estimate | null, value: number) => {
    if (estimate === null) return
    const [lower, upper] = intervalOf(estimate, method.confidence)
    coverage.of++
    if (lower <= value && value <= upper) coverage.held++
  }
  for (let replication = 0; replication < replications; replication++) {
    const people = drawPeople(form, layout, population, random)
    const tally = people(responses)
    const everybody = from === undefined ? null : people(from - responses)
    const values = form.criteria.map(({ code, weight }) => ({
      weight,
      value:
        everybody === null
          ? truth(code, countedQuestions(method, layout, tally, code))
          : publishedCriterion(method, layout, everybody, code),
    }))
    for (const [place, { code }] of form.criteria.entries()) {
      const estimate = criterionEstimate(form, method, layout, tally, code, from ?? null)
      judge(criteria[place]!, estimate, values[place]!.value)
    }
    judge(overall, overallEstimate(form, method, layout, tally, from ?? null), weightedMean(values))
  }
  return { overall, criteria }
}

function publishedCriterion(
  method: ScoringMethod,
  layout: TallyLayout,
  tally: Tally,
  criterion: string,
): number {
  const { numerator, denominator } = criterionPercent(method, layout, tally, criterion).percent!
  return nearestNumber(numerator, denominator)
}

/** A block of agencies, each with its own population and sample. */
export interface RankCoverageCase {
  readonly seed: string
  readonly form: FormDefinition
  readonly method: ScoringMethod
  readonly agencies: readonly { readonly population: Population; readonly responses: number }[]
}

/**
 * How often the rank interval of each agency held every rank that it truly shares: from one more than the agencies
 * that are truly better to the last but those that are truly worse.
 */
export function rankCoverage(
  { seed, form, method, agencies }: RankCoverageCase,
  replications: number,
): readonly Coverage[] {
  const layout = tallyLayout(form)
  const random = seededRandom(seed)
  const truths = agencies.map(({ population }) => {
    const truth = trueCriterion(population, form, method)
    return weightedMean(
      form.criteria.map(({ code, weight, questions }) => ({
        weight,
        value: truth(
          code,
          questions.map((question) => question.code),
        ),
      })),
    )
  })
  const coverages = agencies.map(() => ({ held: 0, of: 0 }))
  for (let replication = 0; replication < replications; replication++) {
    const estimates = agencies.map(({ population, responses }, place) => {
      const tally = drawPeople(form, layout, population, random)(responses)
      const estimate = overallEstimate(form, method, layout, tally, null)!
      return { code: `${place}`, published: Math.round(estimate.percent * 100) / 100, estimate }
    })
    for (const [place, rank] of rankIntervals(estimates, method.ties, method.confidence).entries()) {
      const best = 1 + truths.filter((truth) => truth > truths[place]!).length
      const worst = agencies.length - truths.filter((truth) => truth < truths[place]!).length
      coverages[place]!.of++
      if (rank!.interval[0] <= best && worst <= rank!.interval[1]) coverages[place]!.held++
    }
  }
  return coverages
}

/** Draws so many people more each time, and gives the tally of all so far. */
function drawPeople(
  form: FormDefinition,
  layout: TallyLayout,
  population: Population,
  random: SeededRandom,
): (more: number) => Tally {
  const bulk = createBulkTally(layout, 'pairs')
  // Questions outside the index stay blank.
  const places = new Int8Array(layout.questions.length).fill(-1)
  return (more) => {
    for (let person = 0; person < more; person++) {
      drawPerson(population, form, random, places)
      bulk.addPlaces(places)
    }
    return bulk.tally()
  }
}

function weightedMean(values: readonly { readonly weight: number; readonly value: number }[]): number {
  const weighted = values.filter(({ weight }) => weight > 0)
  const weights = weighted.reduce((sum, { weight }) => sum + weight, 0)
  return weighted.reduce((sum, { weight, value }) => sum + weight * value, 0) / weights
}
