import { responseStatuses } from '../../scoring/counted-responses.ts'
import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import { channels } from '../storage/response-record.ts'
import { orNullSchema, recordSchema } from './record-schema.ts'

const codes: JsonSchema = { type: 'object', additionalProperties: { type: 'string', minLength: 1 } }
const agency: JsonSchema = { type: 'string', minLength: 1 }

/** JSON Schema of one line of `responses.ndjson`. */
export const anonymousResponseSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...recordSchema(
    {
      agency,
      answers: codes,
      channel: { enum: channels },
      context: codes,
      receptionFor: orNullSchema(agency),
      status: { enum: responseStatuses },
      week: { type: 'string', pattern: '^[0-9]{4}-W[0-9]{2}$' },
    },
    ['receptionFor'],
  ),
}
