import { BsonType, type BsonValue, documentAt, valueEnd } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'

const dollar = 0x24

/**
 * Refuses field names that begin with `$`, at any depth: stored, they could pass for operators.
 * @throws CommandError 52 DollarPrefixedFieldName
 */
export function checkFieldNames({ bytes, start, end }: BsonValue): void {
  for (let at = start + 4; at < end - 1; ) {
    const type = bytes[at++]!
    const nameAt = at
    while (bytes[at] !== 0) at++
    if (bytes[nameAt] === dollar) {
      const name = bytes.toString('utf8', nameAt, at)
      throw new CommandError(52, `The dollar ($) prefixed field '${name}' is not allowed in stored documents`)
    }
    const valueAt = at + 1
    at = valueEnd(type, bytes, valueAt)
    if (type === BsonType.object || type === BsonType.array) checkFieldNames(documentAt(bytes, valueAt))
  }
}
