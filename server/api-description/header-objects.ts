import type { Language } from '../../survey-forms/form-definition.ts'
import { type HeaderKey, headerTexts } from '../texts/api-parameters-texts.ts'
import type { OpenApiHeader } from './openapi-types.ts'
import { headers } from './parameters.ts'

/** Headers of an answer by their names. @param required whether they are always sent */
export function headerObjects(
  keys: readonly HeaderKey[],
  required: boolean,
  language: Language,
): Readonly<Record<string, OpenApiHeader>> {
  return Object.fromEntries(
    keys.map((key) => {
      const { name, schema } = headers[key]
      return [name, { description: headerTexts[key][language], required, schema }]
    }),
  )
}
