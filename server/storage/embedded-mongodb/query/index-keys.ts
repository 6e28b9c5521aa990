import { arrayElements, BsonType, type BsonValue, field } from '../bson/bson-value.ts'
import { bsonDocument } from '../bson/bson-writer.ts'
import { emptyArrayKey, keyText, nullKey, orderKey } from '../bson/order-key.ts'
import { CommandError } from '../command-error.ts'
import { type FieldPath, someValue } from './field-path.ts'

/** One field of an index or of a sort. */
export interface KeyField {
  readonly path: FieldPath
  readonly direction: 1 | -1
}

/** The key of an index as clients write it, such as `{ a: 1, b: -1 }`. */
export function keyPattern(fields: readonly KeyField[]): BsonValue {
  return bsonDocument(fields.map(({ path, direction }) => [path.text, direction]))
}

export interface FieldKeys {
  readonly keys: readonly Buffer[]
  /** Whether the path met an array, so that one document may have several keys or none of a plain value's meaning. */
  readonly multikey: boolean
}

/** The order keys one field gives a document: one, or one for each element of an array. */
export function fieldKeys(document: BsonValue, path: FieldPath): FieldKeys {
  let reached: BsonValue | undefined = document
  for (const part of path.parts) {
    if (reached.type === BsonType.array) return arrayKeys(document, path)
    reached = reached.type === BsonType.object ? field(reached, part.name) : undefined
    if (reached === undefined) return { keys: [nullKey], multikey: false }
  }
  if (reached.type === BsonType.array) return arrayKeys(document, path)
  return { keys: [orderKey(reached)], multikey: false }
}

function arrayKeys(document: BsonValue, path: FieldPath): FieldKeys {
  const keys = new Map<string, Buffer>()
  const keep = (key: Buffer) => keys.set(keyText(key), key)
  someValue(document, path, (value) => {
    if (value?.type !== BsonType.array) keep(orderKey(value))
    else {
      const members = arrayElements(value)
      if (members.length === 0) keep(emptyArrayKey)
      for (const element of members) keep(orderKey(element))
    }
    return false
  })
  if (keys.size === 0) keep(nullKey)
  return { keys: [...keys.values()], multikey: true }
}

/**
 * All keys of a document in an index: each is the order keys of the fields one after another, those of descending
 * fields inverted, so that the index is in its own order.
 */
export function documentKeys(document: BsonValue, fields: readonly KeyField[]): FieldKeys {
  let keys: Buffer[] = [Buffer.alloc(0)]
  let multikey = false
  for (const { path, direction } of fields) {
    const found = fieldKeys(document, path)
    if (found.multikey && multikey) {
      throw new CommandError(171, `cannot index arrays in two fields of one index, here '${path.text}'`)
    }
    multikey ||= found.multikey
    const own = direction === 1 ? found.keys : found.keys.map(inverted)
    keys = keys.flatMap((key) => own.map((next) => (key.length === 0 ? next : Buffer.concat([key, next]))))
  }
  return { keys, multikey }
}

/** The key that sorts the other way round. */
export function inverted(key: Buffer): Buffer {
  const other = Buffer.allocUnsafe(key.length)
  for (let i = 0; i < key.length; i++) other[i] = key[i]! ^ 0xff
  return other
}
