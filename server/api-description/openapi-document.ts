import type { FormDefinition, Language } from '../../survey-forms/form-definition.ts'
import { apiDocsTexts } from '../texts/api-docs-texts.ts'
import { apiKeysTexts } from '../texts/api-keys-texts.ts'
import { answerTexts, exampleTexts, operationTexts } from '../texts/api-operations-texts.ts'
import { parameterTexts } from '../texts/api-parameters-texts.ts'
import { keyScopesOf } from '../web/permissions.ts'
import { componentSchemas, openApiVersion } from './components.ts'
import { bodyText, curlLine } from './curl-line.ts'
import { reference } from './embed-schemas.ts'
import { headerObjects } from './header-objects.ts'
import type {
  OpenApiContent,
  OpenApiDocument,
  OpenApiExample,
  OpenApiMedia,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from './openapi-types.ts'
import { type Access, type Answer, type Content, groups, type Operation } from './operation.ts'
import { operations } from './operations.ts'
import { parameters } from './parameters.ts'
import { problemExample, refusalResponses } from './refusal-responses.ts'

/** The version of the API, as the `v1` of its addresses has it; the second number counts what was added. */
const apiVersion = '1.0.0'

/**
 * The OpenAPI 3.1 description of the API in one language: valid by itself, every schema inside it.
 * @param forms that a response may be sent to; at least one
 */
export function openApiDocument(forms: readonly FormDefinition[], language: Language): OpenApiDocument {
  const texts = apiDocsTexts[language]
  const paths: Record<string, Record<string, OpenApiOperation>> = {}
  for (const operation of operations) {
    const address = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[address] = { ...paths[address], [operation.method]: described(operation, language) }
  }
  return {
    openapi: openApiVersion,
    info: {
      title: texts.title,
      version: apiVersion,
      summary: texts.summary,
      description: texts.overview.join('\n\n'),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: groups.map((group) => ({ name: group, description: texts.groups[group] })),
    paths,
    components: {
      schemas: componentSchemas(forms, language),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: securityText(language) },
      },
    },
  }
}

function described(operation: Operation, language: Language): OpenApiOperation {
  const text = operationTexts[operation.id]
  const { body } = operation
  return {
    operationId: operation.id,
    tags: [operation.group],
    summary: text.summary[language],
    description: text.description[language],
    security: securityOf(operation.access),
    parameters: operation.parameters.map((key) => parameter(key, language)),
    ...(body && {
      requestBody: { required: true, content: bodyContent(operation, body, language) },
    }),
    responses: {
      ...Object.fromEntries(
        operation.answers.map((answer) => [answer.status, answered(operation, answer, language)]),
      ),
      ...refusalResponses({ ...operation.refusals, 500: ['internal'] }, language),
    },
    'x-examples': operation.examples.map((example) => shown(operation, example, language)),
  }
}

function securityOf(access: Access): OpenApiOperation['security'] {
  if (access.kind === 'public') return []
  const key = { key: [access.scope] }
  return access.kind === 'key' ? [key] : [{}, key]
}

function parameter(key: keyof typeof parameterTexts, language: Language): OpenApiParameter {
  const { example, ...rest } = parameters[key]
  return {
    ...rest,
    required: rest.in === 'path',
    description: parameterTexts[key][language],
    ...(example !== undefined && { example }),
  }
}

function bodyContent(operation: Operation, body: readonly Content[], language: Language): OpenApiContent {
  return Object.fromEntries(
    body.map((content) => {
      const examples = operation.examples.filter((example) => example.body?.type === content.type)
      const named = examples.map(({ name, body: sent }) => [
        name,
        { summary: exampleTexts[name][language], value: sent?.content },
      ])
      return [content.type, media(content, Object.fromEntries(named))]
    }),
  )
}

function answered(operation: Operation, answer: Answer, language: Language): OpenApiResponse {
  const { content, headers: sent, mayHave = [] } = answer
  const examples = operation.examples.flatMap((example) =>
    example.status === answer.status && example.answer !== undefined
      ? [[example.name, { summary: exampleTexts[example.name][language], value: example.answer }] as const]
      : [],
  )
  const named = { ...headerObjects(sent, true, language), ...headerObjects(mayHave, false, language) }
  return {
    description: answerTexts[answer.text][language],
    ...(Object.keys(named).length > 0 && { headers: named }),
    ...(content && { content: { [content.type]: media(content, Object.fromEntries(examples)) } }),
  }
}

function media({ schema, lines }: Content, examples: NonNullable<OpenApiMedia['examples']>): OpenApiMedia {
  return {
    ...(schema !== null && { schema: reference(schema) }),
    ...(lines !== undefined && { 'x-lines': reference(lines) }),
    ...(Object.keys(examples).length > 0 && { examples }),
  }
}

function shown(
  operation: Operation,
  example: Operation['examples'][number],
  language: Language,
): OpenApiExample {
  const { name, parameters: given, withKey = false, body, status, refused, problems } = example
  const answer =
    refused === undefined ? example.answer : problemExample(status, refused, language, problems?.(language))
  return {
    name,
    summary: exampleTexts[name][language],
    parameters: given,
    withKey,
    ...(body && { body: { type: body.type, content: bodyText(body.content) } }),
    curl: curlLine(operation, example),
    status,
    ...(answer !== undefined && { answer }),
  }
}

/** How to have a key and to send it, with what it may be allowed. */
function securityText(language: Language): string {
  const scopes = keyScopesOf('home-affairs').map(
    (scope) => `${scope}: ${apiKeysTexts[language].scopes[scope] ?? scope}`,
  )
  return [...apiDocsTexts[language].keys, ...scopes].join('\n\n')
}
