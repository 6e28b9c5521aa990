import type { Cell, TablePlace } from '../spreadsheets/table-file.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { RegistryTable } from '../texts/registry-table-texts.ts'
import { type ReadCell, readCode, readCount, readDay, readText, readYesNo } from './import-cells.ts'
import type { ImportChange } from './import-plan.ts'
import type { ImportProblem, ImportProblemCode } from './import-problem.ts'
import type { ImportRow } from './read-registry-tables.ts'
import { codeKey } from './registry-fields.ts'
import type { RegistryState } from './registry-state.ts'

/** What is gathered while a file is held against the registry. */
export class Planning {
  readonly state: RegistryState
  readonly problems: ImportProblem[] = []
  readonly changes: ImportChange[] = []
  readonly unchanged: Record<RegistryTable, number> = { agencies: 0, units: 0, places: 0, blocks: 0 }
  /** The agencies as the file would make them, by the key of their code; the file's own rows come into it first. */
  readonly agencies = new Map<string, Agency>()
  readonly #firstAt = new Map<string, TablePlace>()

  constructor(state: RegistryState) {
    this.state = state
    for (const agency of state.agencies) this.agencies.set(codeKey(agency.code), agency)
  }

  refuse(place: TablePlace, code: ImportProblemCode, text = '', against = ''): void {
    this.problems.push({ place, code, text, against })
  }

  /** Notes one row's outcome: a change, or nothing. */
  note(change: ImportChange): void {
    if (change.fields.length === 0 && change.kind !== 'added') this.unchanged[change.table]++
    else this.changes.push(change)
  }

  /** Whether a row is the first about its thing; a later one is refused, since which of them counts is not known. */
  isFirst(table: RegistryTable, id: string, place: TablePlace): boolean {
    const key = `${table}/${codeKey(id)}`
    const first = this.#firstAt.get(key)
    if (first === undefined) this.#firstAt.set(key, place)
    else this.refuse(place, 'repeated-row', id, first.address)
    return first === undefined
  }

  /** The agency that a cell names; null with a problem. */
  agencyIn(row: ImportRow, column: string, code: string): Agency | null {
    const agency = this.agencies.get(codeKey(code))
    if (agency === undefined) this.refuse(row.place(column), 'unknown-agency', code)
    return agency ?? null
  }

  /** Reads the cells of a row; what cannot be read is refused. */
  cells(row: ImportRow): RowCells {
    const read = <Value>(column: string, readCell: (cell: Cell) => ReadCell<Value>): Value | undefined => {
      const cell = row.cell(column)
      if (cell === undefined) return undefined
      const result = readCell(cell)
      if (result.ok) return result.value
      this.refuse(row.place(column), result.problem, cell.text)
      return undefined
    }
    const text = (column: string, longest: number) => read(column, (cell) => readText(cell, longest))
    return {
      code: (column, pattern) => read(column, (cell) => readCode(cell, pattern)),
      text,
      name: (column, longest) => {
        const name = text(column, longest)
        if (name !== '') return name
        this.refuse(row.place(column), 'missing')
        return undefined
      },
      day: (column) => read(column, readDay),
      count: (column) => read(column, readCount),
      yesNo: (column) => read(column, readYesNo),
    }
  }
}

/** Each is undefined where the table lacks the column, or what stands there was refused: then nothing is changed. */
interface RowCells {
  code(column: string, pattern: RegExp): string | undefined
  /** Blank where nothing is written. */
  text(column: string, longest: number): string | undefined
  /** As `text`, but nothing is refused. */
  name(column: string, longest: number): string | undefined
  day(column: string): string | null | undefined
  count(column: string): number | null | undefined
  yesNo(column: string): boolean | null | undefined
}
