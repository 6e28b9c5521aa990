import { type FormDefinition, formId } from '../../survey-forms/form-definition.ts'
import { canonicalDigest } from '../signing/canonical-json.ts'

/** Whether a form may be published under its name. */
export type VersionVerdict =
  | {
      readonly verdict: 'new' /** The version before it; null for the first of its code. */
      readonly previous: FormDefinition | null
    }
  /** That very version is there already, to the last word. */
  | { readonly verdict: 'same'; readonly id: string }
  /** The version is there and says something else: it stands. */
  | { readonly verdict: 'exists'; readonly id: string; readonly next: number }
  /** A version before it is missing. */
  | { readonly verdict: 'not-next'; readonly next: number }
  /** Nothing but the number has changed since the version before. */
  | { readonly verdict: 'unchanged'; readonly id: string }

/**
 * Judges the name of a form that is to be published: `code.vN` with the number after the last one of its code, since
 * people take 3 to be what came of 2.
 * @param versions every version there is
 */
export function judgeVersion(form: FormDefinition, versions: readonly FormDefinition[]): VersionVerdict {
  const ofCode = versions.filter(({ code }) => code === form.code)
  const last = ofCode.reduce<FormDefinition | null>(
    (latest, one) => (latest === null || one.version > latest.version ? one : latest),
    null,
  )
  const next = (last?.version ?? 0) + 1
  const there = ofCode.find(({ version }) => version === form.version)
  if (there) {
    const id = formId(there)
    return content(there) === content(form) ? { verdict: 'same', id } : { verdict: 'exists', id, next }
  }
  if (form.version !== next) return { verdict: 'not-next', next }
  if (last !== null && content(last) === content(form)) return { verdict: 'unchanged', id: formId(last) }
  return { verdict: 'new', previous: last }
}

/** What a form says, whatever its number and the order of its fields. */
function content(form: FormDefinition): string {
  return canonicalDigest({ ...form, version: 0 })
}
