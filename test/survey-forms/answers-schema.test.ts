import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersSchema } from '../../survey-forms/answers-schema.ts'
import { formId } from '../../survey-forms/form-definition.ts'
import { formDefinitionSchema } from '../../survey-forms/form-definition-schema.ts'
import { choiceFields } from '../../survey-forms/form-fields.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { parseSubmission } from '../../survey-forms/parse-answers.ts'
import { aBody, validBodies } from './arbitrary-bodies.ts'
import { exampleForms } from './example-forms.ts'

const servings = [undefined, ['SCT'], ['SCT', 'SYT']]

function compiled(...parameters: Parameters<typeof answersSchema>) {
  return new Ajv2020({ strict: true, allErrors: true }).compile(answersSchema(...parameters))
}

/** Every schema inside a schema that describes a value. */
function* schemasIn(schema: unknown): Generator<Record<string, unknown>> {
  if (typeof schema !== 'object' || schema === null) return
  const record = schema as Record<string, unknown>
  if ('type' in record || 'enum' in record) yield record
  for (const inner of Object.values(record)) yield* schemasIn(inner)
}

describe.each(exampleForms.map((form) => [formId(form), form] as const))('the schema of %s', (_, form) => {
  test('compiles in strict mode for every kind of point, any number of times', () => {
    for (const agencies of servings) {
      for (let time = 0; time < 2; time++) {
        expect(compiled(form, agencies ? { agencies } : {})).toBeTypeOf('function')
      }
    }
  })

  test('bounds every text and list, closes every object and carries no $id', () => {
    for (const agencies of servings) {
      const whole = answersSchema(form, agencies ? { agencies } : {})
      expect(whole).not.toHaveProperty('$id')
      for (const schema of schemasIn(whole)) {
        if (schema['type'] === 'string') expect(schema['maxLength']).toBeTypeOf('number')
        if (schema['type'] === 'array') expect(schema['maxItems']).toBeTypeOf('number')
        if (schema['type'] === 'object') expect(schema['additionalProperties']).toBe(false)
      }
    }
  })

  test('survives JSON', () => {
    const schema = answersSchema(form)
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  })

  test('accepts what the parser accepts, at either kind of point and at any', () => {
    for (const agencies of [['SCT'], ['SCT', 'SYT']]) {
      const isValid = compiled(form, { agencies })
      const isValidAnywhere = compiled(form)
      fc.assert(
        fc.property(validBodies(form, agencies), (body) => {
          // The schema counts characters as they are, the parser once they are composed.
          if (body.comment !== undefined) body.comment = body.comment.normalize('NFC')
          expect(isValid(body)).toBe(true)
          expect(isValidAnywhere(body)).toBe(true)
          expect(parseSubmission(form, body, { agencies }).ok).toBe(true)
        }),
        { numRuns: 40 },
      )
    }
  })

  test('refuses what the parser refuses, one change away from a valid body', () => {
    const agencies = ['SCT', 'SYT']
    const isValid = compiled(form, { agencies })
    const values = fc.oneof(
      fc.constantFrom<unknown>(
        undefined,
        null,
        1,
        'x',
        '',
        [],
        {},
        ['time'],
        { 'access-fees': 'neutral' },
        'no-opinion',
      ),
      fc.constantFrom(...form.scale.map(({ code }) => code)),
    )
    const top = [
      'submissionId',
      'form',
      'agency',
      'context',
      'answers',
      'respondent',
      'wishes',
      'language',
      'startedAt',
      'new',
    ]
    const places = fc.oneof(
      fc.constantFrom(...top).map((key) => ({ part: null, key })),
      fc.constantFrom(...choiceFields(form)).map(({ part, code }) => ({ part, key: code })),
      fc.constantFrom('context', 'answers', 'respondent').map((part) => ({ part, key: 'new' })),
    )
    fc.assert(
      fc.property(places, values, ({ part, key }, value) => {
        const body = structuredClone(aBody(form, { agency: 'SYT' })) as unknown as Record<string, unknown>
        const inside = part === null ? body : (body[part] as Record<string, unknown>)
        if (value === undefined) delete inside[key]
        else inside[key] = value
        // The parser takes absent parts as empty, the schema says the same by not requiring what may be empty.
        expect(parseSubmission(form, body, { agencies }).ok).toBe(isValid(body))
      }),
      { numRuns: 400 },
    )
  })
})

test('a point of one agency has no field for it, a point of several requires it, the general schema allows it', () => {
  const properties = (agencies?: string[]) =>
    Object.keys(answersSchema(fiveCriteriaProposedV1, agencies ? { agencies } : {})['properties'] as object)
  expect(properties(['SCT'])).not.toContain('agency')
  expect(properties([])).not.toContain('agency')
  expect(properties()).toContain('agency')
  expect(answersSchema(fiveCriteriaProposedV1)['required']).not.toContain('agency')
  expect(answersSchema(fiveCriteriaProposedV1, { agencies: ['SCT', 'SYT'] })['required']).toContain('agency')
})

test('the body of the contract is accepted once its required answers are there', () => {
  const body = {
    ...aBody(fiveCriteriaProposedV1),
    agency: 'SCT',
    wishes: ['time'],
    comment: '…',
    startedAt: '2025-06-02T02:03:04Z',
  }
  expect(compiled(fiveCriteriaProposedV1)(body)).toBe(true)
})

test('the schema of a form definition accepts every form and closes every object', () => {
  const isForm = new Ajv2020({ strict: true }).compile(formDefinitionSchema)
  for (const form of exampleForms) expect(isForm(form)).toBe(true)
  for (const schema of schemasIn(formDefinitionSchema)) {
    if (schema['type'] === 'string') expect(schema['maxLength'] ?? schema['pattern']).toBeDefined()
    if (schema['type'] === 'array') expect(schema['maxItems']).toBeTypeOf('number')
    if (schema['type'] === 'object') expect(schema['additionalProperties']).toBe(false)
  }
})
