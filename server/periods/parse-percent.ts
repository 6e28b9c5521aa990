/**
 * A target as people write it: "87", "87,5", "87.50 %".
 * @returns null for anything but a number above 0 and at most 100 with up to two places
 */
export function parsePercent(text: string): number | null {
  // Published percentages have two places, so a finer target could not be told from a coarser one.
  const [, number] = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*%?$/.exec(text) ?? []
  if (number === undefined) return null
  const percent = Number(number.replace(',', '.'))
  return percent > 0 && percent <= 100 ? percent : null
}
