/** A cell of a table: text, a percentage of so many decimal places, a whole number, or nothing. */
export type IndexTableCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'decimal'; readonly number: number; readonly decimals: number }
  | { readonly kind: 'integer'; readonly number: number }
  | { readonly kind: 'empty' }

const empty: IndexTableCell = { kind: 'empty' }

/**
 * A cell of text; no text is an empty cell.
 * @example textCell('SCT') // { kind: 'text', text: 'SCT' }
 */
export function textCell(text: string): IndexTableCell {
  return text === '' ? empty : { kind: 'text', text }
}

/**
 * A cell of a count or a rank; what is not known is an empty cell, never 0.
 * @example integerCell(null) // { kind: 'empty' }
 */
export function integerCell(number: number | null): IndexTableCell {
  return number === null ? empty : { kind: 'integer', number }
}

/**
 * A cell of a percentage, or of a change in points, rounded to these places already.
 * @example decimalCell(88.4, 2) // { kind: 'decimal', number: 88.4, decimals: 2 }
 */
export function decimalCell(number: number | null, decimals: number): IndexTableCell {
  return number === null ? empty : { kind: 'decimal', number, decimals }
}
