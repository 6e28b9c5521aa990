/** A linear combination of unknowns: by name, an integer other than 0. */
export type Combination = ReadonlyMap<string, bigint>

/**
 * Somebody who keeps every number that was ever published and does linear algebra, exactly. What each number is does
 * not matter: a combination of unknowns can be worked out if and only if it is a combination of those learnt.
 */
export class LinearAttacker {
  /** By leading unknown; no row holds the leading unknown of an earlier one. */
  private readonly rows = new Map<string, Combination>()

  /** Learns the value of a combination. */
  learn(combination: Combination): void {
    const rest = this.reduced(combination)
    const [leading] = rest.keys()
    if (leading !== undefined) this.rows.set(leading, rest)
  }

  /** Whether the value of a combination follows from what was learnt. */
  determines(combination: Combination): boolean {
    return this.reduced(combination).size === 0
  }

  private reduced(combination: Combination): Combination {
    let rest = combination
    // In the order in which they were learnt: a later row holds no leading unknown of an earlier one.
    for (const [leading, row] of this.rows) {
      const factor = rest.get(leading)
      if (factor !== undefined) rest = combined(rest, row.get(leading)!, row, -factor)
    }
    return rest
  }
}

/** a × left + b × right, divided by what its factors have in common. */
function combined(left: Combination, a: bigint, right: Combination, b: bigint): Combination {
  const sum = new Map<string, bigint>()
  for (const [unknown, factor] of left) sum.set(unknown, a * factor)
  for (const [unknown, factor] of right) sum.set(unknown, (sum.get(unknown) ?? 0n) + b * factor)
  let common = 0n
  for (const [unknown, factor] of sum) {
    if (factor === 0n) sum.delete(unknown)
    else common = greatestCommonDivisor(common, factor)
  }
  if (common > 1n) for (const [unknown, factor] of sum) sum.set(unknown, factor / common)
  return sum
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

/**
 * A combination from terms, of which several may be of one unknown.
 * @example combination([['x', 1n], ['y', 2n], ['x', -1n]]) // new Map([['y', 2n]])
 */
export function combination(terms: Iterable<readonly [unknown: string, factor: bigint]>): Combination {
  const sum = new Map<string, bigint>()
  for (const [unknown, factor] of terms) sum.set(unknown, (sum.get(unknown) ?? 0n) + factor)
  for (const [unknown, factor] of sum) if (factor === 0n) sum.delete(unknown)
  return sum
}
