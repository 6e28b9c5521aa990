import type { IndexAgency } from './index-document.ts'

/**
 * Whether it is known how many answered. A published table may give percentages alone; its counts of 0 then stand for
 * "not said", since no percentage comes of no response.
 * @example countsAreKnown({ overall: { percent: 88.4 }, criteria: {}, responses: { counted: 0 } }) // false
 */
export function countsAreKnown(agency: Pick<IndexAgency, 'overall' | 'criteria' | 'responses'>): boolean {
  return agency.responses.counted > 0 || !hasPercents(agency)
}

/**
 * Whether it is known how the questions were answered: an agency that has percentages has answers behind them.
 * @example questionsAreKnown({ overall: { percent: null }, criteria: {}, questions: {} }) // true
 */
export function questionsAreKnown(agency: Pick<IndexAgency, 'overall' | 'criteria' | 'questions'>): boolean {
  const answered = Object.values(agency.questions).some(({ counted, noOpinion }) => counted + noOpinion > 0)
  return answered || !hasPercents(agency)
}

function hasPercents({ overall, criteria }: Pick<IndexAgency, 'overall' | 'criteria'>): boolean {
  return [overall, ...Object.values(criteria)].some(({ percent }) => percent !== null)
}
