import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import { fieldProblemSchema } from './problem-schema.ts'
import { listSchema, recordSchema } from './record-schema.ts'

const text: JsonSchema = { type: 'string' }
const percent: JsonSchema = { anyOf: [{ type: 'number', minimum: 0, maximum: 100 }, { type: 'null' }] }
const rank: JsonSchema = { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] }
/** A figure of a criterion, or how many responses counted. */
const figure: JsonSchema = { anyOf: [{ type: 'number', minimum: 0 }, { type: 'null' }] }

/** JSON Schema of the report of an import (index-exchange/import-report.ts). */
export const importReportSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: '/api/v1/schemas/index-import-report.v1.json',
  ...recordSchema({
    kind: { const: 'index-import-report' },
    version: { const: 1 },
    period: text,
    dryRun: { type: 'boolean' },
    stored: { type: 'boolean' },
    unchanged: { type: 'boolean' },
    format: { enum: ['json', 'csv', 'xlsx'] },
    digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
    signer: recordSchema(
      { kind: { enum: ['none', 'unknown', 'partner', 'own'] }, fingerprint: text, name: text },
      ['fingerprint', 'name'],
    ),
    bringsPeriod: { type: 'boolean' },
    needs: listSchema(fieldProblemSchema),
    agencies: listSchema(
      recordSchema({
        code: text,
        name: text,
        block: text,
        state: { enum: ['unknown', 'new', 'changed', 'same'] },
        percent,
        rank,
        criteria: { type: 'object', additionalProperties: percent },
        place: text,
      }),
    ),
    changes: listSchema(recordSchema({ agency: text, figure: text, before: figure, after: figure })),
    rankDifferences: listSchema(
      recordSchema({ agency: text, place: text, inFile: { type: 'integer' }, here: rank }),
    ),
    ignoredSheets: listSchema(text),
  }),
}
