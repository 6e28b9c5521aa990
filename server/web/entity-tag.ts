import { createHash } from 'node:crypto'

/**
 * The entity tag of an answer by all that it says. Weak, since a proxy may compress what is sent: it is then other
 * bytes, and still the same answer (RFC 9110, 8.8.1).
 * @example entityTag('') // 'W/"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"'
 */
export function entityTag(content: string): string {
  return `W/"${createHash('sha256').update(content).digest('base64url')}"`
}

/**
 * Whether a client holds the answer of that tag already. Asked for with `Cache-Control: no-cache`, too: whoever sends
 * that wants to hear from the server itself, and this is the server; `fetch` adds it to every `If-None-Match`.
 * @example holdsTag('"a", W/"b"', 'W/"a"') // true
 */
export function holdsTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return [...ifNoneMatch.matchAll(/"[^"]*"/g)].some(([held]) => `W/${held}` === tag)
}
