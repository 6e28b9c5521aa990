/**
 * Lower-case letters and digits that are not mistaken for each other, printed or read aloud: no 0 and o, no 1, i
 * and l, no u and v. Lower case, because that is what a phone's keyboard offers first.
 */
export const pointCodeAlphabet = '23456789abcdefghjkmnpqrstwxyz'

/** 29^8 codes, 5 × 10^11: where 1,000 are in use, one guess in 500 million meets one. */
export const pointCodeLength = 8

/** Random bytes; passed in, so that tests may choose them. */
export type RandomBytes = (count: number) => Uint8Array

/**
 * Draws the code of a new point: every code equally likely, none to be worked out from another.
 * @param randomBytes a source that cannot be predicted (node:crypto)
 * @example drawPointCode(randomBytes) // 'k7m2qx4h'
 */
export function drawPointCode(randomBytes: RandomBytes): string {
  // Bytes beyond the largest multiple of the alphabet are thrown away: a remainder would favour its beginning.
  const fair = 256 - (256 % pointCodeAlphabet.length)
  let code = ''
  while (code.length < pointCodeLength) {
    for (const byte of randomBytes(pointCodeLength)) {
      if (byte < fair && code.length < pointCodeLength) {
        code += pointCodeAlphabet[byte % pointCodeAlphabet.length]
      }
    }
  }
  return code
}
