import { BsonType, type BsonValue, documentAt, valueEnd } from '../bson/bson-value.ts'
import { hasOrder } from '../bson/order-key.ts'
import { CommandError, notSupported } from '../command-error.ts'

const dollar = 0x24

/**
 * Refuses what must not be stored, at any depth: field names that begin with `$`, which could pass for operators, and
 * values of types that nothing here can compare. Only Decimal128 is kept although it is not compared.
 * @throws CommandError 52 DollarPrefixedFieldName, 238 NotImplemented
 */
export function checkStoredDocument({ bytes, start, end }: BsonValue): void {
  for (let at = start + 4; at < end - 1; ) {
    const type = bytes[at++]!
    const nameAt = at
    while (bytes[at] !== 0) at++
    if (bytes[nameAt] === dollar) {
      const name = bytes.toString('utf8', nameAt, at)
      throw new CommandError(52, `The dollar ($) prefixed field '${name}' is not allowed in stored documents`)
    }
    checkType(type)
    const valueAt = at + 1
    at = valueEnd(type, bytes, valueAt)
    if (type === BsonType.object || type === BsonType.array) checkStoredDocument(documentAt(bytes, valueAt))
  }
}

/** The same for a single value. */
export function checkStoredValue(value: BsonValue): void {
  checkType(value.type)
  if (value.type === BsonType.object || value.type === BsonType.array) checkStoredDocument(value)
}

function checkType(type: number): void {
  if (!hasOrder(type) && type !== BsonType.decimal128) throw notSupported(`storing BSON type ${type}`)
}
