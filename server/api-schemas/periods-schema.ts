import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import { listSchema, orNullSchema, recordSchema } from './record-schema.ts'

const text: JsonSchema = { type: 'string', minLength: 1 }
const day: JsonSchema = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }

/** What the API calls the state of a period. */
export const listedStatuses = ['draft', 'open', 'closed', 'published'] as const

/** JSON Schema of the list of periods. */
export const periodsSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...recordSchema({ periods: listSchema({ $ref: '#/$defs/period' }) }),
  $defs: {
    period: recordSchema({
      id: text,
      name: text,
      opensOn: day,
      closesOn: day,
      status: { enum: listedStatuses },
      form: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,63}\\.v[1-9][0-9]*$' },
      blocks: listSchema(recordSchema({ code: text, name: text })),
      index: orNullSchema(text),
    }),
  },
}
