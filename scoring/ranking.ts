import type { Ties } from './method.ts'

/**
 * The rank of each published percentage, 1 for the highest; "rank" of the scoring method. Equal percentages share
 * a rank; after a tie `competition` leaves ranks out (1, 2, 2, 4) and `dense` does not (1, 2, 2, 3).
 *
 * Ranks are taken on the rounded, published values, so that anyone can derive them again from the table: these are
 * decimals of one number of places, for which equality and order of the numbers are those of the decimals.
 * @param percents null for an agency that is not ranked
 * @returns in the same order; all null if fewer than two are ranked
 * @example ranking([90, 88.4, 88.4, null, 87], 'competition') // [1, 2, 2, null, 4]
 */
export function ranking(percents: readonly (number | null)[], ties: Ties): (number | null)[] {
  const ranked = percents.filter((percent) => percent !== null)
  if (ranked.length < 2) return percents.map(() => null)
  const rivals = ties === 'dense' ? [...new Set(ranked)] : ranked
  const rankOf = new Map<number, number>()
  for (const percent of new Set(ranked)) {
    rankOf.set(percent, 1 + rivals.filter((rival) => rival > percent).length)
  }
  return percents.map((percent) => (percent === null ? null : rankOf.get(percent)!))
}
