import type { Grade } from '../survey-forms/form-definition.ts'
import type { QuestionMethod } from './method.ts'

/** What an answer is worth to a percentage, in integers: a percentage is 100 × Σ worth / (best × answers). */
export interface AnswerWorth {
  /** y: what one grade is worth, from `least` to `best`. */
  readonly of: (grade: Grade) => number
  readonly least: number
  readonly best: number
}

/**
 * How each question method values an answer; "question percentage" of the scoring method:
 * - `mean-score`: its points, at best the scale's highest points;
 * - `satisfied-share`: 1 if the grade is a satisfied one, else 0;
 * - `rescaled-mean`: its points less the scale's lowest, at best highest − lowest.
 * @example answerWorth('rescaled-mean', fiveCriteriaProposedV1.scale).best // 4
 */
export function answerWorth(questionMethod: QuestionMethod, scale: readonly Grade[]): AnswerWorth {
  const points = scale.map((grade) => grade.points)
  const lowest = Math.min(...points)
  const highest = Math.max(...points)
  switch (questionMethod) {
    case 'mean-score':
      return { of: (grade) => grade.points, least: lowest, best: highest }
    case 'satisfied-share':
      return { of: (grade) => (grade.satisfied ? 1 : 0), least: 0, best: 1 }
    case 'rescaled-mean':
      return { of: (grade) => grade.points - lowest, least: 0, best: highest - lowest }
  }
}
