import { createHash } from 'node:crypto'
import canonicalizeModule from 'canonicalize'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'

// The package is CommonJS and its types describe an ES module: what arrives is the function itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined

/**
 * The digest of a form definition: SHA-256 of its RFC 8785 form.
 * @example formDigest(form) // 'sha256:5c0f…'
 */
export function formDigest(form: FormDefinition): string {
  const known = digests.get(form)
  if (known !== undefined) return known
  const canonical = canonicalize(form)
  if (canonical === undefined) throw new Error('a form has a canonical form')
  const digest = `sha256:${createHash('sha256').update(canonical).digest('hex')}`
  digests.set(form, digest)
  return digest
}

/** A form version never changes, so its digest is made once. */
const digests = new WeakMap<FormDefinition, string>()
