import { checkForm, type FormMistake } from './check-form.ts'
import type { FormDefinition } from './form-definition.ts'

export type ParsedForm =
  | { readonly ok: true; readonly form: FormDefinition }
  | { readonly ok: false; readonly mistakes: readonly FormMistake[] }

/**
 * Reads a form definition that came from outside (an import, a file, the store), already parsed from JSON.
 * @example parseForm(JSON.parse(text))
 */
export function parseForm(value: unknown): ParsedForm {
  const mistakes = checkForm(value)
  return mistakes.length === 0 ? { ok: true, form: value as FormDefinition } : { ok: false, mistakes }
}
