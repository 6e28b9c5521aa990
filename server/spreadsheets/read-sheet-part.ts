import { type CellRange, cellAddress, cellPlace, cellRange } from './cell-address.ts'
import type { TakeText } from './cell-text.ts'
import { serialDate } from './serial-date.ts'
import { type Cell, type TableLimits, type TablePlace, TableRefusal } from './table-file.ts'
import { textRuns, unescaped } from './text-runs.ts'
import { isTrue, type ReadPart } from './workbook-parts.ts'
import type { NumberLook } from './workbook-styles.ts'
import type { ZipEntry } from './zip-archive.ts'

/** What cells of a sheet refer to, and what is left of the limits that all sheets share. */
export interface SheetContext {
  readonly sheet: string
  readonly texts: readonly string[]
  readonly looks: readonly NumberLook[]
  readonly from1904: boolean
  readonly limits: TableLimits
  readonly cells: { left: number }
  readonly takeText: TakeText
}

/** As many ranges of formulas and merged cells as a sheet may name: every cell is compared with each of them. */
const mostRanges = 2_000

/** A cell while its elements are read. */
interface OpenCell {
  readonly column: number
  readonly row: number
  readonly type: string
  readonly style: number
  isFormula: boolean
  hasInlineText: boolean
  value: string
}

/**
 * The rows of one sheet. Cells that have a format and no content, of which a workbook may have thousands, take no room.
 * @throws TableRefusal on the first cell beyond the limits, and on what no spreadsheet would write
 */
export async function readSheetPart(
  part: ZipEntry,
  read: ReadPart,
  context: SheetContext,
): Promise<readonly (readonly Cell[])[]> {
  const { limits } = context
  const rows = new Map<number, (Cell | undefined)[]>()
  const formulas: CellRange[] = []
  const merged: CellRange[] = []
  const inline = textRuns()
  let row = 0
  let column = -1
  let cell: OpenCell | null = null
  let isValue = false
  await read(part, {
    open(name, attributes) {
      isValue = name === 'v'
      if (cell !== null) inline.open(name)
      switch (name) {
        case 'row':
          row = attributes['r'] === undefined ? row + 1 : rowNumber(attributes['r'])
          column = -1
          break
        case 'c':
          ;({ column, row } = placeOf(attributes['r'], column, row))
          cell = {
            column,
            row,
            type: attributes['t'] ?? 'n',
            style: Number(attributes['s'] ?? 0),
            isFormula: false,
            hasInlineText: false,
            value: '',
          }
          break
        case 'f':
          if (cell !== null) cell.isFormula = true
          // The other cells of an array have its results and no formula of their own.
          if (attributes['ref'] !== undefined) addRange(formulas, attributes['ref'])
          break
        case 'is':
          if (cell !== null) cell.hasInlineText = true
          inline.begin()
          break
        case 'mergeCell':
          addRange(merged, attributes['ref'] ?? '')
          break
      }
    },
    text(text) {
      if (isValue && cell !== null) cell.value += text
      inline.text(text)
    },
    close(name) {
      isValue = false
      if (cell !== null) inline.close(name)
      if (name !== 'c' || cell === null) return
      const read = cell.hasInlineText ? { ...cell, value: inline.end(), type: 'inlineStr' } : cell
      cell = null
      if (read.isFormula || read.value !== '') keep(read)
    },
  })
  return [...rows.entries()]
    .sort(([one], [other]) => one - other)
    .map(([number, cells]) => wholeRow(number, cells))
    .filter((cells) => cells.length > 0)

  function keep(read: OpenCell): void {
    const place = () => placeIn(read.column, read.row)
    if (read.row > limits.rows) {
      throw new TableRefusal({ code: 'too-many-rows', place: place(), limit: limits.rows })
    }
    if (read.column >= limits.columns) {
      throw new TableRefusal({ code: 'too-many-columns', place: place(), limit: limits.columns })
    }
    const cells = rows.get(read.row) ?? []
    rows.set(read.row, cells)
    if (cells[read.column] !== undefined) throw new TableRefusal({ code: 'repeated-cell', place: place() })
    context.cells.left -= Math.max(1, read.column + 1 - cells.length)
    if (context.cells.left < 0) throw new TableRefusal({ code: 'too-many-cells', limit: limits.cells })
    cells[read.column] = cellOf(read, context, place)
  }

  function placeIn(atColumn: number, atRow: number): TablePlace {
    return { sheet: context.sheet, address: cellAddress(atColumn, atRow) }
  }

  function badCell(address: string): TableRefusal {
    return new TableRefusal({
      code: 'bad-cell',
      place: { sheet: context.sheet, address: address.slice(0, 20) },
    })
  }

  function rowNumber(text: string): number {
    return cellPlace(`A${text}`)?.row ?? fail(text)
  }

  /** A cell without an address stands behind the one before it. */
  function placeOf(address: string | undefined, before: number, inRow: number) {
    if (address === undefined) return { column: before + 1, row: inRow }
    return cellPlace(address) ?? fail(address)
  }

  function fail(address: string): never {
    throw badCell(address)
  }

  function addRange(ranges: CellRange[], text: string): void {
    ranges.push(cellRange(text) ?? fail(text))
    if (ranges.length > mostRanges) throw badCell(text)
  }

  function wholeRow(number: number, cells: readonly (Cell | undefined)[]): readonly Cell[] {
    const covered = columnsWithin(merged, number, cells.length, 'but-first')
    const calculated = columnsWithin(formulas, number, cells.length, 'all')
    const whole = Array.from(cells, (found, at): Cell => {
      if (found === undefined || covered[at] === 1) return emptyCell(cellAddress(at, number))
      return calculated[at] === 1 ? { ...found, kind: 'formula' } : found
    })
    return whole.slice(0, 1 + whole.findLastIndex(({ kind }) => kind !== 'empty'))
  }
}

