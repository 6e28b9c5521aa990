import { indexDocumentSchema, methodSchema } from '../../scoring/index-document-schema.ts'
import { answersSchema, type JsonSchema } from '../../survey-forms/answers-schema.ts'
import { type FormDefinition, formId, type Language } from '../../survey-forms/form-definition.ts'
import { formDefinitionSchema } from '../../survey-forms/form-definition-schema.ts'
import { anonymousResponseSchema } from '../api-schemas/anonymous-response-schema.ts'
import { importFormSchema } from '../api-schemas/import-form-schema.ts'
import { importReportSchema } from '../api-schemas/import-report-schema.ts'
import { periodsSchema } from '../api-schemas/periods-schema.ts'
import { problemSchema } from '../api-schemas/problem-schema.ts'
import { publicKeysSchema } from '../api-schemas/public-keys-schema.ts'
import { receiptSchema } from '../api-schemas/receipt-schema.ts'
import { schemaTexts } from '../texts/api-schemas-texts.ts'
import { embedSchemas, reference } from './embed-schemas.ts'

/** Of the OpenAPI specification that the description keeps to. */
export const openApiVersion = '3.1.0'

/** The schemas as they are used elsewhere to check, to serve and to test with. */
const fixed = {
  Receipt: receiptSchema,
  FormDefinition: formDefinitionSchema,
  Periods: periodsSchema,
  SatisfactionIndex: indexDocumentSchema,
  ScoringMethod: methodSchema,
  AnonymousResponse: anonymousResponseSchema,
  ImportReport: importReportSchema,
  ImportForm: importFormSchema,
  PublicKeys: publicKeysSchema,
  Problem: problemSchema,
  JsonSchema: { type: 'object' },
  OpenApi: {
    type: 'object',
    properties: {
      openapi: { const: openApiVersion },
      info: { type: 'object' },
      paths: { type: 'object' },
      components: { type: 'object' },
    },
    required: ['openapi', 'info', 'paths', 'components'],
  },
} as const satisfies Record<string, JsonSchema>

export type ComponentName = keyof typeof fixed | 'Response'

/**
 * Every schema of the description by name, with words in one language.
 * @param forms that a response may be sent to; at least one
 */
export function componentSchemas(
  forms: readonly FormDefinition[],
  language: Language,
): Readonly<Record<string, JsonSchema>> {
  const responses = forms.map((form) => [responseTo(formId(form)), answersSchema(form)] as const)
  const embedded = embedSchemas({ ...Object.fromEntries(responses), ...fixed })
  const response: JsonSchema = {
    oneOf: responses.map(([name]) => reference(name)),
    discriminator: {
      propertyName: 'form',
      mapping: Object.fromEntries(
        forms.map((form) => [formId(form), reference(responseTo(formId(form))).$ref]),
      ),
    },
  }
  return Object.fromEntries(
    Object.entries({ Response: response, ...embedded }).map(([name, schema]) => [
      name,
      explained(name, schema, language),
    ]),
  )
}

function responseTo(form: string): string {
  return `ResponseTo.${form}`
}

/** A schema with its description, and those of its members that have one. */
function explained(name: string, schema: JsonSchema, language: Language): JsonSchema {
  const text =
    schemaTexts[name] ?? (/^ResponseTo\.[^.]+\.v\d+$/.test(name) ? schemaTexts['ResponseTo'] : undefined)
  if (text === undefined) return schema
  const properties = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>)
  const members = text.members ?? {}
  return {
    ...schema,
    description: text.description[language],
    ...(properties.length > 0 && {
      properties: Object.fromEntries(
        properties.map(([member, inner]) => {
          const description = members[member]?.[language]
          return [member, description === undefined ? inner : { ...inner, description }]
        }),
      ),
    }),
  }
}
