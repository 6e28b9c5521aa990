import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import { schemasOfFiles } from '../api-schemas/schemas-of-files.ts'
import type { HeaderKey, ParameterKey } from '../texts/api-parameters-texts.ts'

/** A parameter as HTTP has it. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly schema: JsonSchema
  readonly example: string | undefined
}

const text: JsonSchema = { type: 'string', maxLength: 300 }

export const parameters: Readonly<Record<ParameterKey, Parameter>> = {
  code: inPath('code', { type: 'string', maxLength: 64 }, 'k7m2qx4t'),
  form: inPath('form', { type: 'string', maxLength: 80 }, 'five-criteria-proposed.v1'),
  period: inPath('period', { type: 'string', maxLength: 64 }, '2025'),
  schema: inPath('schema', { enum: Object.keys(schemasOfFiles) }, 'satisfaction-index.v1.json'),
  lang: inQuery('lang', { enum: ['vi', 'en'], default: 'vi' }),
  block: inQuery('block', { type: 'string', maxLength: 64 }, 'so-ban-nganh'),
  publication: inQuery('publication', { type: 'string', maxLength: 64 }, '2024-1'),
  documents: inQuery('documents', { enum: ['true', 'false'], default: 'true' }),
  ifNoneMatch: inHeader('If-None-Match', 'W/"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"'),
  lastEventId: inHeader('Last-Event-ID', undefined),
  dryRun: inQuery('dryRun', { enum: ['true', 'false'], default: 'true' }),
  fileName: inQuery('fileName', { type: 'string', maxLength: 200 }, 'chi-so-2025.csv'),
  confirmUnsigned: inQuery('confirmUnsigned', { enum: ['true'] }),
  reason: inQuery('reason', text),
  name: inQuery('name', text, 'Năm 2023'),
  opensOn: inQuery('opensOn', text, '2023-01-01'),
  closesOn: inQuery('closesOn', text, '2023-11-30'),
  issuer: inQuery('issuer', text, 'Sở Nội vụ'),
  decisionNumber: inQuery('decisionNumber', text, '409/QĐ-SNV'),
  decidedOn: inQuery('decidedOn', text, '2023-12-29'),
  comparable: inQuery('comparable', { enum: ['yes', 'no'] }),
  comparableReason: inQuery('comparableReason', text),
}

/** The headers of answers, with the shape of their values. */
export const headers: Readonly<Record<HeaderKey, { readonly name: string; readonly schema: JsonSchema }>> = {
  etag: { name: 'ETag', schema: { type: 'string', pattern: '^W/"[A-Za-z0-9_-]{43}"$' } },
  retryAfter: { name: 'Retry-After', schema: { type: 'integer', minimum: 1 } },
  rowCount: { name: 'X-Row-Count', schema: { type: 'integer', minimum: 0 } },
  contentDisposition: {
    name: 'Content-Disposition',
    schema: { type: 'string', pattern: '^attachment; filename="[!-~]+"$' },
  },
  wwwAuthenticate: { name: 'WWW-Authenticate', schema: { const: 'Bearer' } },
  contentLanguage: { name: 'Content-Language', schema: { enum: ['vi', 'en'] } },
}

function inPath(name: string, schema: JsonSchema, example: string): Parameter {
  return { name, in: 'path', schema, example }
}

function inQuery(name: string, schema: JsonSchema, example?: string): Parameter {
  return { name, in: 'query', schema, example }
}

function inHeader(name: string, example: string | undefined): Parameter {
  return { name, in: 'header', schema: { type: 'string' }, example }
}
