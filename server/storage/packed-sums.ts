import type { Tally } from '../../scoring/tally.ts'

/**
 * A tally's integers as bytes: each in groups of seven bits, lowest first, the high bit saying that more follow; the
 * sign is the lowest bit of all. Most sums take two or three bytes, and a document of 1,460 numbers becomes 4 kB
 * instead of 14; reading and writing it as a BSON array took most of the tallier's time.
 * @throws on a number that is not an integer JavaScript holds exactly
 */
export function packSums(sums: Tally): Buffer {
  const bytes = Buffer.allocUnsafe(sums.length * maxBytesPerSum)
  let at = 0
  for (const sum of sums) {
    if (!Number.isSafeInteger(sum) || Math.abs(sum) > largestSum)
      throw new RangeError(`a tally cannot hold ${sum}`)
    let rest = sum < 0 ? -2 * sum - 1 : 2 * sum
    while (rest > 0x7fffffff) {
      bytes[at++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    // From here on in 32-bit arithmetic, which is much faster.
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128
      rest >>>= 7
    }
    bytes[at++] = rest
  }
  return Buffer.from(bytes.subarray(0, at))
}

/** The integers that `packSums` packed. @throws if the bytes end within a number */
export function unpackSums(bytes: Uint8Array): number[] {
  const sums: number[] = []
  for (let at = 0; at < bytes.length; ) {
    let byte = bytes[at++]!
    let magnitude = byte & 127
    for (let unit = 128; byte > 127; unit *= 128) {
      if (at === bytes.length) throw new RangeError('a tally ends within a number')
      byte = bytes[at++]!
      magnitude += (byte & 127) * unit
    }
    sums.push(magnitude % 2 === 0 ? magnitude / 2 : -(magnitude + 1) / 2)
  }
  return sums
}

/** Twice as much, for the sign, is still exact. A million responses of 100 points come to 10^10 at most. */
const largestSum = 2 ** 51
const maxBytesPerSum = 8
