import { indexDocumentSchema, methodSchema } from '../../scoring/index-document-schema.ts'
import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import { formDefinitionSchema } from '../../survey-forms/form-definition-schema.ts'
import { importReportSchema } from './import-report-schema.ts'

/** JSON Schemas of files and of what the API answers about them, by the last part of their address. */
export const schemasOfFiles = {
  'satisfaction-index.v1.json': indexDocumentSchema,
  'scoring-method.v1.json': methodSchema,
  'form-definition.v1.json': formDefinitionSchema,
  'index-import-report.v1.json': importReportSchema,
} as const satisfies Record<string, JsonSchema>
