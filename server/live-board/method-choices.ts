import { criterionMethods, questionMethods, type ScoringMethod, tieRules } from '../../scoring/method.ts'

/** What the page of two methods lets a reader choose. */
export type MethodChoices = Pick<ScoringMethod, 'questionMethod' | 'criterionMethod' | 'ties'>

/** The names in the address, with what each may say. */
export const methodParameters = {
  question: questionMethods,
  criterion: criterionMethods,
  ties: tieRules,
} as const

/**
 * The second method that an address asks for. What it leaves out is as in the method of the period; an address that
 * says nothing at all asks for another way to score a question, so that there is something to see.
 * @param query of the address, as it came
 * @param first the method of the period
 * @returns null for an address that names something there is not, or the same thing twice
 * @example parseMethodChoices({ criterion: 'pooled' }, defaultMethod)
 * // { questionMethod: 'mean-score', criterionMethod: 'pooled', ties: 'competition' }
 */
export function parseMethodChoices(
  query: Readonly<Record<string, unknown>>,
  first: MethodChoices,
): MethodChoices | null {
  const asksNothing = Object.keys(methodParameters).every((name) => query[name] === undefined)
  const questionMethod = asksNothing
    ? questionMethods.find((method) => method !== first.questionMethod)
    : chosen(questionMethods, query['question'], first.questionMethod)
  const criterionMethod = chosen(criterionMethods, query['criterion'], first.criterionMethod)
  const ties = chosen(tieRules, query['ties'], first.ties)
  return questionMethod && criterionMethod && ties ? { questionMethod, criterionMethod, ties } : null
}

function chosen<Choice extends string>(
  choices: readonly Choice[],
  asked: unknown,
  otherwise: Choice,
): Choice | undefined {
  return asked === undefined ? otherwise : choices.find((choice) => choice === asked)
}
