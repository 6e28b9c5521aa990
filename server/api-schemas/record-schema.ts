import type { JsonSchema } from '../../survey-forms/answers-schema.ts'

/** The JSON Schema of an object with exactly these members. @param optional those that may be left out */
export function recordSchema(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', properties, required, additionalProperties: false }
}

export function listSchema(items: JsonSchema): JsonSchema {
  return { type: 'array', items }
}

export function orNullSchema(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] }
}
