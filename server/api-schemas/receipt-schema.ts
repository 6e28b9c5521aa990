import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import { recordSchema } from './record-schema.ts'

/** JSON Schema of the answer to a response that was stored, now or before. */
export const receiptSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...recordSchema({
    receipt: { type: 'string', pattern: '^[2-9A-Z]{12}$' },
    receivedAt: { type: 'string', format: 'date-time' },
  }),
}
