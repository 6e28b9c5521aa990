import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellRelation, withheldRelatedCells } from '../../scoring/related-cells.ts'
import { combination, LinearAttacker } from './support/linear-attacker.ts'

/** What is withheld of cells with these sizes, in order. */
function withheld(
  all: number,
  sizes: Readonly<Record<string, number>>,
  relations: readonly CellRelation[],
  also: readonly string[] = [],
): readonly string[] {
  return [...withheldRelatedCells(5, all, new Map(Object.entries(sizes)), relations, new Set(also))].sort()
}

describe('cells that are sums of one another', () => {
  it('are withheld with what they are made of', () => {
    const sizes = { u1: 9, u2: 51, p1: 9, p2: 3, p3: 48 }
    const relations = [
      { whole: null, parts: ['u1', 'u2'] },
      { whole: 'u1', parts: ['p1'] },
      { whole: 'u2', parts: ['p2', 'p3'] },
    ]
    expect(withheld(60, sizes, relations)).toEqual(['p2', 'p3'])
    // The first unit hidden for another reason: then its one point is, and the second unit. p3 gives away p1 + p2.
    expect(withheld(60, sizes, relations, ['u1'])).toEqual(['p1', 'p2', 'u1', 'u2'])
  })

  it('are all withheld where the agency is, but for those of nobody', () => {
    expect(withheld(4, { a: 4, b: 0 }, [])).toEqual(['a'])
    expect(withheld(5, { a: 5, b: 0 }, [{ whole: null, parts: ['a', 'b'] }])).toEqual([])
    expect(withheld(60, { a: 60, b: 0 }, [{ whole: null, parts: ['a', 'b'] }], ['b'])).toEqual([])
  })

  it('are withheld where they are small, whatever one other is withheld for', () => {
    const sizes = { a: 3, b: 40, c: 9, alone: 20 }
    expect(withheld(52, sizes, [{ whole: null, parts: ['a', 'b', 'c'] }], ['alone'])).toEqual([
      'a',
      'alone',
      'c',
    ])
  })

  it('are withheld under a withheld whole only where they are small', () => {
    const sizes = { u1: 12, u2: 51, u3: 20, p1: 4, p2: 0, p3: 5, p4: 3 }
    const relations = [
      { whole: null, parts: ['u1', 'u2', 'u3'] },
      { whole: 'u1', parts: ['p1', 'p2', 'p3', 'p4'] },
    ]
    expect(withheld(83, sizes, relations, ['u1'])).toEqual(['p1', 'p4', 'u1', 'u3'])
  })

  it('do not leave fewer than smallSample to a difference', () => {
    // Without the second relation a and b could be taken from u1, two and two people.
    const sizes = { u1: 20, u2: 30, a: 2, b: 2, c: 16, d: 4, e: 26 }
    const relations = [
      { whole: null, parts: ['u1', 'u2'] },
      { whole: null, parts: ['a', 'b', 'c', 'd', 'e'] },
      { whole: 'u1', parts: ['a', 'b', 'c'] },
    ]
    expect(withheld(50, sizes, relations)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('do not leave them to a difference of sums either', () => {
    const sizes = { v: 1, w: 9, u: 50, vp: 1, x: 2, y: 1, s: 6, z2: 3, z: 6, big: 41 }
    const relations = [
      { whole: null, parts: ['v', 'w', 'u'] },
      { whole: null, parts: ['vp', 'x', 'y', 's', 'z2', 'z', 'big'] },
      { whole: 'v', parts: ['vp'] },
      { whole: 'w', parts: ['x', 'y', 's'] },
      { whole: 'u', parts: ['z2', 'z', 'big'] },
    ]
    // v and z2 hide behind w and z. 60 − 50 − 6 is then vp + x + y, four people, as long as s is shown.
    expect(withheld(60, sizes, relations)).toEqual(['s', 'v', 'vp', 'w', 'x', 'y', 'z', 'z2'])
    // Five are enough.
    expect(withheld(61, { ...sizes, w: 10, y: 2 }, relations)).toEqual(['v', 'vp', 'w', 'x', 'y', 'z', 'z2'])
  })

  it('are not worked out from sums that overlap: x is half of a + c − b', () => {
    const sizes = { a: 14, b: 15, c: 13, x: 6, y: 8, z: 7, nobody: 0, other: 5 }
    const relations = [
      { whole: 'a', parts: ['x', 'y', 'nobody'] },
      { whole: 'b', parts: ['y', 'z'] },
      { whole: 'c', parts: ['x', 'z'] },
    ]
    expect(withheld(60, sizes, relations, ['x', 'y', 'z'])).toEqual(['c', 'x', 'y', 'z'])
    // Without the third sum nothing follows.
    expect(withheld(60, sizes, relations.slice(0, 2), ['x', 'y', 'z'])).toEqual(['x', 'y', 'z'])
  })

  it('may follow from a cell that is the whole agency', () => {
    expect(withheld(60, { p: 60, q: 60 }, [{ whole: 'q', parts: ['p'] }], ['p'])).toEqual(['p'])
    expect(withheld(61, { p: 60, q: 60 }, [{ whole: 'q', parts: ['p'] }], ['p'])).toEqual(['p', 'q'])
  })
})

/** An agency whose responses stand in units, their points, channels and weeks; so many at each crossing. */
const anyCells = fc
  .record({
    smallSample: fc.integer({ min: 2, max: 6 }),
    groups: fc.array(
      fc.record({
        size: fc.constantFrom(1, 1, 1, 2, 3, 4, 7, 15),
        point: fc.constantFrom('p1', 'p1', 'p2', 'p3', 'p3', 'p4', 'p5'),
        channel: fc.constantFrom('c1', 'c1', 'c2', 'c3'),
        week: fc.constantFrom('w1', 'w2', 'w3'),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    hidden: fc.option(fc.constantFrom('p1', 'p3', 'u1', 'c2', 'w3'), { freq: 2 }),
  })
  .map(({ smallSample, groups, hidden }) => {
    const unitOf = { p1: 'u1', p2: 'u1', p3: 'u2', p4: 'u3', p5: 'u3' }
    const placed = groups.map(({ size, point, channel, week }) => ({
      size,
      in: { unit: unitOf[point], point, channel, week },
    }))
    const cut = (by: 'unit' | 'point' | 'channel' | 'week', within = placed) => [
      ...new Set(within.map((group) => group.in[by])),
    ]
    const names = (['unit', 'point', 'channel', 'week'] as const).flatMap((by) => cut(by))
    const groupsOf = (name: string) =>
      placed.filter((group) => Object.values(group.in).includes(name as never))
    const sizes = new Map(
      names.map((name) => [name, groupsOf(name).reduce((sum, { size }) => sum + size, 0)] as const),
    )
    const same = names.flatMap((name, place) =>
      names
        .slice(place + 1)
        .filter((other) => sameGroups(groupsOf(other), groupsOf(name)))
        .map((other): CellRelation => ({ whole: name, parts: [other] })),
    )
    const relations: CellRelation[] = [
      ...(['unit', 'point', 'channel', 'week'] as const).map((by) => ({ whole: null, parts: cut(by) })),
      ...cut('unit').map((unit) => ({
        whole: unit,
        parts: cut('point', groupsOf(unit)),
      })),
      ...same,
    ]
    const all = placed.reduce((sum, { size }) => sum + size, 0)
    return { smallSample, all, sizes, relations, also: new Set<string>(hidden === null ? [] : [hidden]) }
  })

function sameGroups(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((group, place) => group === b[place])
}

describe('somebody who solves all sums of an agency', () => {
  it('learns no withheld cell, nor what fewer than smallSample in parts of one cut come to', () => {
    let withheldInAll = 0
    let shownInAll = 0
    fc.assert(
      fc.property(anyCells, ({ smallSample, all, sizes, relations, also }) => {
        const hidden = withheldRelatedCells(smallSample, all, sizes, relations, also)
        if (all < smallSample) return
        withheldInAll += hidden.size
        shownInAll += sizes.size - hidden.size
        for (const [cell, size] of sizes) {
          if (size < smallSample || also.has(cell)) expect(hidden, cell).toContain(cell)
        }
        const attacker = new LinearAttacker()
        attacker.learn(new Map([['agency', 1n]]))
        for (const cell of sizes.keys()) if (!hidden.has(cell)) attacker.learn(new Map([[cell, 1n]]))
        for (const { whole, parts } of relations) {
          attacker.learn(combination([[whole ?? 'agency', 1n], ...parts.map((part) => [part, -1n] as const)]))
        }
        for (const cells of subsets([...hidden])) {
          const together = cells.reduce((sum, cell) => sum + sizes.get(cell)!, 0)
          const isOneCut = new Set(cells.map((cell) => cell[0])).size === 1
          if (cells.length === 1 ? together === all : together >= smallSample || !isOneCut) continue
          expect(
            attacker.determines(combination(cells.map((cell) => [cell, 1n] as const))),
            cells.join(),
          ).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
    expect(withheldInAll).toBeGreaterThan(1000)
    expect(shownInAll).toBeGreaterThan(300)
  })
})

/** Of one to three. */
function subsets(cells: readonly string[]): readonly (readonly string[])[] {
  return cells.flatMap((a, i) => [
    [a],
    ...cells.slice(i + 1).flatMap((b, j) => [[a, b], ...cells.slice(i + j + 2).map((c) => [a, b, c])]),
  ])
}