export function emptyCell(address: string): Cell {
  return { address, kind: 'empty', text: '' }
}

/**
 * Which columns of a row lie within one of the ranges. Without the first cell of each: a spreadsheet shows the first of
 * merged cells and nothing of the others, whatever the file has in them.
 */
function columnsWithin(
  ranges: readonly CellRange[],
  row: number,
  length: number,
  cells: 'all' | 'but-first',
): Uint8Array {
  const within = new Uint8Array(length)
  for (const { left, top, right, bottom } of ranges) {
    if (row < top || row > bottom) continue
    const first = within[left]
    within.fill(1, left, right + 1)
    if (cells === 'but-first' && row === top && left < length) within[left] = first!
  }
  return within
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/

function cellOf(
  { type, style, isFormula, value }: OpenCell,
  { texts, looks, from1904, takeText }: SheetContext,
  place: () => TablePlace,
): Cell {
  const { address } = place()
  const kind = (plain: Cell['kind']) => (isFormula ? 'formula' : plain)
  const ofText = (text: string): Cell => {
    const taken = takeText(text, place)
    return taken.trim() === '' && !isFormula
      ? emptyCell(address)
      : { address, kind: kind('text'), text: taken }
  }
  switch (type) {
    case 's': {
      const shared = /^\d{1,9}$/.test(value.trim()) ? texts[Number(value)] : undefined
      if (shared === undefined) break
      return ofText(shared)
    }
    case 'inlineStr':
      return ofText(value)
    case 'str':
      return ofText(unescaped(value))
    case 'b':
      return { address, kind: kind('boolean'), text: isTrue(value.trim()) ? 'TRUE' : 'FALSE' }
    case 'e':
      return { address, kind: kind('error'), text: value.slice(0, 60) }
    case 'd':
      return { address, kind: kind('date'), text: value.trim().slice(0, 30) }
    case 'n': {
      const number = value.trim()
      if (number === '') return { address, kind: kind('empty'), text: '' }
      if (!decimal.test(number) || number.length > 400) break
      const look = looks[style] ?? 'plain'
      const date = look === 'date' ? serialDate(Number(number), from1904) : null
      return {
        address,
        kind: kind(date === null ? 'number' : 'date'),
        text: date ?? number,
        number,
        ...(look === 'percentage' ? { isPercentage: true } : {}),
      }
    }
  }
  throw new TableRefusal({ code: 'bad-cell', place: place() })
}
