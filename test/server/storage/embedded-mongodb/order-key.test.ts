import mongoose from 'mongoose'
import { describe, expect, test, vi } from 'vitest'
import { documentAt } from '../../../../server/storage/embedded-mongodb/bson/bson-value.ts'

const { Binary, Double, Long, ObjectId, serialize } = mongoose.mongo.BSON

describe('an order key', () => {
  // The buffer that keys are made in begins with 4,096 bytes, in each newly loaded module.
  test.each<[string, unknown]>([
    ['a number', 1],
    ['an int64', Long.fromString('9007199254740993')],
    ['a date', new Date(5)],
    ['binary', new Binary(Buffer.alloc(20, 7))],
    ['an ObjectId', new ObjectId('64b7f0c2a1b2c3d4e5f60718')],
    ['a string', 'text\0and\u0001more'],
    ['a document', { a: { b: [1, 'x'] } }],
    ['an array', [1, [2, 3]]],
  ])('of %s is complete wherever its buffer grows', async (_, value) => {
    for (let filling = 4040; filling < 4100; filling++) {
      vi.resetModules()
      const { orderKey } = await import('../../../../server/storage/embedded-mongodb/bson/order-key.ts')
      const bytes = Buffer.from(serialize({ filling: new Binary(Buffer.alloc(filling, 1)), value, after: 1 }))
      const whileGrowing = orderKey(documentAt(bytes))
      expect(whileGrowing.equals(orderKey(documentAt(bytes)))).toBe(true)
    }
  })

  test('of int64 and double lie exactly in the order of their values', async () => {
    const { orderKey } = await import('../../../../server/storage/embedded-mongodb/bson/order-key.ts')
    const int64s = [
      -(2n ** 63n),
      -(2n ** 63n) + 1n,
      -(2n ** 53n) - 1n,
      -(2n ** 53n),
      -1n,
      0n,
      1n,
      2n ** 53n,
      2n ** 53n + 1n,
      2n ** 62n + 1n,
      2n ** 63n - 1n,
    ]
    const doubles = [
      -(2 ** 64),
      -(2 ** 63),
      -(2 ** 53),
      -0.5,
      -Number.MIN_VALUE,
      0,
      Number.MIN_VALUE,
      0.5,
      2 ** 53,
      2 ** 62,
      2 ** 63,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]
    const key = (value: unknown) => orderKey(documentAt(Buffer.from(serialize({ value }))))
    const all = [
      ...int64s.map((value) => ({
        key: key(Long.fromBigInt(value)),
        compare: (other: number | bigint) => (value < other ? -1 : value > other ? 1 : 0),
        value,
      })),
      ...doubles.map((value) => ({
        key: key(new Double(value)),
        compare: (other: number | bigint) => (value < other ? -1 : value > other ? 1 : 0),
        value,
      })),
    ]
    for (const a of all)
      for (const b of all)
        expect([a.value, b.value, Buffer.compare(a.key, b.key)]).toEqual([
          a.value,
          b.value,
          a.compare(b.value),
        ])
  })
})
