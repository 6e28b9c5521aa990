import { type BsonValue, field } from '../bson/bson-value.ts'
import { orderKey } from '../bson/order-key.ts'
import { CommandError } from '../command-error.ts'
import type { Collection, Index } from './catalog.ts'

/** LMDB takes keys up to 1,978 bytes; what is longer is refused, never cut. */
export const maxKeyBytes = 1900

const idName = Buffer.from('_id')
const afterAll = Buffer.from([0xff])

/** A stretch of stored keys, from `low` up to but without `high`. */
export interface KeyRange {
  readonly low: Buffer
  readonly high: Buffer
}

export interface RangePosition extends KeyRange {
  /** The key after which to go on; null at the beginning. */
  readonly after: Buffer | null
  readonly reverse: boolean
}

export function documentId(document: BsonValue): BsonValue {
  return field(document, idName)!
}

export function documentIdKey(document: BsonValue): Buffer {
  return orderKey(documentId(document))
}

export function withPrefix(id: number, key: Buffer = Buffer.alloc(0)): Buffer {
  const whole = Buffer.allocUnsafe(4 + key.length)
  whole.writeUInt32BE(id, 0)
  key.copy(whole, 4)
  return whole
}

/** In a unique index the values are the key, else values and `_id`: so equal values lie together, in order of `_id`. */
export function entryKey(index: Index, values: Buffer, idKey: Buffer): Buffer {
  const key = withPrefix(index.id, index.unique ? values : Buffer.concat([values, idKey]))
  if (key.length > maxKeyBytes) {
    throw new CommandError(17280, `the key for index ${index.name} is too long: ${key.length} bytes`)
  }
  return key
}

/** The keys of all documents of a collection. */
export function documentRange(collection: Collection): KeyRange {
  return prefixRange(collection.id)
}

/** The keys of all entries of an index. */
export function entryRange(index: Index): KeyRange {
  return prefixRange(index.id)
}

export function prefixRange(id: number): KeyRange {
  return { low: withPrefix(id), high: withPrefix(id, afterAll) }
}

/** A range as LMDB takes it. Ends beyond LMDB's key length are cut so that the range only grows. */
export function lmdbRange(range: KeyRange & Partial<RangePosition>) {
  const low = range.low.subarray(0, maxKeyBytes)
  const high =
    range.high.length > maxKeyBytes
      ? Buffer.concat([range.high.subarray(0, maxKeyBytes), afterAll])
      : range.high
  return range.reverse
    ? { start: range.after ?? high, exclusiveStart: true, end: low, inclusiveEnd: true, reverse: true }
    : { start: range.after ?? low, exclusiveStart: range.after != null, end: high }
}
