/**
 * Which of the parts of a known whole are withheld, so that none can be worked out as the whole without the others:
 * "small numbers" of the scoring method, for one kind of cell.
 *
 * 1. A part with fewer than `smallSample` is withheld, and every part of `also`.
 * 2. While only one part is withheld, or the withheld ones together hold fewer than `smallSample`, the smallest part
 *    that is still shown is withheld too; of equals the one whose code comes first.
 *
 * A part of nobody (0) has nothing to hide and hides nothing: it is never among the result and never counts as the
 * second. So one part is withheld alone only where it is all that the whole holds, and then it is the whole.
 * @param sizes by code, each part's own n
 * @param also parts that are withheld for another reason
 * @throws RangeError if a size is negative or no whole number.
 * @example [...withheldSiblings(5, new Map([['a', 3], ['b', 40], ['c', 9], ['d', 0]]))] // ['a', 'c']
 */
export function withheldSiblings(
  smallSample: number,
  sizes: ReadonlyMap<string, number>,
  also: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  for (const [code, size] of sizes) {
    if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`'${code}' cannot hold ${size}`)
  }
  const parts = [...sizes].filter(([, size]) => size > 0).sort(bySizeThenCode)
  const withheld = new Set(
    parts.filter(([code, size]) => size < smallSample || also.has(code)).map(([code]) => code),
  )
  const total = () => [...withheld].reduce((sum, code) => sum + sizes.get(code)!, 0)
  for (const [code] of parts) {
    if (withheld.size === 0 || (withheld.size > 1 && total() >= smallSample)) break
    withheld.add(code)
  }
  return withheld
}

/**
 * The smaller first; of equals, by code, character by character.
 * @example [['b', 3], ['c', 2], ['a', 3]].sort((one, other) => bySizeThenCode(one, other)) // [['c', 2], ['a', 3], ['b', 3]]
 */
export function bySizeThenCode(
  [codeA, sizeA]: readonly [string, number],
  [codeB, sizeB]: readonly [string, number],
): number {
  return sizeA - sizeB || (codeA < codeB ? -1 : codeA > codeB ? 1 : 0)
}
