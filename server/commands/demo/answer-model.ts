import type { FormDefinition, GradedQuestion } from '../../../survey-forms/form-definition.ts'
import type { SeededRandom } from './seeded-random.ts'

/**
 * How a simulated visitor grades a question: an ordered logistic model with a respondent effect.
 *
 *     latent = level of agency and criterion + leniency of the visitor + question effect + logistic noise
 *     grade  = how many thresholds lie below the latent value
 *
 * The leniency makes the answers of one visitor agree with each other, as real ones do: without it intervals would
 * come out too narrow.
 */

/** Between the grades, from "very dissatisfied | dissatisfied" up; at level 0 two thirds answer 4 or 5. */
const thresholds = [-4.6, -3.4, -1.9, 0.6] as const

/** Standard deviation of the leniency between visitors, where the logistic noise within one has 1.81. */
export const leniencyDeviation = 1.2

/** Questions of a criterion differ by this much; in their order, with mean 0. */
const questionEffects = [0.25, -0.1, 0.15, -0.3] as const

/** Drawn once per visitor. */
export function drawLeniency(random: SeededRandom): number {
  return leniencyDeviation * random.normal()
}

export function questionEffect(place: number): number {
  return questionEffects[place % questionEffects.length]!
}

/** The grade code that a latent mean leads to. */
export function drawGrade(form: FormDefinition, random: SeededRandom, latentMean: number): string {
  const uniform = random.next()
  // The inverse of the logistic distribution; away from 0 and 1, where it is infinite.
  const clipped = Math.min(Math.max(uniform, 1e-9), 1 - 1e-9)
  const latent = latentMean + Math.log(clipped / (1 - clipped))
  const place = thresholds.filter((threshold) => threshold < latent).length
  return form.scale[place]!.code
}

/**
 * The level at which a criterion of so many questions is expected to reach a percentage by mean score: the model
 * turned round, so that the demonstration can be told which figures to come out near.
 * @param percent between 25 and 99
 */
export function levelFor(percent: number, questions: readonly GradedQuestion[]): number {
  let [low, high] = [-12, 12]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (expectedPercent(middle, questions) < percent) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Over the leniency, by the trapezium rule from −4 to 4 standard deviations, and over the questions. */
function expectedPercent(level: number, questions: readonly GradedQuestion[]): number {
  let weighted = 0
  let weights = 0
  for (let deviations = -4; deviations <= 4; deviations += 0.25) {
    const weight = Math.exp((-deviations * deviations) / 2)
    for (const place of questions.keys()) {
      const mean = level + deviations * leniencyDeviation + questionEffect(place)
      const points = thresholds.reduce((sum, threshold) => sum + logistic(mean - threshold), 1)
      weighted += weight * points
      weights += weight
    }
  }
  return (100 * weighted) / weights / (thresholds.length + 1)
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
