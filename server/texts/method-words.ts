import type { ScoringMethod } from '../../scoring/method.ts'
import { meaningOfPercent } from '../../scoring/method-notes.ts'
import type { FormDefinition, Language } from '../../survey-forms/form-definition.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import { setUpTexts } from './set-up-texts.ts'

/** A scoring method as sentences, for people who decide whether to use it. */
export function methodWords(
  form: Pick<FormDefinition, 'scale'>,
  method: ScoringMethod,
  language: Language,
): readonly string[] {
  const texts = setUpTexts[language].method
  return [
    meaningOfPercent(form, method)[language],
    texts.criterion[method.criterionMethod],
    texts.overall,
    texts.eligible(formatInteger(method.minimumResponses, language)),
    texts.ties[method.ties],
    texts.smallSample(formatInteger(method.smallSample, language)),
  ]
}
