import type { IndexDocument } from './index-document.ts'
import { indexTable } from './index-table.ts'
import type { IndexTableCell } from './index-table-cell.ts'

/**
 * The table of an index document as CSV: byte order mark, commas, decimal point, RFC 4180 line ends, nothing for
 * null. Text that a spreadsheet would take for a formula gets an apostrophe in front, which an import takes off.
 * @example indexTableCsv(document).split('\r\n')[1].slice(0, 23) // '1,SCT,Sở Công Thương,"K'
 */
export function indexTableCsv(document: IndexDocument): string {
  const { columns, rows } = indexTable(document)
  const lines = [columns.map((column) => quoted(column)), ...rows.map((cells) => cells.map(written))]
  return `\uFEFF${lines.map((fields) => `${fields.join(',')}\r\n`).join('')}`
}

function written(cell: IndexTableCell): string {
  switch (cell.kind) {
    case 'text':
      return quoted(/^[=+\-@\t\r]/.test(cell.text) ? `'${cell.text}` : cell.text)
    case 'decimal':
      // The number is the one nearest to a decimal of so many places, so this writes that very decimal.
      return cell.number.toFixed(cell.decimals)
    case 'integer':
      return String(cell.number)
    case 'empty':
      return ''
  }
}

function quoted(field: string): string {
  return /[,;"\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
