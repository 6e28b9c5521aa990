import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packSums, unpackSums } from '../../../server/storage/packed-sums.ts'

describe('packed sums', () => {
  it('come out as they went in, negative and large ones too', () => {
    const limit = 2 ** 51
    const integer = fc.oneof(fc.integer(), fc.integer({ min: -300, max: 300 }), fc.maxSafeNat())
    const sums = fc.array(integer.map((sum) => Math.max(-limit, Math.min(limit, sum))))
    fc.assert(
      fc.property(sums, (sums) => {
        expect(unpackSums(packSums(sums))).toEqual(sums)
      }),
    )
    const edges = [0, 1, -1, 63, 64, -64, -65, 2 ** 31, -(2 ** 31), 2 ** 32, limit, -limit]
    expect(unpackSums(packSums(edges))).toEqual(edges)
  })

  it('take a byte for the small numbers that most are', () => {
    expect(packSums([0, 5, 63]).length).toBe(3)
  })

  it('refuses what is not an exact integer', () => {
    for (const sum of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => packSums([sum])).toThrow('cannot hold')
    }
  })

  it('refuses bytes that end within a number', () => {
    expect(() => unpackSums(packSums([1000]).subarray(0, 1))).toThrow('ends within')
  })
})
