import type { KeptFields } from './answers.ts'
import type { FormDefinition } from './form-definition.ts'
import { choiceFields } from './form-fields.ts'

/** A kept comment may be this much longer than the form allows: nothing typed is lost, and nothing is unbounded. */
const commentSlack = 10

/**
 * What a refused body holds that can be shown again, by posted name. Bounded: choices the form offers, the comment
 * as typed, the agency, and the submission id, which must stay the same when the corrected form is sent.
 */
export function keptFields(form: FormDefinition, body: Readonly<Record<string, unknown>>): KeptFields {
  const kept: Record<string, string | readonly string[]> = {}
  const submission = body['submissionId']
  if (typeof submission === 'string' && submission.length <= 36) kept['submission'] = submission
  const agency = body['agency']
  if (typeof agency === 'string' && agency.length <= 64) kept['agency'] = agency
  for (const { part, code, name, accepts } of choiceFields(form)) {
    const value = ownValue(body[part], code)
    if (typeof value === 'string' && accepts.includes(value)) kept[name] = value
  }
  const wishes = body['wishes']
  if (form.wishes && Array.isArray(wishes)) {
    kept['wishes'] = form.wishes.options.map((option) => option.code).filter((code) => wishes.includes(code))
  }
  const comment = body['comment']
  if (form.comment && typeof comment === 'string') {
    kept['comment'] = comment.slice(0, form.comment.maxLength * commentSlack)
  }
  return kept
}

function ownValue(part: unknown, code: string): unknown {
  if (typeof part !== 'object' || part === null || !Object.hasOwn(part, code)) return undefined
  return (part as Record<string, unknown>)[code]
}
