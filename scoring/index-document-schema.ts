import type { JsonSchema } from '../survey-forms/answers-schema.ts'
import { formDefinitionSchema, optionCodePattern } from '../survey-forms/form-definition-schema.ts'
import { exclusionReasons } from './counted-responses.ts'
import { figureFlags } from './index-document.ts'
import {
  criterionMethods,
  questionMethods,
  samplings,
  sharedReceptions,
  targetOperators,
  tieRules,
} from './method.ts'

const count: JsonSchema = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }
const text: JsonSchema = { type: 'string', minLength: 1 }
const code: JsonSchema = { type: 'string', minLength: 1, maxLength: 64 }
const percent: JsonSchema = { type: 'number', minimum: 0, maximum: 100 }
/** A difference of percentages. */
const points: JsonSchema = { type: 'number', minimum: -100, maximum: 100 }
const rank: JsonSchema = { type: 'integer', minimum: 1 }
const date: JsonSchema = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }
const instant: JsonSchema = {
  type: 'string',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z$',
}
const digest: JsonSchema = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' }
const operator: JsonSchema = { enum: targetOperators }
const localizedText = record({ vi: text, en: text })

/** Exactly these members. */
function record(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  }
}

function byCode(values: JsonSchema): JsonSchema {
  return { type: 'object', propertyNames: code, additionalProperties: values }
}

function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items }
}

function tuple(...prefixItems: readonly JsonSchema[]): JsonSchema {
  return { type: 'array', prefixItems, items: false, minItems: prefixItems.length }
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] }
}

const totals = {
  received: count,
  counted: count,
  excluded: record(Object.fromEntries(exclusionReasons.map((reason) => [reason, count]))),
}

const optionCodes: JsonSchema = {
  type: 'array',
  items: { type: 'string', pattern: optionCodePattern },
  minItems: 1,
  uniqueItems: true,
}

const methodFields = {
  questionMethod: { enum: questionMethods },
  criterionMethod: { enum: criterionMethods },
  decimals: { type: 'integer', minimum: 0, maximum: 6 },
  ties: { enum: tieRules },
  minimumResponses: count,
  minimumAnswers: count,
  minimumCriterionResponses: count,
  smallSample: count,
  sampling: { enum: samplings },
  sampleError: orNull({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  confidence: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  countedChannels: optionCodes,
  countedStages: orNull(optionCodes),
  targets: list(record({ block: text, agency: text, operator, percent }, ['agency'])),
  sharedReception: { enum: sharedReceptions },
}

const tally = record({
  responses: count,
  questions: byCode(record({ grades: byCode(count), noOpinion: count })),
  criteria: byCode(count),
  pairs: orNull(byCode(byCode({ type: 'array', items: count, minItems: 7, maxItems: 7 }))),
})

const figure = record({
  percent: orNull(percent),
  respondents: count,
  rank: orNull(rank),
  previousPercent: orNull(percent),
  previousInterval: orNull(tuple(percent, percent)),
  change: orNull(points),
  changeInterval: orNull(tuple(points, points)),
  previousRank: orNull(rank),
  previousRanked: orNull(rank),
  rankChange: orNull({ type: 'integer' }),
  comparable: orNull({ type: 'boolean' }),
  rankComparable: orNull({ type: 'boolean' }),
  flags: { type: 'array', items: { enum: figureFlags }, uniqueItems: true },
  questionsCounted: tuple(count, count),
  target: orNull(record({ operator, percent, met: orNull({ type: 'boolean' }) })),
  interval: orNull(tuple(percent, percent)),
  rankInterval: orNull(tuple(rank, rank)),
  indistinguishableFrom: orNull(list(text)),
})

const agency = record(
  {
    code: text,
    name: text,
    eligible: { type: 'boolean' },
    ineligibleBecause: orNull({
      type: 'string',
      pattern: '^(ended|unranked|too-few-responses|criterion:[a-z][a-z0-9-]{0,63})$',
    }),
    unranked: text,
    responses: record(totals),
    transactions: orNull(count),
    quota: orNull(count),
    quotaReached: orNull({ type: 'boolean' }),
    requiredSample: orNull(count),
    sampleAdequate: orNull({ type: 'boolean' }),
    previous: orNull(
      list(
        record({
          code: text,
          name: orNull(text),
          percent: orNull(percent),
          rank: orNull(rank),
          ranked: orNull(rank),
        }),
      ),
    ),
    channels: byCode(count),
    overall: { $ref: '#/$defs/figure' },
    criteria: byCode({ $ref: '#/$defs/figure' }),
    questions: byCode(
      record({
        percent: orNull(percent),
        counted: count,
        noOpinion: count,
        grades: orNull(byCode(count)),
        gain: orNull(percent),
        correlation: orNull({ type: 'number', minimum: -1, maximum: 1 }),
      }),
    ),
    tally: orNull({ $ref: '#/$defs/tally' }),
  },
  ['unranked'],
)

const block = record({
  code: text,
  name: text,
  size: count,
  eligible: count,
  mean: orNull(percent),
  criteriaMeans: byCode(orNull(percent)),
  agencies: list({ $ref: '#/$defs/agency' }),
})

const publication = record({
  id: text,
  kind: text,
  decisionNumber: orNull(text),
  decidedOn: orNull(date),
  issuer: orNull(text),
  signerTitle: orNull(text),
  reportNumber: orNull(text),
  publishedAt: instant,
  restates: orNull(text),
  reason: orNull(text),
  differences: orNull(list(record({ path: text, before: {}, after: {} }))),
})

const period = record({
  id: text,
  name: text,
  opensOn: date,
  closesOn: date,
  status: { enum: ['open', 'closed', 'published'] },
})

/**
 * The JSON Schema of a file of a method, `scoring-method` v1: any field may be left to its default. What a schema
 * cannot say (one target for each block or agency, stages of the form) is in check-method.ts.
 */
export const methodSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'scoring-method v1',
  description: 'Phương pháp tính chỉ số hài lòng; trường nào không ghi thì lấy giá trị mặc định.',
  ...record(methodFields, Object.keys(methodFields)),
}

/** The JSON Schema of the index document, `satisfaction-index` v1: no field may be missing and none added. */
export const indexDocumentSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'satisfaction-index v1',
  description: 'Chỉ số hài lòng của một kỳ: số liệu công bố, phương pháp và các tổng để tính lại.',
  ...record({
    $schema: { const: '/api/v1/schemas/satisfaction-index.v1.json' },
    kind: { const: 'satisfaction-index' },
    version: { const: 1 },
    simulated: { type: 'boolean' },
    province: orNull(text),
    period: orNull(period),
    form: record({
      code,
      version: { type: 'integer', minimum: 1 },
      digest,
      definition: { $ref: '#/$defs/formDefinition' },
    }),
    method: record(methodFields, ['sharedReception']),
    computedAt: orNull(instant),
    publication: orNull(publication),
    responses: record({ ...totals, digest: orNull(digest) }),
    invited: orNull(count),
    criteria: list(record({ code, name: localizedText, weight: { type: 'number', minimum: 0 } })),
    comparison: orNull(
      record({
        period: orNull(record({ id: orNull(text), name: text })),
        declared: orNull(record({ comparable: { type: 'boolean' }, reason: text })),
      }),
    ),
    blocks: list({ $ref: '#/$defs/block' }),
    signature: orNull(record({ algorithm: { const: 'Ed25519' }, key: text, value: text })),
  }),
  $defs: {
    figure,
    tally,
    agency,
    block,
    formDefinition: { ...formDefinitionSchema, $id: 'form-definition.v1' },
  },
}
