import { stat } from 'node:fs/promises'
import { shippedForm, shippedForms } from '../../../survey-forms/form-catalogue.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import { formId } from '../../../survey-forms/form-definition.ts'
import { parseForm } from '../../../survey-forms/parse-form.ts'
import { lineOfPointer } from '../../json-text/json-line.ts'
import type { MistakeList } from './mistake-list.ts'
import { readJson } from './read-json.ts'

/** The form that `--form` names: a shipped form's `code.vN`, or a file. Null: the reason is among the mistakes. */
export async function readForm(name: string, mistakes: MistakeList): Promise<FormDefinition | null> {
  const shipped = shippedForm(name)
  if (shipped !== undefined) return shipped
  if (!(await exists(name))) {
    const known = shippedForms.map(formId).join(', ')
    mistakes.add(name, null, `không phải tệp, cũng không phải mẫu phiếu có sẵn (${known})`)
    return null
  }
  const json = await readJson(name, mistakes)
  if (json === null) return null
  const parsed = parseForm(json.value)
  if (parsed.ok) return parsed.form
  for (const { path, message } of parsed.mistakes) {
    const line = lineOfPointer(json.text, path)
    mistakes.add(name, line, path === '' ? message.vi : `${path}: ${message.vi}`)
  }
  return null
}

async function exists(name: string): Promise<boolean> {
  return stat(name).then(
    () => true,
    () => false,
  )
}
