import { cellPlace, columnLetters } from '../spreadsheets/cell-address.ts'
import type { Cell, Sheet, TablePlace } from '../spreadsheets/table-file.ts'
import {
  columnKeys,
  columnTitle,
  type RegistryTable,
  registryTableTexts,
} from '../texts/registry-table-texts.ts'
import type { ImportProblem } from './import-problem.ts'

/** A row of one of the tables, its cells by the keys of their columns. */
export interface ImportRow {
  /** Where a cell is, also an empty one; the first cell of the row where the table lacks the column. */
  place(column: string): TablePlace
  /** An empty cell where nothing is written; undefined where the table lacks the column. */
  cell(column: string): Cell | undefined
}

export interface ReadTables {
  readonly rows: Readonly<Record<RegistryTable, readonly ImportRow[]>>
  /** The tables that the file has, with or without rows. */
  readonly tables: readonly RegistryTable[]
  readonly problems: readonly ImportProblem[]
  /** What is not read: sheets by name, and columns by place with their heading. */
  readonly ignoredSheets: readonly string[]
  readonly ignoredColumns: readonly { readonly place: TablePlace; readonly heading: string }[]
}

/** Titles may stand above the headings, as in a document that is printed. */
const mostTitleRows = 10
/** The most particular first: a table of units may repeat the names of agencies. */
const byParticularity: readonly RegistryTable[] = ['blocks', 'units', 'places', 'agencies']

/**
 * Finds the tables of the registry in a file by their headings, in Vietnamese or English, without regard to capitals
 * and accents; names of sheets decide nothing. A sheet that its author hid, or that is none of the tables, is named as
 * not read.
 */
export function readRegistryTables(sheets: readonly Sheet[]): ReadTables {
  const rows: Record<RegistryTable, ImportRow[]> = { agencies: [], units: [], places: [], blocks: [] }
  const tables: RegistryTable[] = []
  const problems: ImportProblem[] = []
  const ignoredSheets: string[] = []
  const ignoredColumns: { place: TablePlace; heading: string }[] = []
  for (const sheet of sheets) {
    const found = sheet.hidden ? null : findTable(sheet)
    if (found === null) {
      const wanted = sheet.hidden ? undefined : byParticularity.find((table) => isNamedFor(sheet, table))
      if (wanted !== undefined) problems.push(missingColumns(sheet, wanted))
      else if (sheet.name !== null) ignoredSheets.push(sheet.name)
      continue
    }
    const { table, headingRow, columns } = found
    const headings = sheet.rows[headingRow]!
    if (tables.includes(table)) {
      problems.push({ place: placeOf(sheet, headings[0]!), code: 'repeated-table', text: table, against: '' })
      continue
    }
    tables.push(table)
    for (const [column, heading] of headings.entries()) {
      const key = keyOf(table, heading.text)
      const first = key === null ? undefined : columns.get(key)
      if (heading.kind === 'empty') continue
      if (first === undefined) ignoredColumns.push({ place: placeOf(sheet, heading), heading: heading.text })
      else if (first !== column) {
        const against = headings[first]!.address
        problems.push({
          place: placeOf(sheet, heading),
          code: 'repeated-column',
          text: heading.text,
          against,
        })
      }
    }
    rows[table] = sheet.rows
      .slice(headingRow + 1)
      .filter((cells) => [...columns.values()].some((column) => (cells[column]?.kind ?? 'empty') !== 'empty'))
      .map((cells) => rowOf(sheet, cells, columns))
  }
  if (tables.length === 0 && problems.length === 0) {
    problems.push({ place: null, code: 'no-table', text: '', against: '' })
  }
  return { rows, tables, problems, ignoredSheets, ignoredColumns }
}

interface FoundTable {
  readonly table: RegistryTable
  readonly headingRow: number
  /** Places in the row by key; of a repeated heading the first. */
  readonly columns: ReadonlyMap<string, number>
}

function findTable({ rows }: Sheet): FoundTable | null {
  for (const [headingRow, cells] of rows.slice(0, mostTitleRows).entries()) {
    for (const table of byParticularity) {
      const columns = new Map<string, number>()
      for (const [column, { text }] of cells.entries()) {
        const key = keyOf(table, text)
        if (key !== null && !columns.has(key)) columns.set(key, column)
      }
      if (registryTableTexts[table].needed.every((key) => columns.has(key))) {
        return { table, headingRow, columns }
      }
    }
  }
  return null
}

function keyOf(table: RegistryTable, heading: string): string | null {
  const folded = withoutAccents(heading)
  const isHeading = (key: string) =>
    (['vi', 'en'] as const).some((language) => withoutAccents(columnTitle(table, key, language)) === folded)
  return columnKeys(table).find(isHeading) ?? null
}

function isNamedFor({ name }: Sheet, table: RegistryTable): boolean {
  const { sheet, name: names } = registryTableTexts[table]
  return name !== null && [sheet, names.en].some((known) => withoutAccents(known) === withoutAccents(name))
}

/** @example withoutAccents('Số giao dịch (N)') // 'so giao dich n' */
function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function missingColumns(sheet: Sheet, table: RegistryTable): ImportProblem {
  const needed = registryTableTexts[table].needed.map((key) => columnTitle(table, key, 'vi')).join(', ')
  return { place: { sheet: sheet.name, address: 'A1' }, code: 'missing-columns', text: needed, against: '' }
}

function rowOf(sheet: Sheet, cells: readonly Cell[], columns: ReadonlyMap<string, number>): ImportRow {
  const row = cellPlace(cells[0]!.address)?.row ?? 1
  const addressOf = (column: string) => `${columnLetters(columns.get(column) ?? 0)}${row}`
  return {
    place: (column) => ({ sheet: sheet.name, address: addressOf(column) }),
    cell(column) {
      const place = columns.get(column)
      if (place === undefined) return undefined
      return cells[place] ?? { address: addressOf(column), kind: 'empty', text: '' }
    },
  }
}

function placeOf({ name }: Sheet, { address }: Cell): TablePlace {
  return { sheet: name, address }
}
