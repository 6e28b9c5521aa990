import type { FormMistake } from '../../survey-forms/check-form.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { parseForm } from '../../survey-forms/parse-form.ts'
import { shownName } from '../../survey-forms/shown-name.ts'
import { hasMoreValues } from '../json-text/has-more-values.ts'
import { jsonFaultPlace } from '../json-text/json-fault-place.ts'
import { lineOfPointer } from '../json-text/json-line.ts'
import { jsonRepeatedName } from '../json-text/json-repeated-name.ts'

/** Something for which a text is no form, with its place; lines and columns from 1. */
export type DefinitionProblem =
  | { readonly problem: 'missing' | 'too-large' | 'too-many-values' | 'not-utf8' }
  | { readonly problem: 'syntax'; readonly line: number; readonly column: number }
  | { readonly problem: 'repeated'; readonly line: number; readonly name: string }
  | ({ readonly problem: 'mistake'; readonly line: number } & FormMistake)

export type ParsedDefinition =
  | { readonly ok: true; readonly form: FormDefinition }
  | {
      readonly ok: false
      readonly problems: readonly DefinitionProblem[]
      /** How many more mistakes there are than are listed. */
      readonly more: number
    }

/** In bytes of UTF-8: several times the largest form that is used, and little enough to be checked at once. */
export const longestDefinition = 500_000

/** The largest form that may be has about 11,000 values; a document of another kind must not take long to refuse. */
const mostValues = 12_000

/** Nobody corrects more at a time, and each costs a walk through the text to its line. */
const mostListed = 60

/** A file as text; null where it is not UTF-8. A byte order mark is taken off. */
export function definitionText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Reads the JSON text of a form, or finds every mistake in it, each with its line. */
export function parseDefinition(text: string): ParsedDefinition {
  // U+FFFD is what a body parser leaves of bytes that are no UTF-8.
  const problems = sizeProblems(text)
  if (problems.length > 0) return refused(problems)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const place = jsonFaultPlace(text) ?? text.length
    const before = text.slice(0, place).split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    return refused([{ problem: 'syntax', line: before.length, column }])
  }
  const repeated = jsonRepeatedName(text)
  if (repeated !== null) {
    const line = text.slice(0, repeated.place).split('\n').length
    return refused([{ problem: 'repeated', line, name: shownName(repeated.name) }])
  }
  if (hasMoreValues(value, mostValues)) return refused([{ problem: 'too-many-values' }])
  const parsed = parseForm(value)
  if (parsed.ok) return parsed
  const listed = parsed.mistakes.slice(0, mostListed).map(
    (mistake): DefinitionProblem => ({
      problem: 'mistake',
      line: lineOfPointer(text, mistake.path),
      ...mistake,
    }),
  )
  return refused(listed, parsed.mistakes.length - listed.length)
}

function refused(problems: readonly DefinitionProblem[], more = 0): ParsedDefinition {
  return { ok: false, problems, more }
}

function sizeProblems(text: string): readonly DefinitionProblem[] {
  if (text.trim() === '') return [{ problem: 'missing' }]
  if (Buffer.byteLength(text) > longestDefinition) return [{ problem: 'too-large' }]
  return text.includes('\uFFFD') ? [{ problem: 'not-utf8' }] : []
}
