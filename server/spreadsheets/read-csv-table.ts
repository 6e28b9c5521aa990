import { setImmediate } from 'node:timers/promises'
import { CsvError } from 'csv-parse'
import { cellAddress, columnLetters } from './cell-address.ts'
import type { TakeText } from './cell-text.ts'
import { CsvRecords, csvFault, separatorIn } from './csv-records.ts'
import { type Cell, type Sheet, type TableLimits, TableRefusal } from './table-file.ts'
import { decodedText } from './text-encoding.ts'

const chunkLength = 65_536

/**
 * The one sheet of a CSV file: RFC 4180, separated by commas, semicolons or tabs, whichever its header has or its line
 * `sep=` names.
 * @throws TableRefusal if it is in another encoding, its quoting is broken, or it holds more than the limits allow
 */
export async function readCsvTable(
  bytes: Uint8Array,
  limits: TableLimits,
  takeText: TakeText,
): Promise<Sheet> {
  const { content, separator, firstLine } = withSeparator(withLineFeeds(decodedText(bytes)))
  refuseControlCharacters(content, firstLine)
  const rows: (readonly Cell[])[] = []
  let cells = limits.cells
  const records = new CsvRecords(
    separator,
    (record, line) => {
      const last = record.findLastIndex((cell) => cell.trim() !== '')
      if (last < 0) return
      const place = (column: number) => ({ sheet: null, address: cellAddress(column, line) })
      if (line > limits.rows)
        throw new TableRefusal({ code: 'too-many-rows', place: place(0), limit: limits.rows })
      if (last >= limits.columns) {
        throw new TableRefusal({ code: 'too-many-columns', place: place(last), limit: limits.columns })
      }
      cells -= last + 1
      if (cells < 0) throw new TableRefusal({ code: 'too-many-cells', limit: limits.cells })
      rows.push(
        record.slice(0, last + 1).map((cell, column) =>
          csvCell(
            takeText(cell, () => place(column)),
            column,
            line,
          ),
        ),
      )
    },
    firstLine,
  )
  try {
    const encoded = Buffer.from(content, 'utf8')
    for (let at = 0; at < encoded.length; at += chunkLength) {
      await records.takeChunk(encoded.subarray(at, at + chunkLength))
      await setImmediate()
    }
    await records.finish()
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    throw new TableRefusal({ code: csvFault(fault), line: records.nextLine })
  }
  return { name: null, hidden: false, rows }
}

/** A file of an old Macintosh has CR alone at the end of its lines. */
function withLineFeeds(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n')
}

/** Excel's own first line, `sep=;`, names the separator and is no row. */
function withSeparator(text: string) {
  const [line, separator] = /^"?sep=([,;\t])"?\r?(?:\n|$)/i.exec(text) ?? []
  return line === undefined || separator === undefined
    ? { content: text, separator: separatorIn(text.slice(0, chunkLength)), firstLine: 1 }
    : { content: text.slice(line.length), separator, firstLine: 2 }
}

/** A zero byte or the like is no text; a form feed or an escape is in none of a table either. */
function refuseControlCharacters(content: string, firstLine: number): void {
  const at = content.search(/[^\P{Cc}\t\n\r\u0080-\u009f]/u)
  if (at < 0) return
  throw new TableRefusal({
    code: 'control-character',
    line: firstLine + content.slice(0, at).split('\n').length - 1,
  })
}

function csvCell(text: string, column: number, line: number): Cell {
  const address = `${columnLetters(column)}${line}`
  if (text.trim() === '') return { address, kind: 'empty', text: '' }
  if (/^\s*=/.test(text)) return { address, kind: 'formula', text: text.trim() }
  return { address, kind: 'text', text: withoutApostrophe(text) }
}

/** An export puts an apostrophe before what a spreadsheet would calculate; it is no part of the text. */
function withoutApostrophe(text: string): string {
  return /^\s*'[=+\-@\t\r]/.test(text) ? text.replace("'", '') : text
}
