import { bySizeThenCode, withheldSiblings } from './sibling-withholding.ts'

/**
 * That a cell is the sum of others: an agency of its units, a unit of its points; or, with one part, that two cells
 * are the same. `whole` null stands for the agency itself, which is shown.
 */
export interface CellRelation {
  readonly whole: string | null
  readonly parts: readonly string[]
}

/**
 * Which cells of one kind are withheld, where cells are sums of one another in several ways: every whole that is
 * shown protects its parts (`withheldSiblings`), and then everything that can be deduced from all relations
 * together is gone through. While a withheld cell, or a sum of withheld cells of fewer than `smallSample`, follows
 * from what is shown, the smallest shown cell that it follows from is withheld too.
 *
 * Afterwards no withheld cell is a linear combination of shown ones and the agency. The one exception says nothing
 * new: a cell that holds all that the agency holds is the agency.
 * @param all what the agency holds of this kind; below `smallSample` it is withheld, and so is every cell
 * @param sizes by cell
 * @param also cells that are withheld for another reason
 * @throws RangeError if a size is negative or no whole number.
 * @example
 * // A unit of one point is the point: where one is withheld, the other is.
 * withheldRelatedCells(5, 60, new Map([['u1', 9], ['u2', 51], ['p1', 9], ['p2', 3], ['p3', 48]]), [
 *   { whole: null, parts: ['u1', 'u2'] }, { whole: 'u1', parts: ['p1'] }, { whole: 'u2', parts: ['p2', 'p3'] },
 * ]) // new Set(['p2', 'p3'])
 */
export function withheldRelatedCells(
  smallSample: number,
  all: number,
  sizes: ReadonlyMap<string, number>,
  relations: readonly CellRelation[],
  also: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  if (all < smallSample) return new Set([...sizes].filter(([, size]) => size > 0).map(([cell]) => cell))
  const withheld = new Set([...sizes].filter(([cell, n]) => n > 0 && also.has(cell)).map(([cell]) => cell))
  for (;;) {
    withholdSiblings(smallSample, sizes, relations, withheld)
    const next = smallestThatGivesAway(smallSample, all, sizes, relations, withheld)
    if (next === null) return withheld
    withheld.add(next)
  }
}

/** Applies the rule of siblings under every whole that is shown, until nothing changes. */
function withholdSiblings(
  smallSample: number,
  sizes: ReadonlyMap<string, number>,
  relations: readonly CellRelation[],
  withheld: Set<string>,
): void {
  let before = -1
  while (withheld.size !== before) {
    before = withheld.size
    for (const { whole, parts } of relations) {
      const own = new Map(parts.map((part) => [part, sizes.get(part)!]))
      // Under a withheld whole, what is small is withheld, but nothing can be taken from the whole.
      const found =
        whole === null || !withheld.has(whole)
          ? withheldSiblings(smallSample, own, withheld)
          : [...own].filter(([, size]) => size > 0 && size < smallSample).map(([part]) => part)
      for (const part of found) withheld.add(part)
    }
  }
}

/** The smallest shown cell by which something withheld can be deduced; null if nothing can. */
function smallestThatGivesAway(
  smallSample: number,
  all: number,
  sizes: ReadonlyMap<string, number>,
  relations: readonly CellRelation[],
  withheld: ReadonlySet<string>,
): string | null {
  if (withheld.size === 0) return null
  const cells = [...sizes].filter(([, size]) => size > 0).sort(bySizeThenCode)
  const columns = [
    ...cells.filter(([cell]) => withheld.has(cell)).reverse(),
    ...cells.filter(([cell]) => !withheld.has(cell)),
  ]
  for (const row of deductions(columns, relations)) {
    const unknown = columns.slice(0, withheld.size).filter((_, place) => row[place] !== 0)
    const together = unknown.reduce((sum, [, size]) => sum + size, 0)
    const isPlainSum = row.slice(0, withheld.size).every((factor) => factor === 0 || factor === 1)
    const givesAway = unknown.length === 1 || (isPlainSum && unknown.length > 0 && together < smallSample)
    if (!givesAway) continue
    const shown = columns.findIndex(
      ([, size], place) => place >= withheld.size && row[place] !== 0 && size < all,
    )
    if (shown >= 0) return columns[shown]![0]
  }
  return null
}

/** A prime below 2^26, so that a product of two remainders is an exact number. */
const prime = 2 ** 26 - 5

/**
 * What the relations come to together: their reduced row echelon form, one factor per column. With the unknown
 * columns first, an unknown follows from the known ones exactly if it stands alone among the unknowns of a row. With
 * the largest of them first, what is known of the smallest alone stands in rows of their own: a sum of few people.
 *
 * Computed modulo a large prime: the factors of the relations are 0, 1 and −1, and a determinant of them that is not
 * 0 would have to be a multiple of the prime to be taken for 0.
 */
function deductions(
  columns: readonly (readonly [cell: string, size: number])[],
  relations: readonly CellRelation[],
): readonly (readonly number[])[] {
  const placeOf = new Map(columns.map(([cell], place) => [cell, place]))
  const rows = relations.map(({ whole, parts }) => {
    const row = new Array<number>(columns.length).fill(0)
    const addTo = (cell: string, factor: number) => {
      const place = placeOf.get(cell)
      if (place !== undefined) row[place] = (row[place]! + factor) % prime
    }
    for (const part of parts) addTo(part, 1)
    if (whole !== null) addTo(whole, prime - 1)
    return row
  })
  let done = 0
  for (let column = 0; column < columns.length && done < rows.length; column++) {
    const at = rows.findIndex((row, place) => place >= done && row[column] !== 0)
    if (at < 0) continue
    const pivot = rows[at]!
    rows[at] = rows[done]!
    const inverse = inverseOf(pivot[column]!)
    const scaled = pivot.map((factor) => (factor * inverse) % prime)
    rows[done] = scaled
    for (const [place, row] of rows.entries()) {
      const factor = row[column]!
      if (place === done || factor === 0) continue
      rows[place] = row.map((value, col) => (value + (prime - factor) * scaled[col]!) % prime)
    }
    done++
  }
  return rows.slice(0, done)
}

/** a^(p − 2) mod p. */
function inverseOf(value: number): number {
  let result = 1
  let power = value
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % prime
    power = (power * power) % prime
  }
  return result
}
