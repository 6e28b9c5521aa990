import { drawText, type RandomBytes } from '../random/draw-text.ts'

/**
 * Lower-case letters and digits that are not mistaken for each other, printed or read aloud: no 0 and o, no 1, i
 * and l, no u and v. Lower case, because that is what a phone's keyboard offers first.
 */
export const pointCodeAlphabet = '23456789abcdefghjkmnpqrstwxyz'

/** 29^8 codes, 5 × 10^11: where 1,000 are in use, one guess in 500 million meets one. */
const pointCodeLength = 8

/**
 * Draws the code of a new point; none is to be worked out from another.
 * @example drawPointCode(randomBytes) // 'k7m2qx4h'
 */
export function drawPointCode(randomBytes: RandomBytes): string {
  return drawText(randomBytes, pointCodeAlphabet, pointCodeLength)
}
