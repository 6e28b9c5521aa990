import { errorFunction, probit } from 'simple-statistics'
import { answerWorth } from '../../../scoring/answer-worth.ts'
import type { ScoringMethod } from '../../../scoring/method.ts'
import type { SeededRandom } from '../../../server/commands/demo/seeded-random.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'

/**
 * People who answer a form of five grades, as an ordinal factor model: the contentment behind an answer is
 * √general·g + √criterion·c + √rest·e, with g of the person, c of the person and the criterion, e of the answer, all
 * standard normal; the grade is where it falls among the cuts of the question. What is expected of them is known
 * exactly, but for a sum over g in small steps.
 */
export interface Population {
  /** Shares of the variance of contentment, together at most 1. */
  readonly general: number
  readonly criterion: number
  /** By question, in the order of the form: four cuts between five grades. */
  readonly cuts: readonly (readonly number[])[]
  /** How likely an answer is left blank, by the place of the grade it would have been. */
  readonly blank: readonly number[]
  /** How likely a person passes over a criterion, from g; by its place in the form. */
  readonly skip: readonly ((general: number) => number)[]
  /** How likely a person gives every question the grade of the first one. */
  readonly straightLining: number
}

/**
 * A population whose questions have these shares of grades, from the lowest, each shifted a little up or down, so that
 * no two questions of a criterion are alike.
 */
export function aPopulation(
  form: FormDefinition,
  shares: readonly number[],
  overrides: Partial<Population> & { readonly shift?: number } = {},
): Population {
  const { shift = 0, ...chosen } = overrides
  const questions = form.criteria.flatMap((criterion) => criterion.questions)
  const cuts = shares.slice(0, -1).map((_, place) => {
    return probit(shares.slice(0, place + 1).reduce((sum, share) => sum + share, 0))
  })
  return {
    general: 0.4,
    criterion: 0.2,
    cuts: questions.map((_, place) => cuts.map((cut) => cut - shift + 0.08 * ((place % 5) - 2))),
    blank: [0, 0, 0, 0, 0],
    skip: form.criteria.map(() => () => 0),
    straightLining: 0,
    ...chosen,
  }
}

/** Draws one person: the places of the grades in the scale, −1 for a blank, in the order of the index questions. */
export function drawPerson(
  population: Population,
  form: FormDefinition,
  random: SeededRandom,
  places: Int8Array,
): void {
  const { cuts, blank, skip } = population
  const general = Math.sqrt(population.general)
  const criterion = Math.sqrt(population.criterion)
  const rest = Math.sqrt(Math.max(0, 1 - population.general - population.criterion))
  const g = random.normal()
  const isStraight = population.straightLining > 0 && random.chance(population.straightLining)
  const everywhere = isStraight ? gradeAt(cuts[0]!, random.normal()) : -1
  let question = 0
  for (const [place, { questions }] of form.criteria.entries()) {
    const c = general * g + criterion * random.normal()
    const skipped = random.next() < skip[place]!(g)
    for (let count = questions.length; count > 0; count--) {
      const grade = isStraight ? everywhere : gradeAt(cuts[question]!, c + rest * random.normal())
      places[question++] = skipped || random.next() < blank[grade]! ? -1 : grade
    }
  }
}

function gradeAt(cuts: readonly number[], contentment: number): number {
  let grade = 0
  while (grade < cuts.length && contentment > cuts[grade]!) grade++
  return grade
}

/** What the percentage of a criterion would be of everybody, from those of its questions that are counted. */
export type TrueCriterion = (criterion: string, counted: readonly string[]) => number

/**
 * The percentages of criteria in the whole population, by the definition of the method: each question's expected worth
 * of an answer over its chance of being answered.
 */
export function trueCriterion(
  population: Population,
  form: FormDefinition,
  method: ScoringMethod,
): TrueCriterion {
  const worth = answerWorth(method.questionMethod, form.scale)
  const codes = form.criteria.flatMap(({ questions }, place) =>
    questions.map(({ code }) => ({ code, place })),
  )
  const expected = new Map(
    codes.map(({ code, place }, question) => {
      const cells = answeredShares(population, question, place)
      const answered = cells.reduce((sum, share) => sum + share, 0)
      const total = cells.reduce((sum, share, grade) => sum + share * worth.of(form.scale[grade]!), 0)
      return [code, { answered, total }] as const
    }),
  )
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  return (_, counted) => {
    const parts = counted.map((code) => expected.get(code)!)
    return method.criterionMethod === 'pooled'
      ? ((100 / worth.best) * mean(parts.map(({ total }) => total))) /
          mean(parts.map((part) => part.answered))
      : (100 / worth.best) * mean(parts.map(({ total, answered }) => total / answered))
  }
}

/** By grade: the chance that a person answers the question, and with this grade. */
function answeredShares(population: Population, question: number, criterion: number): number[] {
  const { general, cuts, blank, skip, straightLining } = population
  const spread = Math.sqrt(1 - general)
  const shares = blank.map(() => 0)
  const step = 0.05
  for (let g = -8; g <= 8; g += step) {
    const here = (Math.exp((-g * g) / 2) / Math.sqrt(2 * Math.PI)) * step * (1 - skip[criterion]!(g))
    const usual = gradeShares(cuts[question]!, (cut) => (cut - Math.sqrt(general) * g) / spread)
    const straight = gradeShares(cuts[0]!, (cut) => cut)
    for (const grade of shares.keys()) {
      const share = straightLining * straight[grade]! + (1 - straightLining) * usual[grade]!
      shares[grade]! += here * share * (1 - blank[grade]!)
    }
  }
  return shares
}

function gradeShares(cuts: readonly number[], standardised: (cut: number) => number): number[] {
  const below = [0, ...cuts.map((cut) => (1 + errorFunction(standardised(cut) / Math.SQRT2)) / 2), 1]
  return below.slice(1).map((share, grade) => share - below[grade]!)
}
