import type { Cell } from './table-file.ts'

/** What a dot or a comma before three digits is taken for: '1.234' is a thousand to one reader and 1.234 to the other. */
export type MarkBeforeThree = 'refused' | 'thousands' | 'decimals'

export type ReadNumber =
  | {
      readonly ok: true /** Digits, with a dot before the decimal places: '88.40', '1234'. */
      readonly decimal: string
    }
  | { readonly ok: false; readonly problem: 'not-a-number' | 'ambiguous' | 'formula' }

/**
 * A number as it is written in Vietnam and by spreadsheets: '88,4', '88.40', '24.270', '1 234', '1.234,5', '88,4 %'
 * (as 88.4). Where one mark stands before three digits and nothing tells thousands from decimals, it is refused unless
 * the caller knows. Percentages, ranks and counts of a published table are read by scoring/table-cells.ts.
 *
 * @example readVietnameseNumber('24.270', 'thousands') // { ok: true, decimal: '24270' }
 * @example readVietnameseNumber('1.234', 'refused') // { ok: false, problem: 'ambiguous' }
 */
export function readVietnameseNumber(written: string, markBeforeThree: MarkBeforeThree): ReadNumber {
  const text = written
    .normalize('NFC')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .trim()
  if (text.startsWith('=')) return { ok: false, problem: 'formula' }
  const [, sign, digits] = /^([-−]?)(\d[\d., ]*?) ?%?$/.exec(text) ?? []
  if (sign === undefined || digits === undefined) return { ok: false, problem: 'not-a-number' }
  const decimal = unmarked(digits, markBeforeThree)
  if (decimal === null) return { ok: false, problem: 'not-a-number' }
  if (decimal === 'ambiguous') return { ok: false, problem: 'ambiguous' }
  return { ok: true, decimal: `${sign === '' ? '' : '-'}${decimal}` }
}

function unmarked(digits: string, markBeforeThree: MarkBeforeThree): string | 'ambiguous' | null {
  if (/^\d+$/.test(digits)) return digits
  // One mark, before three digits, behind one to three that do not begin with zero.
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) {
    if (markBeforeThree === 'refused') return 'ambiguous'
    return markBeforeThree === 'thousands' ? digits.replace(/[.,]/, '') : digits.replace(',', '.')
  }
  if (/^\d+[.,]\d+$/.test(digits)) return digits.replace(',', '.')
  for (const [mark, point] of [
    ['\\.', ','],
    [',', '\\.'],
    [' ', '[.,]'],
  ]) {
    // Thousands by one mark throughout, then decimals by the other.
    const [, whole, places] =
      new RegExp(`^([1-9]\\d{0,2}(?:${mark}\\d{3})+)(?:${point}(\\d+))?$`).exec(digits) ?? []
    if (whole !== undefined) return whole.replace(/\D/g, '') + (places === undefined ? '' : `.${places}`)
  }
  return null
}

/**
 * The number of a cell as digits with a dot, as its spreadsheet shows it: to 15 significant digits, since 88.4 may be
 * stored as 88.400000000000006; times a hundred where it is shown with a percent sign (0.884 as '88.4').
 * @returns null: it has none that could be written so: no number, a formula, beyond 10^15
 */
export function numberOfCell(cell: Pick<Cell, 'kind' | 'number' | 'isPercentage'>): string | null {
  if (cell.kind !== 'number' || cell.number === undefined) return null
  const shown = Number(cell.number).toPrecision(15)
  const value = cell.isPercentage
    ? Number(`${shown}e2`.replace(/e([+-]\d+)e2$/, (_, e) => `e${Number(e) + 2}`))
    : Number(shown)
  const text = String(Number(value.toPrecision(15)))
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return null
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}
