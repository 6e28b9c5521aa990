import { deserialize, Long } from 'bson'
import { describe, expect, it } from 'vitest'
import { BsonWriter, type Writable } from '../../../../server/storage/embedded-mongodb/bson/bson-writer.ts'

/** Values whose last byte, or whose own bytes, may be the first that no longer fit. */
const values: readonly Writable[] = [true, 7, 2.5, 12345678901n, null, 'é', new Date(0), [1, 'a'], { a: 1 }]

describe('writing BSON into a buffer that grows', () => {
  it.each(values.map((value) => [value]))(
    'keeps every byte of %o, wherever the buffer has to grow',
    (value) => {
      for (let padding = 0; padding < 80; padding++) {
        const writer = new BsonWriter(64)
        writer.document({ padding: 'x'.repeat(padding), value })
        const read = deserialize(writer.finish(), { promoteLongs: false, promoteBuffers: true })
        expect(read['padding']).toBe('x'.repeat(padding))
        const expected = typeof value === 'bigint' ? Long.fromBigInt(value) : value
        expect(read['value']).toEqual(expected)
      }
    },
  )
})
