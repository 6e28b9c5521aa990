import type { JsonSchema } from './answers-schema.ts'

/** Sizes a form may have. They keep a page, a response and the pair sums of a tally within bounds. */
export const formLimits = {
  criteria: 20,
  /** Per criterion, and of those outside the index. */
  questions: 30,
  /** All graded questions together: a tally holds a sum for every pair of them. */
  gradedQuestions: 120,
  grades: 20,
  contextQuestions: 10,
  respondentQuestions: 20,
  options: 60,
  weight: 1_000_000,
  /** In characters; percent-encoded, a Vietnamese letter takes up to nine bytes of the posted body. */
  comment: 2_000,
  version: 9_999,
  /** Labels of grades and options, names of criteria. */
  label: 200,
  /** Title, stem, question texts. */
  text: 500,
  introduction: 2_000,
} as const

/** Codes of options, channels and stages; those of questions and grades do not begin with a digit. */
export const optionCodePattern = '^[a-z0-9][a-z0-9-]{0,63}$'

const code = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,63}$' }
const optionCode = { type: 'string', pattern: optionCodePattern }

function localized(maxLength: number): JsonSchema {
  const text = { type: 'string', pattern: '\\S', maxLength }
  return closed({ vi: text, en: text })
}

/** An object with exactly these fields; a name ending in `?` may be left out. */
function closed(fields: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const named = Object.entries(fields)
  return {
    type: 'object',
    additionalProperties: false,
    required: named.filter(([name]) => !name.endsWith('?')).map(([name]) => name),
    properties: Object.fromEntries(named.map(([name, schema]) => [name.replace('?', ''), schema])),
  }
}

function list(items: JsonSchema, minItems: number, maxItems: number): JsonSchema {
  return { type: 'array', minItems, maxItems, items }
}

const reference = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` })

/**
 * The JSON Schema (2020-12) of a form definition: its shape and sizes. What a schema cannot say (unique codes,
 * distinct points, …) is in `check-form.ts`.
 */
export const formDefinitionSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Form definition',
  ...closed({
    code,
    version: { type: 'integer', minimum: 1, maximum: formLimits.version },
    title: reference('text'),
    introduction: localized(formLimits.introduction),
    stem: reference('text'),
    scale: list(
      closed({
        code,
        points: { type: 'integer', minimum: 0, maximum: 100 },
        satisfied: { type: 'boolean' },
        label: reference('label'),
      }),
      2,
      formLimits.grades,
    ),
    'noOpinion?': closed({ code, label: reference('label') }),
    context: list(
      closed({ code, text: reference('text'), required: { type: 'boolean' }, options: reference('options') }),
      0,
      formLimits.contextQuestions,
    ),
    criteria: list(
      closed({
        code,
        name: reference('label'),
        reportName: reference('label'),
        weight: { type: 'number', minimum: 0, maximum: formLimits.weight },
        'noOpinionLabel?': reference('label'),
        questions: list(reference('gradedQuestion'), 1, formLimits.questions),
      }),
      1,
      formLimits.criteria,
    ),
    outside: list(reference('gradedQuestion'), 0, formLimits.questions),
    respondent: list(
      closed({ code, text: reference('text'), options: reference('options') }),
      0,
      formLimits.respondentQuestions,
    ),
    'wishes?': closed({
      text: reference('text'),
      maxChoices: { type: 'integer', minimum: 1 },
      options: reference('options'),
    }),
    'comment?': closed({
      text: reference('text'),
      maxLength: { type: 'integer', minimum: 1, maximum: formLimits.comment },
    }),
  }),
  $defs: {
    label: localized(formLimits.label),
    text: localized(formLimits.text),
    options: list(closed({ code: optionCode, label: reference('label') }), 1, formLimits.options),
    gradedQuestion: closed({
      code,
      text: reference('text'),
      required: { type: 'boolean' },
      'allowNoOpinion?': { type: 'boolean' },
    }),
  },
}
