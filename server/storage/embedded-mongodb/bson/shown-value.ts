import { deserialize } from 'bson'
import type { BsonValue } from './bson-value.ts'
import { bsonDocument } from './bson-writer.ts'

/** A value as text for error messages and `explain`. */
export function shownValue(value: BsonValue): string {
  const document = bsonDocument({ value })
  const decoded = deserialize(document.bytes, { promoteValues: true, useBigInt64: false }) as {
    value: unknown
  }
  const text = shown(decoded.value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function shown(value: unknown): string {
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (typeof value === 'object' && value !== null && '_bsontype' in value) {
    return value._bsontype === 'ObjectId' ? `ObjectId('${String(value)}')` : String(value)
  }
  return JSON.stringify(value) ?? 'null'
}
