const steps = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

/**
 * A number as the small Roman numeral that numbers the items of a sentence.
 * @param number an integer from 1 to 399
 * @example romanNumeral(4) // 'iv'
 */
export function romanNumeral(number: number): string {
  let rest = number
  let numeral = ''
  for (const [value, letters] of steps) {
    while (rest >= value) {
      numeral += letters
      rest -= value
    }
  }
  return numeral
}
