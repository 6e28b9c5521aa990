import type { Grade } from '../survey-forms/form-definition.ts'
import { answerWorth } from './answer-worth.ts'
import type { Fraction } from './fraction.ts'
import { fraction } from './fraction.ts'
import type { QuestionMethod } from './method.ts'

/**
 * p_q, the percentage (0–100) of a question over its n graded answers, exactly; "question percentage" of the
 * scoring method:
 * - `mean-score`: 100 × Σ points / (max × n), max being the scale's highest points;
 * - `satisfied-share`: 100 × satisfied answers / n;
 * - `rescaled-mean`: 100 × (Σ points / n − min) / (max − min).
 *
 * Also the formula of a pooled criterion, given the grade counts of its questions together.
 * @param counts how many gave each grade, in the order of the scale
 * @returns null without answers, or where the scale's highest points leave the formula undefined
 * @example questionPercent('mean-score', form.scale, [0, 0, 0, 1, 1]) // fraction(90)
 */
export function questionPercent(
  questionMethod: QuestionMethod,
  scale: readonly Grade[],
  counts: readonly number[],
): Fraction | null {
  const answers = counts.reduce((sum, count) => sum + count, 0)
  if (answers === 0) return null
  const worth = answerWorth(questionMethod, scale)
  const sum = scale.reduce((total, grade, place) => total + worth.of(grade) * (counts[place] ?? 0), 0)
  return worth.best === 0 ? null : fraction(100n * BigInt(sum), worth.best * answers)
}
