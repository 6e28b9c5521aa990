import { describe, expect, it } from 'vitest'
import { jsonDifferences } from '../../scoring/json-differences.ts'

describe('what differs between two JSON values', () => {
  it.each<[string, unknown, unknown]>([
    ['members in another order', { a: 1, b: [2] }, { b: [2], a: 1 }],
    ['0 and −0', 0, -0],
    ['what is no number', Number.NaN, Number.NaN],
    ['nothing', null, null],
  ])('is not %s', (_, found, expected) => {
    expect(jsonDifferences(found, expected)).toEqual([])
  })

  it.each<[string, unknown, unknown]>([
    ['a list and an object', [], {}],
    ['an object and null', { a: 1 }, null],
    ['null and an object', null, { a: 1 }],
    ['an object and a number', { a: 1 }, 5],
    ['a number in words', '1', 1],
    ['a number for a word', 1, '1'],
  ])('is %s, as a whole, however much numbers may differ', (_, found, expected) => {
    expect(jsonDifferences(found, expected, () => 10)).toEqual([{ path: '', found, expected }])
  })

  it('is named by its place, the names of members escaped', () => {
    expect(jsonDifferences({ 'a/b~': [1, { c: 2 }] }, { 'a/b~': [1, { c: 3 }, 4] })).toEqual([
      { path: '/a~1b~0/1/c', found: 2, expected: 3 },
      { path: '/a~1b~0/2', found: undefined, expected: 4 },
    ])
  })

  it('is no two numbers that are as near as their place allows, decimals being a little off', () => {
    const near = (path: string) => (path === '/bound' ? 0.01 : 0)
    const differing = (found: number, expected: number) =>
      jsonDifferences({ bound: found, percent: 1 }, { bound: expected, percent: 1 }, near).length
    // 80.01 − 80 is 0.010000000000005 in floating point.
    expect([differing(80, 80.01), differing(80.01, 80)]).toEqual([0, 0])
    expect([differing(80, 80.0101), differing(80.0101, 80)]).toEqual([1, 1])
    expect(differing(-5, 5)).toBe(1)
    expect(jsonDifferences({ percent: 80 }, { percent: 80.01 }, near)).toHaveLength(1)
  })
})
