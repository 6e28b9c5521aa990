import { parseMethod } from '../../../scoring/check-method.ts'
import type { ScoringMethod } from '../../../scoring/method.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import type { MistakeList } from './mistake-list.ts'
import { lineOfField, readJson } from './read-json.ts'

/** The method of a file, completed with the defaults. Null: the reasons are among the mistakes. */
export async function readMethod(
  file: string,
  form: FormDefinition | null,
  mistakes: MistakeList,
): Promise<ScoringMethod | null> {
  const json = await readJson(file, mistakes)
  if (json === null) return null
  const parsed = parseMethod(json.value, form ?? undefined)
  if (parsed.ok) return parsed.method
  for (const mistake of parsed.mistakes) {
    const field = /^[^:[]*/.exec(mistake)![0]
    mistakes.add(file, lineOfField(json.text, field), mistake)
  }
  return null
}
