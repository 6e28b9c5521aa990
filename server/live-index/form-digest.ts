import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { canonicalDigest } from '../signing/canonical-json.ts'

/**
 * The digest of a form definition: SHA-256 of its RFC 8785 form.
 * @example formDigest(form) // 'sha256:5c0f…'
 */
export function formDigest(form: FormDefinition): string {
  const known = digests.get(form)
  if (known !== undefined) return known
  const digest = canonicalDigest(form)
  digests.set(form, digest)
  return digest
}

/** A form version never changes, so its digest is made once. */
const digests = new WeakMap<FormDefinition, string>()
