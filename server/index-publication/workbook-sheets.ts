import { criterionTables } from '../../scoring/criterion-tables.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { type IndexTable, indexTable } from '../../scoring/index-table.ts'
import { workbookTexts } from '../texts/workbook-texts.ts'
import { sheetNames } from './sheet-names.ts'
import { workbookNotes } from './workbook-notes.ts'

/** A sheet of the workbook: its table under its name. */
export interface WorkbookSheet extends IndexTable {
  readonly name: string
}

/**
 * The sheets of an index as a workbook: the table of each block, the ranking by each criterion, and the notes. A block
 * is numbered from 1 on its own sheet, since its sheet is copied into a report on its own.
 */
export function workbookSheets(document: IndexDocument): readonly WorkbookSheet[] {
  const wanted: readonly (readonly [name: string, table: IndexTable])[] = [
    ...document.blocks.map(
      (block) => [block.name || block.code, indexTable({ ...document, blocks: [block] })] as const,
    ),
    ...criterionTables(document).map((table) => [table.heading, table] as const),
    [workbookTexts.notes, workbookNotes(document)],
  ]
  const names = sheetNames(wanted.map(([name]) => name))
  return wanted.map(([, { columns, rows }], place) => ({ name: names[place]!, columns, rows }))
}
