import { createHash } from 'node:crypto'

/** A source of chance that gives the same numbers for the same seed, on every machine. */
export interface SeededRandom {
  /** A number from 0 up to, not including, 1, in steps of 2^-32. */
  next(): number
  /** A whole number from 0 up to, not including, `below`. */
  integer(below: number): number
  between(from: number, to: number): number
  chance(probability: number): boolean
  /** From the standard normal distribution. */
  normal(): number
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  pick<T>(items: readonly T[]): T
  bytes(count: number): Uint8Array
}

/**
 * The generator sfc32 (PractRand's small fast chaotic generator), started from the SHA-256 of the seed's text, so
 * that seeds which differ in one character have nothing in common. Not for secrets.
 * @example seededRandom('demo/SCT').next() === seededRandom('demo/SCT').next() // true
 */
export function seededRandom(seed: string): SeededRandom {
  const digest = createHash('sha256').update(seed).digest()
  let [a, b, c] = [digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8)]
  let counter = 1

  function word(): number {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  // The author's advice: the first numbers still show the seed.
  for (let round = 0; round < 12; round++) word()

  const next = () => word() / 2 ** 32
  const integer = (below: number) => Math.floor(next() * below)
  return {
    next,
    integer,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    // Box and Muller; 1 − next() is never 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        rest -= weight
        if (rest < 0) return key
      }
      return entries.at(-1)![0]
    },
    pick: (items) => items[integer(items.length)]!,
    bytes: (count) => Uint8Array.from({ length: count }, () => word() >>> 24),
  }
}
