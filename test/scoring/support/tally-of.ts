import { addResponse, emptyTally, tallyLayout } from '../../../scoring/tally.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import type { RawAnswers } from './arbitraries.ts'
import { deepFreeze } from './deep-freeze.ts'

/** The tally with pair sums of some responses, frozen. */
export function tallyOf(form: FormDefinition, responses: readonly RawAnswers[]): readonly number[] {
  const layout = tallyLayout(form)
  const sums = emptyTally(layout, 'pairs')
  for (const answers of responses) addResponse(layout, sums, answers)
  return deepFreeze(sums)
}
