import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js'
import type {
  OpenApiDocument,
  OpenApiMedia,
  OpenApiOperation,
} from '../../server/api-description/openapi-types.ts'
import type { OperationId } from '../../server/texts/api-operations-texts.ts'

/** An answer as it came over HTTP. */
export interface ApiAnswer {
  readonly status: number
  readonly headers: Headers
  /** Without its parameters; empty without a body. */
  readonly type: string
  /** JSON as its value, text as text, everything else as bytes. */
  readonly body: unknown
}

/** One operation with where it is. */
export interface FoundOperation {
  readonly method: string
  readonly address: string
  readonly operation: OpenApiOperation
}

export function findOperation({ paths }: OpenApiDocument, id: OperationId): FoundOperation {
  for (const [address, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.operationId === id) return { method, address, operation }
    }
  }
  throw new Error(`no operation is called ${id}`)
}

export type Judge = (operation: OpenApiOperation, answer: ApiAnswer) => readonly string[]

/** Holds answers against a document: what is not as described, in words; nothing where all of it is. */
export function createJudge(document: OpenApiDocument): Judge {
  const matches = createMatcher(document)
  return (operation, answer) => {
    const described = operation.responses[answer.status]
    if (described === undefined) return [`status ${answer.status} is not described`]
    const faults: string[] = []
    for (const [name, { required, schema }] of Object.entries(described.headers ?? {})) {
      const value = answer.headers.get(name)
      if (value === null) {
        if (required) faults.push(`header ${name} is missing`)
      } else
        faults.push(...matches(schema, asTyped(value, schema)).map((fault) => `header ${name}: ${fault}`))
    }
    if (described.content === undefined) {
      return answer.type === '' ? faults : [...faults, `a body of ${answer.type} is not described`]
    }
    const media = described.content[answer.type]
    if (media === undefined) return [...faults, `${answer.type} is not described for ${answer.status}`]
    return [...faults, ...contentFaults(media, answer, matches)]
  }
}

type Matcher = (schema: AnySchema, value: unknown) => readonly string[]

/** Values against schemas of the document, whose references lead into it. */
export function createMatcher({ components }: OpenApiDocument): Matcher {
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  for (const keyword of ['components', 'discriminator']) ajv.addKeyword(keyword)
  ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)
  const known = new Map<string, ValidateFunction>()
  return (schema, value) => {
    const key = JSON.stringify(schema)
    const validate = known.get(key) ?? ajv.compile({ ...(schema as object), components })
    known.set(key, validate)
    validate(value)
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

function contentFaults(media: OpenApiMedia, { type, body }: ApiAnswer, matches: Matcher): readonly string[] {
  const lines = media['x-lines']
  return [
    ...(media.schema ? matches(media.schema, body) : []),
    ...(lines ? linesOf(type, String(body)).flatMap((line) => matches(lines, JSON.parse(line))) : []),
  ]
}

/** The lines of a file of lines, or the data of whole events with documents. */
function linesOf(type: string, text: string): readonly string[] {
  if (type !== 'text/event-stream') return text.split('\n').filter((line) => line !== '')
  return [...text.matchAll(/^data: (.*)\n\n/gm)]
    .map(([, data = '']) => data)
    .filter((data) => data.includes('blocks'))
}

function asTyped(value: string, schema: Readonly<Record<string, unknown>>): unknown {
  return schema['type'] === 'integer' ? Number(value) : value
}
