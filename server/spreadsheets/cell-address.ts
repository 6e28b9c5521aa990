/** The letters of a column: 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (column % 26))
}

/** 'E7': a column (0 is A) and a row (1 is the first). */
export function cellAddress(column: number, row: number): string {
  return `${columnLetters(column)}${row}`
}

/** Where an address leads; null where it is none of a workbook ('XFD1048576' is the last). */
export function cellPlace(address: string): { readonly column: number; readonly row: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? []
  if (letters === undefined || digits === undefined) return null
  const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1
  const row = Number(digits)
  return column < 16_384 && row <= 1_048_576 ? { column, row } : null
}

/** A rectangle of cells, its corners included. */
export interface CellRange {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** 'A1:B3', or one address; null where it is neither. */
export function cellRange(text: string): CellRange | null {
  const [first = '', last = first] = text.split(':')
  const [from, to] = [cellPlace(first), cellPlace(last)]
  if (from === null || to === null) return null
  return { left: from.column, top: from.row, right: to.column, bottom: to.row }
}
