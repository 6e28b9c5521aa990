import { takeTexts } from './cell-text.ts'
import { readCsvTable } from './read-csv-table.ts'
import { readWorkbook } from './read-workbook.ts'
import {
  defaultTableLimits,
  type Sheet,
  type TableFile,
  type TableLimits,
  type TableProblem,
  TableRefusal,
} from './table-file.ts'
import { otherFormat } from './text-encoding.ts'

/** As many cells as are named whose text cannot be read: after them it is clear what is wrong with the file. */
const mostMisread = 20

/**
 * Reads a table that somebody uploaded, an XLSX workbook or a CSV file: which of them, and whether it is either, its
 * content says, never its name. Gives way to other requests while it reads.
 *
 * What is typed in a cell is told apart ({@link Cell}) and not judged: a caller refuses formulas, errors and dates where
 * it expects a number. Text that was damaged by a wrong encoding is refused here, cell by cell.
 *
 * @param limits beyond which a file is refused; those not given are the default ones
 * @returns every sheet, hidden ones too, or the problems; never throws for anything in the bytes
 * @example
 * const table = await readTableFile(file.buffer)
 * if (!table.ok) return table.problems.map((problem) => describeTableProblem(problem, 'vi'))
 * table.sheets[0].rows[0] // [{ address: 'A1', kind: 'text', text: 'Mã đơn vị' }, …]
 */
export async function readTableFile(
  bytes: Uint8Array,
  { limits: given = {} }: { readonly limits?: Partial<TableLimits> } = {},
): Promise<TableFile> {
  const limits = { ...defaultTableLimits, ...given }
  const misread: TableProblem[] = []
  try {
    if (bytes.length > limits.bytes) {
      throw new TableRefusal({ code: 'too-large', bytes: bytes.length, limit: limits.bytes })
    }
    if (bytes.every(isBlank)) throw new TableRefusal({ code: 'empty-file' })
    const takeText = takeTexts(limits, (problem) => {
      if (misread.length < mostMisread) misread.push(problem)
    })
    const format = isArchive(bytes) ? 'xlsx' : 'csv'
    const sheets: readonly Sheet[] =
      format === 'xlsx'
        ? await readWorkbook(bytes, limits, takeText)
        : [await readText(bytes, limits, takeText)]
    const [first, ...others] = misread
    if (first !== undefined) return { ok: false, problems: [first, ...others] }
    if (sheets.every(({ rows }) => rows.length === 0)) throw new TableRefusal({ code: 'no-content' })
    return { ok: true, format, sheets }
  } catch (fault) {
    if (!(fault instanceof TableRefusal)) throw fault
    return { ok: false, problems: [fault.problem] }
  }
}

async function readText(...[bytes, limits, takeText]: Parameters<typeof readCsvTable>): Promise<Sheet> {
  const format = otherFormat(bytes)
  if (format !== null) throw new TableRefusal({ code: 'other-format', format })
  return readCsvTable(bytes, limits, takeText)
}

/** What every ZIP archive begins with, one without any file as well. */
function isArchive([first, second, third]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && (third === 0x03 || third === 0x05)
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0xef || byte === 0xbb || byte === 0xbf
}
