import { isDeepStrictEqual } from 'node:util'
import type { JsonSchema } from '../../survey-forms/answers-schema.ts'

/** Keywords whose value is a schema, a list of schemas, or schemas by name; in others nothing is a schema. */
const single = new Set(['items', 'additionalProperties', 'propertyNames', 'not', 'contains'])
const lists = new Set(['prefixItems', 'anyOf', 'oneOf', 'allOf'])
const maps = new Set(['properties', 'patternProperties'])

/**
 * Puts schemas that stand each for itself into one document: every `$defs` becomes a component `Name.def`, and what
 * referred to it refers to the component; `$id` and `$schema` go, since the document has one address and one dialect.
 * A definition that is one of the schemas itself, under an `$id` of its own, is not repeated.
 * @throws Error for a reference that leads to no definition of its schema
 * @example embedSchemas({ A: { $ref: '#/$defs/b', $defs: { b: { type: 'null' } } } })
 * // { A: { $ref: '#/components/schemas/A.b' }, 'A.b': { type: 'null' } }
 */
export function embedSchemas(
  schemas: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, JsonSchema>> {
  const embedded: Record<string, JsonSchema> = {}
  const plain = Object.entries(schemas).map(([name, schema]) => [name, withoutAddress(schema)] as const)

  function embed(name: string, schema: JsonSchema): void {
    const definitions = Object.entries((schema['$defs'] ?? {}) as Readonly<Record<string, JsonSchema>>)
    const targets = new Map(
      definitions.map(([part, definition]) => [`#/$defs/${part}`, targetOf(`${name}.${part}`, definition)]),
    )
    embedded[name] = rewritten(schema, targets)
    for (const [part, definition] of definitions) {
      const target = `${name}.${part}`
      if (targets.get(`#/$defs/${part}`) !== target) continue
      // With an `$id` of its own, its references are to its own definitions.
      if (definition['$id'] !== undefined) embed(target, definition)
      else embedded[target] = rewritten(definition, targets)
    }
  }

  function targetOf(name: string, definition: JsonSchema): string {
    if (definition['$id'] === undefined) return name
    const same = withoutAddress(definition)
    return plain.find(([, schema]) => isDeepStrictEqual(schema, same))?.[0] ?? name
  }

  for (const [name, schema] of Object.entries(schemas)) embed(name, schema)
  return embedded
}

/** The reference to a component. */
export function reference(component: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${component}` }
}

function rewritten(schema: JsonSchema, targets: ReadonlyMap<string, string>): JsonSchema {
  const inner = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? rewritten(value as JsonSchema, targets) : value
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !['$schema', '$id', '$defs'].includes(keyword))
      .map(([keyword, value]) => {
        if (keyword === '$ref') return [keyword, reference(target(String(value), targets)).$ref]
        if (single.has(keyword)) return [keyword, inner(value)]
        if (lists.has(keyword)) return [keyword, (value as readonly unknown[]).map(inner)]
        if (maps.has(keyword)) {
          const named = Object.entries(value as JsonSchema)
          return [keyword, Object.fromEntries(named.map(([name, part]) => [name, inner(part)]))]
        }
        return [keyword, value]
      }),
  )
}

function target(address: string, targets: ReadonlyMap<string, string>): string {
  const found = targets.get(address)
  if (found === undefined) throw new Error(`${address} leads nowhere in its schema`)
  return found
}

function withoutAddress({ $id: _, $schema: __, ...rest }: JsonSchema): JsonSchema {
  return rest
}
