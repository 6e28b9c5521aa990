import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { type ApiDocsTexts, apiDocsTexts } from '../texts/api-docs-texts.ts'
import { schemaFacts } from './schema-facts.ts'

/** A schema, or a part of one, as a page shows it: a line, with its parts indented below. */
export interface SchemaNode {
  readonly id: string | undefined
  readonly name: string | undefined
  readonly required: string | undefined
  /** What kind of value it is, in words; empty where the link says it. */
  readonly type: string
  readonly links: readonly { readonly href: string; readonly text: string }[]
  readonly facts: string
  /** The values it may have, where these are listed. */
  readonly values: readonly string[]
  /** As the form words it, in Vietnamese whatever the language of the page. */
  readonly title: string | undefined
  readonly description: string | undefined
  readonly children: readonly SchemaNode[]
}

interface Naming {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly required?: boolean
}

const referenced = /^#\/components\/schemas\/(.+)$/

/** Where a component is on the page. */
export function schemaAnchor(component: string): string {
  return `schema-${component}`
}

/** @param naming what the part is called where it stands; an id gives its members anchors, too */
export function schemaNode(schema: JsonSchema, language: Language, naming: Naming = {}): SchemaNode {
  const texts = apiDocsTexts[language].words
  const { optional, inner } = withoutNull(schema)
  const node = plainNode(inner, language, naming)
  const text = (key: 'title' | 'description') => (typeof schema[key] === 'string' ? schema[key] : node[key])
  return {
    ...node,
    ...(optional && { type: [node.type, texts.or, texts.nothing].filter((word) => word !== '').join(' ') }),
    title: text('title'),
    description: text('description'),
  }
}

function plainNode(schema: JsonSchema, language: Language, { id, name, required }: Naming): SchemaNode {
  const { words } = apiDocsTexts[language]
  const links = linksOf(schema)
  return {
    id,
    name,
    required: required ? words.required : undefined,
    type: typeOf(schema, words, links.length > 0),
    links,
    facts: schemaFacts(schema, words).join('; '),
    values: schema['enum'] === undefined ? [] : (schema['enum'] as readonly unknown[]).map(String),
    title: undefined,
    description: undefined,
    children: childrenOf(schema, language, id),
  }
}

/** A schema that allows null beside one other thing is that thing, and optional. */
function withoutNull(schema: JsonSchema): { readonly optional: boolean; readonly inner: JsonSchema } {
  const choices = schema['anyOf'] as readonly JsonSchema[] | undefined
  const others = choices?.filter((choice) => choice['type'] !== 'null') ?? []
  const [only] = others
  return choices !== undefined && only !== undefined && others.length === 1 && choices.length === 2
    ? { optional: true, inner: only }
    : { optional: false, inner: schema }
}

/** What it refers to; a list of one kind of thing refers to that thing. */
function linksOf(schema: JsonSchema): SchemaNode['links'] {
  const items = schema['items'] as JsonSchema | undefined
  const references = [schema['$ref'], items?.['$ref'], ...allOf(schema).map((part) => part['$ref'])]
  return references.flatMap((reference) => {
    const component = typeof reference === 'string' ? referenced.exec(reference)?.[1] : undefined
    return component === undefined ? [] : [{ href: `#${schemaAnchor(component)}`, text: component }]
  })
}

function allOf(schema: JsonSchema): readonly JsonSchema[] {
  return (schema['allOf'] ?? []) as readonly JsonSchema[]
}

function typeOf(schema: JsonSchema, words: ApiDocsTexts['words'], isLinked: boolean): string {
  if ('enum' in schema || 'oneOf' in schema || 'anyOf' in schema) return words.oneOf
  if ('const' in schema) return words.exactly(JSON.stringify(schema['const']))
  switch (schema['type']) {
    case 'string':
      return words.text
    case 'integer':
      return words.integer
    case 'number':
      return words.number
    case 'boolean':
      return words.boolean
    case 'null':
      return words.nothing
    case 'array':
      return words.list
    case 'object':
      return words.object
    default:
      return isLinked ? '' : words.anything
  }
}

function childrenOf(schema: JsonSchema, language: Language, id: string | undefined): readonly SchemaNode[] {
  const { words } = apiDocsTexts[language]
  const required = (schema['required'] ?? []) as readonly string[]
  const named = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>)
  const members = named.map(([name, inner]) =>
    schemaNode(inner, language, {
      name,
      required: required.includes(name),
      ...(id !== undefined && { id: `${id}--${name}` }),
    }),
  )
  const choices = [...((schema['oneOf'] ?? schema['anyOf'] ?? []) as readonly JsonSchema[])]
  const places = (schema['prefixItems'] ?? []) as readonly JsonSchema[]
  const items = schema['items']
  const others = schema['additionalProperties']
  return [
    ...members,
    ...choices.map((choice) => withoutId(choice, language)),
    ...places.map((place, index) => withoutId(place, language, String(index + 1))),
    ...(isSchema(items) && items['$ref'] === undefined ? [withoutId(items, language, words.each)] : []),
    ...(isSchema(others) ? [withoutId(others, language, words.byName)] : []),
  ]
}

function withoutId(schema: JsonSchema, language: Language, kind?: string): SchemaNode {
  const node = schemaNode(schema, language)
  return kind === undefined
    ? node
    : { ...node, type: node.type === '' ? `${kind}:` : `${kind}: ${node.type}` }
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null
}
