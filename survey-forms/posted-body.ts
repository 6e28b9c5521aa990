import type { Problem } from './answers.ts'
import type { FormDefinition } from './form-definition.ts'
import { type AnswerPart, choiceFields } from './form-fields.ts'
import { shownName } from './shown-name.ts'

/** A posted body in the shape of the JSON body, and what could not be brought into it. */
export interface PostedBody {
  readonly body: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

/** Where a posted name belongs in the JSON body; `part` is null at its top. */
interface Place {
  readonly part: AnswerPart | null
  readonly key: string
  readonly field: string
}

/**
 * Undoes HTML's habits: brings a posted form into the shape of the API's JSON body. Blank is absent, a single wish
 * becomes an array of one, flat names go to their part. Values are not judged here; unknown and repeated fields and
 * values that are no text are reported by name, since the JSON body has no place for them.
 *
 * @param posted an urlencoded body parsed to a record of `string | string[]`; anything else ends in a problem
 */
export function bodyFromPosted(form: FormDefinition, posted: unknown): PostedBody {
  if (typeof posted !== 'object' || posted === null || Array.isArray(posted)) {
    return { body: {}, problems: [{ field: 'body', problem: 'not-an-object' }] }
  }
  const places = placesByName(form)
  const body: Record<string, unknown> = {}
  const parts: Record<AnswerPart, Record<string, unknown>> = { context: {}, answers: {}, respondent: {} }
  const problems: Problem[] = []
  for (const [name, value] of Object.entries(posted)) {
    const place = places.get(name)
    if (place === undefined) {
      problems.push({ field: shownName(name), problem: 'unknown-field' })
    } else if (value === '') {
      // Blank is absent: a form always posts its empty text fields.
    } else if (place.key === 'wishes' && place.part === null) {
      body['wishes'] = Array.isArray(value) ? value.filter((wish) => wish !== '') : [value]
    } else if (typeof value === 'string') {
      if (place.part === null) body[place.key] = value
      else parts[place.part][place.key] = value
    } else {
      problems.push({ field: place.field, problem: Array.isArray(value) ? 'repeated' : 'not-text' })
    }
  }
  return { body: { ...body, ...parts }, problems }
}

const placesOfForm = new WeakMap<FormDefinition, ReadonlyMap<string, Place>>()

/** Posted name → place. A Map, so that no name from outside can reach a prototype; made once per form version. */
function placesByName(form: FormDefinition): ReadonlyMap<string, Place> {
  const known = placesOfForm.get(form)
  if (known) return known
  const places = new Map<string, Place>([
    ['submission', { part: null, key: 'submissionId', field: 'submissionId' }],
    ['lang', { part: null, key: 'language', field: 'language' }],
    ['form', { part: null, key: 'form', field: 'form' }],
    ['agency', { part: null, key: 'agency', field: 'agency' }],
  ])
  if (form.wishes) places.set('wishes', { part: null, key: 'wishes', field: 'wishes' })
  if (form.comment) places.set('comment', { part: null, key: 'comment', field: 'comment' })
  for (const { part, code, field, name } of choiceFields(form)) places.set(name, { part, key: code, field })
  placesOfForm.set(form, places)
  return places
}
