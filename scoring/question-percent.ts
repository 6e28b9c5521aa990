import type { Grade } from '../survey-forms/form-definition.ts'
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
 * @example questionPercent('mean-score', fiveGrades, [0, 0, 0, 1, 1]) // 90 exactly
 */
export function questionPercent(
  questionMethod: QuestionMethod,
  scale: readonly Grade[],
  counts: readonly number[],
): Fraction | null {
  const answers = total(counts, () => 1, scale)
  if (answers === 0) return null
  const highest = Math.max(...scale.map((grade) => grade.points))
  const lowest = Math.min(...scale.map((grade) => grade.points))
  const points = total(counts, (grade) => grade.points, scale)
  switch (questionMethod) {
    case 'mean-score':
      return percentOf(points, highest * answers)
    case 'satisfied-share':
      return percentOf(
        total(counts, (grade) => (grade.satisfied ? 1 : 0), scale),
        answers,
      )
    case 'rescaled-mean':
      return percentOf(points - lowest * answers, (highest - lowest) * answers)
  }
}

function total(counts: readonly number[], worth: (grade: Grade) => number, scale: readonly Grade[]): number {
  return scale.reduce((sum, grade, place) => sum + worth(grade) * (counts[place] ?? 0), 0)
}

function percentOf(part: number, whole: number): Fraction | null {
  return whole === 0 ? null : fraction(100n * BigInt(part), whole)
}
