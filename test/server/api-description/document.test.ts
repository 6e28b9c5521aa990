import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { docsView } from '../../../server/api-description/docs-view.ts'
import { openApiDocument } from '../../../server/api-description/openapi-document.ts'
import type { OpenApiDocument } from '../../../server/api-description/openapi-types.ts'
import { schemaTexts } from '../../../server/texts/api-schemas-texts.ts'
import { givenFields } from '../../../server/texts/import-problem-texts.ts'
import { shippedForms } from '../../../survey-forms/form-catalogue.ts'
import { createMatcher, findOperation } from '../../support/described-answers.ts'
import { twoQuestionForm } from '../../support/two-question-form.ts'

const documents: readonly [string, OpenApiDocument][] = [
  ['in Vietnamese', openApiDocument(shippedForms, 'vi')],
  ['in English', openApiDocument(shippedForms, 'en')],
  ['with a form of the installation', openApiDocument([...shippedForms, twoQuestionForm], 'vi')],
]

describe.each(documents)('the description %s', (_, document) => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))

  it('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    )
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  it('refers to nothing outside itself, and to nothing that is not there', () => {
    const references = referencesIn(document)
    expect(references.length).toBeGreaterThan(50)
    for (const reference of references) {
      const name = reference.replace('#/components/schemas/', '')
      expect(Object.keys(document.components.schemas)).toContain(name)
    }
  })

  it('has schemas that compile in the strictest mode', () => {
    const matches = createMatcher(document)
    for (const name of Object.keys(document.components.schemas)) {
      expect(() => matches({ $ref: `#/components/schemas/${name}` }, null), name).not.toThrow()
    }
  })

  it('names every operation once, and shows each working', () => {
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const operation of operations) {
      expect(operation['x-examples'].some(({ status }) => status < 300)).toBe(true)
    }
  })

  it('describes every part of an address as a parameter, and no other', () => {
    for (const [address, methods] of Object.entries(document.paths)) {
      const parts = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      for (const { parameters } of Object.values(methods)) {
        expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(
          parts,
        )
      }
    }
  })

  it('has examples of bodies and answers that its own schemas allow', () => {
    const matches = createMatcher(document)
    let judged = 0
    for (const { requestBody, responses } of operations) {
      const contents = [requestBody?.content, ...Object.values(responses).map(({ content }) => content)]
      for (const { schema, examples = {} } of contents.flatMap((content) => Object.values(content ?? {}))) {
        for (const [name, { value }] of Object.entries(examples)) {
          // What shows a refusal is refused by the schema already.
          if (schema === undefined || name === 'invalid') continue
          expect(matches(schema, value), name).toEqual([])
          judged++
        }
      }
    }
    expect(judged).toBeGreaterThan(40)
  })
})

it('has no words about members that schemas do not have', () => {
  const { schemas } = openApiDocument(shippedForms, 'vi').components
  for (const [name, { members = {} }] of Object.entries(schemaTexts)) {
    const component = Object.keys(schemas).find((known) => known === name || known.startsWith(`${name}.`))
    expect(component, name).toBeDefined()
    const known = Object.keys((schemas[component ?? '']?.['properties'] ?? {}) as object)
    expect(known).toEqual(expect.arrayContaining(Object.keys(members)))
  }
})

it('takes everything beside an imported file that the importer asks for', () => {
  const { operation } = findOperation(openApiDocument(shippedForms, 'vi'), 'importIndex')
  expect(operation.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining([...givenFields]))
})

it('is all on the page for people, with every anchor that a link leads to', () => {
  const document = openApiDocument(shippedForms, 'en')
  const { groups, schemas } = docsView(document, 'http://localhost:3000', 'en')
  const shown = groups.flatMap((group) => group.operations.map(({ id }) => id))
  const all = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  expect([...shown].sort()).toEqual(all.map(({ operationId }) => operationId).sort())
  expect(schemas.map(({ name }) => name)).toEqual(Object.keys(document.components.schemas))
})

function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  )
}
