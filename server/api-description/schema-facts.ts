import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import type { ApiDocsTexts } from '../texts/api-docs-texts.ts'

/** What a schema says of a value besides its kind, in words. */
export function schemaFacts(schema: JsonSchema, words: ApiDocsTexts['words']): readonly string[] {
  const number = (keyword: string) => {
    const value = schema[keyword]
    // The largest number that JSON holds exactly says nothing to a reader.
    return typeof value === 'number' && value < Number.MAX_SAFE_INTEGER ? value : null
  }
  const between = (
    [least, most]: readonly [string, string],
    text: (least: number, most: number | null) => string,
    exactly: number | null = null,
  ) => {
    const [from, to] = [number(least) ?? 0, exactly ?? number(most)]
    return from > 0 || to !== null ? [text(from, to)] : []
  }
  const one = (keyword: string, text: (value: string) => string) => {
    const value = number(keyword)
    return value === null ? [] : [text(String(value))]
  }
  // Nothing after the places that are named: a list of so many.
  const places =
    schema['items'] === false ? ((schema['prefixItems'] ?? []) as readonly unknown[]).length : null
  return [
    ...one('minimum', words.from),
    ...one('exclusiveMinimum', words.above),
    ...one('maximum', words.to),
    ...one('exclusiveMaximum', words.below),
    ...between(['minLength', 'maxLength'], words.characters),
    ...between(['minItems', 'maxItems'], words.items, places),
    ...(schema['uniqueItems'] === true ? [words.unique] : []),
    ...(typeof schema['format'] === 'string' ? [schema['format']] : []),
    ...(typeof schema['pattern'] === 'string' ? [`${words.pattern} ${schema['pattern']}`] : []),
    ...('default' in schema ? [words.usually(String(schema['default']))] : []),
  ]
}
