import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { IndexTableCell } from '../../../scoring/index-table-cell.ts'
import { workbookSheets } from '../../../server/index-publication/workbook-sheets.ts'
import { writeWorkbook } from '../../../server/spreadsheets/write-workbook.ts'
import { convert, withoutLibreOffice } from '../../support/libreoffice.ts'
import { departments2025, index2025, table2024 } from '../../support/published-results.ts'

/**
 * Comma, quotes, UTF-8, from the first line, every text quoted, numbers as they are and not as they are shown, and a
 * file for each sheet: the options of LibreOffice's CSV filter in their order.
 */
const everySheetAsCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1'

const documents = {
  'a published index': index2025(),
  'names that look like formulas and numbers': index2025([
    ...departments2025,
    { code: '0012', name: '=1+1', grades: { satisfied: 31 } },
    { code: '1E3', name: '@SUM(A1), "Sở"', grades: { satisfied: 33 } },
  ]),
  'a printed table': table2024,
}

describe('the workbook of an index in another program', () => {
  it.skipIf(withoutLibreOffice !== null).each(Object.entries(documents))(
    `is there what it is here${withoutLibreOffice === null ? '' : ` (skipped: ${withoutLibreOffice})`}: %s`,
    async (_, document) => {
      const sheets = workbookSheets(document)
      const files = convert(await writeWorkbook(sheets), 'xlsx', everySheetAsCsv)
      expect(files.size).toBe(sheets.length)
      for (const { name, columns, rows } of sheets) {
        const file = files.get(`document-${name}.csv`)
        expect(file, name).toBeDefined()
        const read = parse(file!.toString('utf8'), { bom: true, relax_column_count: false }) as string[][]
        expect(read).toEqual([columns, ...rows.map((cells) => cells.map(shown))])
      }
    },
    120_000,
  )
})

/** A cell as a program without our formats has it. */
function shown(cell: IndexTableCell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'decimal':
    case 'integer':
      return String(cell.number)
    case 'empty':
      return ''
  }
}
