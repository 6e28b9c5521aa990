import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import { problemCodes } from '../web/http-problem.ts'
import { listSchema, recordSchema } from './record-schema.ts'

/** A refused field, as `HttpProblem` carries it. */
export const fieldProblemSchema: JsonSchema = recordSchema({
  field: { type: 'string' },
  problem: { type: 'string' },
  message: { type: 'string' },
})

/** JSON Schema of a problem document (RFC 9457) as web/errors.ts writes it. */
export const problemSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...recordSchema({
    type: { const: 'about:blank' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { enum: problemCodes },
    problems: listSchema({ $ref: '#/$defs/field' }),
  }),
  $defs: { field: fieldProblemSchema },
}
