import { BsonType, type BsonValue, isNumber, numberOf } from '../bson/bson-value.ts'
import { bsonValue, doubleValue } from '../bson/bson-writer.ts'

const maxInt64 = 2n ** 63n - 1n

/**
 * The sum with the type MongoDB gives it: the wider of the two, an int32 that overflows becoming an int64; null where
 * an int64 overflows. Both values must be numbers other than Decimal128.
 */
export function numberSum(a: BsonValue, b: BsonValue): BsonValue | null {
  if (a.type === BsonType.double || b.type === BsonType.double) return doubleValue(numberOf(a) + numberOf(b))
  const sum = integerOf(a) + integerOf(b)
  if (sum > maxInt64 || sum < -maxInt64 - 1n) return null
  const isInt32 = a.type === BsonType.int32 && b.type === BsonType.int32
  return isInt32 && BigInt.asIntN(32, sum) === sum ? bsonValue(Number(sum)) : bsonValue(sum)
}

export function integerOf(value: BsonValue): bigint {
  if (!isNumber(value)) throw new TypeError('not a number')
  return value.type === BsonType.int64 ? value.bytes.readBigInt64LE(value.start) : BigInt(numberOf(value))
}
