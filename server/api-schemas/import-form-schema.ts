import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import { givenFields } from '../texts/import-problem-texts.ts'

/** JSON Schema of a posted form with a file of figures; the fields beside the file are the importer's own list. */
export const importFormSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    file: { type: 'string', contentMediaType: 'application/octet-stream' },
    ...Object.fromEntries(givenFields.map((field) => [field, { type: 'string' }])),
  },
  required: ['file'],
}
