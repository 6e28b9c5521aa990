import type { TablePlace } from '../spreadsheets/table-file.ts'
import type { CellProblemCode } from './import-cells.ts'

/** What can be wrong with a file that was read; the sentences are in texts/registry-import-texts.ts. */
export type ImportProblemCode =
  | CellProblemCode
  | 'no-table'
  | 'repeated-table'
  | 'repeated-column'
  | 'missing-columns'
  | 'repeated-row'
  | 'unknown-agency'
  | 'own-predecessor'
  | 'repeated-predecessor'
  | 'circle'
  | 'began-after-ended'
  | 'desk-taken'
  | 'unknown-period'
  | 'published-period'
  | 'closed-membership'
  | 'two-blocks'
  | 'other-block-name'
  | 'moved-with-responses'
  | 'ended-before-period'
  | 'begins-after-period'
  | 'other-open-period'
  | 'reason-missing'
  | 'reason-of-ranked'

/** Why a file is not imported. */
export interface ImportProblem {
  /** Null where it is about the file as a whole. */
  readonly place: TablePlace | null
  readonly code: ImportProblemCode
  /** What was written there, or what it is about. */
  readonly text: string
  /** What it is measured against: the address that was first, a day, a limit; else blank. */
  readonly against: string
}
