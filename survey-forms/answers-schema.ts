import { type FormDefinition, formId, type GradedQuestion, gradedQuestions } from './form-definition.ts'
import { gradeOptions } from './form-fields.ts'

/** A JSON Schema as data; what is in it is checked by compiling it in AJV's strict mode. */
export type JsonSchema = Readonly<Record<string, unknown>>

export interface AnswersSchemaOptions {
  /**
   * Codes of the agencies the point serves. Two or more: `agency` is required and one of them. None or one: there
   * is no such field. Left out: the schema is for every point, and `agency` is any short text.
   */
  readonly agencies?: readonly string[]
}

/** 8-4-4-4-12 hexadecimal digits; linear to match. */
const uuidPattern = '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$'

/** The shape of an RFC 3339 instant; that the day exists is for `parse-instant.ts`. */
const instantPattern = '^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})$'

/**
 * The JSON Schema (2020-12) of a response body of this form: what the API publishes, and what `parse-answers.ts`
 * validates with. Unknown fields are refused everywhere and every text and list is bounded. It has no `$id`, so
 * that any number of parsers can be made of it.
 *
 * Lengths of a comment are counted after parsing (NFC, trimmed, line breaks as one character).
 * @example answersSchema(fiveCriteriaProposedV1, { agencies: ['SCT'] }).additionalProperties // false
 */
export function answersSchema(form: FormDefinition, options: AnswersSchemaOptions = {}): JsonSchema {
  const asksAgency = options.agencies !== undefined && options.agencies.length > 1
  const context = form.context.map((question) => [question.code, choiceSchema(question)] as const)
  const requiredContext = form.context
    .filter((question) => question.required)
    .map((question) => question.code)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${form.title.vi} · ${formId(form)}`,
    type: 'object',
    additionalProperties: false,
    required: [
      'submissionId',
      'form',
      ...(asksAgency ? ['agency'] : []),
      ...(requiredContext.length > 0 ? ['context'] : []),
      'answers',
    ],
    properties: {
      submissionId: {
        type: 'string',
        maxLength: 36,
        pattern: uuidPattern,
        description: 'A UUID made once per submission and sent again, unchanged, with every retry.',
      },
      form: { const: formId(form) },
      ...agencySchema(options.agencies),
      context: objectOf(context, requiredContext),
      answers: gradedAnswersSchema(form),
      respondent: objectOf(
        form.respondent.map((question) => [question.code, choiceSchema(question)] as const),
        [],
      ),
      ...(form.wishes
        ? {
            wishes: {
              type: 'array',
              title: form.wishes.text.vi,
              maxItems: form.wishes.maxChoices,
              items: { enum: codes(form.wishes.options) },
            },
          }
        : {}),
      ...(form.comment
        ? { comment: { type: 'string', title: form.comment.text.vi, maxLength: form.comment.maxLength } }
        : {}),
      language: { enum: ['vi', 'en'], default: 'vi' },
      startedAt: {
        type: 'string',
        maxLength: 35,
        pattern: instantPattern,
        description: 'When the visitor began, as an RFC 3339 instant.',
      },
    },
    $defs: {
      grade: { enum: codes(form.scale) },
      ...(form.noOpinion ? { gradeOrNoOpinion: { enum: [...codes(form.scale), form.noOpinion.code] } } : {}),
    },
  }
}

function agencySchema(agencies: readonly string[] | undefined): JsonSchema {
  if (agencies === undefined) return { agency: { type: 'string', minLength: 1, maxLength: 64 } }
  return agencies.length > 1 ? { agency: { enum: agencies } } : {}
}

/** A form without any required question still needs one answer: an empty response says nothing. */
function gradedAnswersSchema(form: FormDefinition): JsonSchema {
  const questions = gradedQuestions(form)
  const required = questions.filter((question) => question.required).map((question) => question.code)
  const schema = objectOf(
    questions.map((question) => [question.code, gradedSchema(form, question)] as const),
    required,
  )
  return required.length > 0 ? schema : { ...schema, minProperties: 1 }
}

function gradedSchema(form: FormDefinition, question: GradedQuestion): JsonSchema {
  const allowsNoOpinion = gradeOptions(form, question).length > form.scale.length
  return { $ref: allowsNoOpinion ? '#/$defs/gradeOrNoOpinion' : '#/$defs/grade', title: question.text.vi }
}

function choiceSchema(question: FormDefinition['respondent'][number]): JsonSchema {
  return { enum: codes(question.options), title: question.text.vi }
}

function objectOf(
  properties: readonly (readonly [string, JsonSchema])[],
  required: readonly string[],
): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: [...required],
    properties: Object.fromEntries(properties),
  }
}

function codes(coded: readonly { readonly code: string }[]): string[] {
  return coded.map(({ code }) => code)
}
