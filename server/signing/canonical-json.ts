import { createHash } from 'node:crypto'
import canonicalizeModule from 'canonicalize'

// The package is CommonJS and its types describe an ES module: what arrives is the function itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined

/**
 * The RFC 8785 form of a JSON value: equal values give equal texts, whatever the order of their members.
 * @throws if the value is not one of JSON
 * @example canonicalJson({ b: 1, a: 2 }) // '{"a":2,"b":1}'
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('only a JSON value has a canonical form')
  return text
}

/** SHA-256 of the canonical form, `sha256:…`. */
export function canonicalDigest(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`
}
