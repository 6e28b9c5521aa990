import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import type { IndexTableCell } from '../../scoring/index-table-cell.ts'

/** A sheet to be written: its table under its name, which Excel takes (sheet-names.ts of the index). */
export interface WrittenSheet {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly WrittenCell[])[]
}

/** A cell of a table, or a day, "YYYY-MM-DD". */
export type WrittenCell = IndexTableCell | { readonly kind: 'day'; readonly day: string }

/** Widths of columns, in characters: a column wider than that wraps its text. */
const narrowest = 8
const widest = 60
/** A heading does not widen its column beyond this: headings wrap. */
const widestHeading = 16

/** As much as Excel takes in a cell; it calls a workbook with more in it damaged. */
const longestText = 32_767

/**
 * Sheets as an XLSX workbook: numbers are numbers, shown with their places; days are days; text is text, whatever it begins with; the
 * row of headings is bold and stays in view.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      data: [columns.map(heading), ...rows.map((cells) => cells.map(written))],
      columns: columns.map((column, place) => ({
        width: width(
          column,
          rows.map((cells) => cells[place]),
        ),
      })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
    { fontFamily: 'Times New Roman', fontSize: 12 },
  ).toBuffer()
}

function heading(text: string): Cell {
  return { value: cellText(text), type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' }
}

function written(cell: WrittenCell): Cell {
  switch (cell.kind) {
    case 'text':
      // The format of text keeps what looks like a number, "0012", as it is when somebody edits the cell.
      return { value: cellText(cell.text), type: String, format: '@', wrap: true, alignVertical: 'top' }
    case 'decimal':
      return { value: cell.number, type: Number, format: places(cell.decimals), alignVertical: 'top' }
    case 'integer':
      return { value: cell.number, type: Number, format: '0', alignVertical: 'top' }
    case 'day':
      return {
        value: new Date(`${cell.day}T00:00:00Z`),
        type: Date,
        format: 'dd/mm/yyyy',
        alignVertical: 'top',
      }
    case 'empty':
      return null
  }
}

function places(decimals: number): string {
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
}

/**
 * Text as a workbook can hold it. XML has no control characters and no half of a pair, and what looks like the escape
 * `_x0041_` would be read as "A" unless its underscore is escaped itself.
 *
 * The library keeps texts as keys of a plain object, and would take "constructor" for one it has already: a character
 * that it leaves out when it writes makes a key of its own.
 */
function cellText(text: string): string {
  const cut = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
  const allowed = cut
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return allowed in Object.prototype ? `${allowed}\0` : allowed
}

/** Wide enough for every cell, within reason. */
function width(column: string, cells: readonly (WrittenCell | undefined)[]): number {
  const lengths = cells.map((cell) => (cell === undefined ? 0 : length(cell)))
  return Math.min(Math.max(narrowest, Math.min(column.length, widestHeading), ...lengths) + 2, widest)
}

function length(cell: WrittenCell): number {
  switch (cell.kind) {
    case 'text':
      return cell.text.length
    case 'decimal':
      return cell.number.toFixed(cell.decimals).length
    case 'integer':
      return String(cell.number).length
    case 'day':
      return cell.day.length
    case 'empty':
      return 0
  }
}
