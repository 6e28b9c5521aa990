import type { IndexDocument } from '../../scoring/index-document.ts'
import { indexTableCsv } from '../../scoring/index-table-csv.ts'
import { writeWorkbook } from '../spreadsheets/write-workbook.ts'
import { keepWorkbooks } from './keep-workbooks.ts'
import { workbookSheets } from './workbook-sheets.ts'

/** A form in which an index document is given out. */
export interface IndexFormat {
  readonly type: string
  /** Of the file that it is saved as; null for what is read by programs, and by people in the browser. */
  readonly extension: string | null
  readonly prepare: (document: IndexDocument) => PreparedIndex
}

/** An answer before it is written. */
export interface PreparedIndex {
  /** All that the answer says: the same text whenever, and only when, it says the same. */
  readonly content: string
  readonly write: () => string | Promise<Buffer>
}

export const indexJson: IndexFormat = {
  type: 'application/json',
  extension: null,
  prepare: (document) => asText(JSON.stringify(document)),
}

export const indexCsv: IndexFormat = {
  type: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  prepare: (document) => asText(indexTableCsv(document)),
}

/** The bytes of a workbook hold the time at which it was packed, so they differ where nothing that it says does. */
export function createIndexXlsx(): IndexFormat {
  const packed = keepWorkbooks(writeWorkbook)
  return {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    prepare(document) {
      const sheets = workbookSheets(document)
      const content = JSON.stringify(sheets)
      return { content, write: () => packed(content, sheets) }
    },
  }
}

function asText(content: string): PreparedIndex {
  return { content, write: () => content }
}
