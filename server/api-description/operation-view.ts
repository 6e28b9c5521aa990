import type { Language } from '../../survey-forms/form-definition.ts'
import { type ApiDocsTexts, apiDocsTexts } from '../texts/api-docs-texts.ts'
import type {
  OpenApiContent,
  OpenApiExample,
  OpenApiMedia,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from './openapi-types.ts'
import { type SchemaNode, schemaNode } from './schema-view.ts'

/** One operation as the page shows it. */
export type OperationView = ReturnType<typeof operationView>

/** An operation of the document in the words of the page. */
export function operationView(
  address: string,
  method: string,
  operation: OpenApiOperation,
  language: Language,
) {
  const texts = apiDocsTexts[language]
  return {
    id: operation.operationId,
    summary: operation.summary,
    method: method.toUpperCase(),
    address,
    paragraphs: operation.description.split('\n\n'),
    access: accessText(operation, texts),
    texts,
    parameters: operation.parameters.map((parameter) => parameterView(parameter, language)),
    body: operation.requestBody ? contentViews(operation.requestBody.content, language) : undefined,
    answers: byStatus(operation.responses).map(([status, response]) =>
      answerView(status, response, language),
    ),
    examples: operation['x-examples'].map((example) => exampleView(operation, example, texts)),
  }
}

function accessText({ security }: OpenApiOperation, { access }: ApiDocsTexts): string {
  const scope = security.flatMap((way) => way['key'] ?? [])[0]
  if (scope === undefined) return access.public
  return security.length > 1 ? access.published(scope) : access.key(scope)
}

function parameterView(
  { name, in: place, required, schema, description }: OpenApiParameter,
  language: Language,
) {
  const node = schemaNode(schema, language, { name, required })
  return { ...node, place: apiDocsTexts[language].places[place], description }
}

/** Several types of files that no schema describes stand on one line. */
function contentViews(content: OpenApiContent, language: Language) {
  const files = Object.entries(content).filter(([, media]) => media.schema === undefined)
  const described = Object.entries(content).filter(([, media]) => media.schema !== undefined)
  return [
    ...described.map(([type, media]) => ({
      types: [type],
      node: nodeOf(media, language),
      lines: linesOf(media, language),
    })),
    ...(files.length === 0
      ? []
      : [
          {
            types: files.map(([type]) => type),
            node: undefined,
            lines: files.map(([, media]) => linesOf(media, language)).find((node) => node !== undefined),
          },
        ]),
  ]
}

function nodeOf({ schema }: OpenApiMedia, language: Language): SchemaNode | undefined {
  return schema && schemaNode(schema, language)
}

function linesOf(media: OpenApiMedia, language: Language): SchemaNode | undefined {
  return media['x-lines'] && schemaNode(media['x-lines'], language)
}

/** Those that worked first, as the statuses have it. That anything may fail, the page says once (500). */
function byStatus(responses: OpenApiOperation['responses']): readonly (readonly [string, OpenApiResponse])[] {
  return Object.entries(responses)
    .filter(([status]) => status !== '500')
    .sort(([a], [b]) => Number(a) - Number(b))
}

const problemType = 'application/problem+json'

function answerView(status: string, response: OpenApiResponse, language: Language) {
  const texts = apiDocsTexts[language]
  const { [problemType]: problem, ...content } = response.content ?? {}
  const codes = Object.entries(problem?.examples ?? {})
  return {
    status,
    description: response.description,
    contents: contentViews(content, language),
    // Every problem document has its language, which the page says once, too.
    headers: Object.entries(response.headers ?? {})
      .filter(([name]) => problem === undefined || name !== 'Content-Language')
      .map(([name, { description, required }]) => ({
        name,
        description,
        when: required ? texts.always : texts.sometimes,
      })),
    codes: codes.map(([code, { summary }]) => ({ code, text: summary })),
  }
}

function exampleView({ summary }: OpenApiOperation, example: OpenApiExample, texts: ApiDocsTexts) {
  const { answer } = example
  return {
    title: example.summary,
    label: texts.exampleOf(summary, example.summary),
    curl: example.curl,
    answered: texts.answered(example.status),
    answer: answer === undefined || typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2),
  }
}
