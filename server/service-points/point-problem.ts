import type { PointField, PointProblemKinds, PointTexts } from '../texts/point-texts.ts'

/** A field of a point with one of the things that can be wrong with it. */
export type PointProblem = {
  [Field in PointField]: { readonly field: Field; readonly problem: PointProblemKinds[Field] }
}[PointField]

/** The sentence of a problem. */
export function pointProblemText({ field, problem }: PointProblem, { problems }: PointTexts): string {
  return (problems[field] as Readonly<Record<string, string>>)[problem] ?? ''
}
