import type { DraftProblemKind } from '../texts/period-draft-texts.ts'
import type { LineProblem } from './parse-agency-lines.ts'

/** A mistake on a page of a period: the id of its field, and what is wrong with it. */
export type SectionProblem<Field extends string = string> =
  | {
      readonly field: Field
      readonly problem: DraftProblemKind
      /** What it is measured by, in the words of the reader's language already; blank where nothing is. */
      readonly detail: string
    }
  | { readonly field: Field; readonly problem: 'line'; readonly line: LineProblem }

export function sectionProblem<Field extends string>(
  field: Field,
  problem: DraftProblemKind,
  detail = '',
): SectionProblem<Field> {
  return { field, problem, detail }
}

/** What came of a posted section: what it says, or every mistake with what was typed. */
export type ParsedSection<Value, Kept> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly SectionProblem[]; readonly kept: Kept }
