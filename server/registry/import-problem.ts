import type { TablePlace } from '../spreadsheets/table-file.ts'
import type { ImportProblemText } from '../texts/registry-import-texts.ts'

/** What can be wrong with a file that was read: everything there is a sentence for. */
export type ImportProblemCode = ImportProblemText

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
