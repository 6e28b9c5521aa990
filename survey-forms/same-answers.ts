import type { Submission } from './answers.ts'

/**
 * What two submissions under the same id must have in common to be the same submission sent twice, as canonical
 * JSON: point, agency, form, context, answers, respondent, wishes (as a set) and comment. Language, starting time
 * and the id itself are not in it. Equal texts mean equal answers; the shell keeps its SHA-256.
 *
 * @param pointCode the code of the point as it is stored
 * @example answersCanonical('K7M2QX', submission) // '{"agency":null,"answers":{"access-fees":"neutral"},…}'
 */
export function answersCanonical(pointCode: string, submission: Submission): string {
  const { agency, form, context, answers, respondent, wishes, comment } = submission
  return canonical({
    point: pointCode,
    agency,
    form,
    context,
    answers,
    respondent,
    wishes: [...wishes].sort(),
    comment,
  })
}

type Canonical = string | null | readonly Canonical[] | { readonly [name: string]: Canonical }

/** JSON without spaces, names sorted by code unit: RFC 8785 for the kinds of values that answers hold. */
function canonical(value: Canonical): string {
  if (value === null || typeof value === 'string') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`
}

function isList(value: Canonical): value is readonly Canonical[] {
  return Array.isArray(value)
}
