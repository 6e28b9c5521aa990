/** The type bytes of BSON. */
export const BsonType = {
  double: 0x01,
  string: 0x02,
  object: 0x03,
  array: 0x04,
  binary: 0x05,
  undefined: 0x06,
  objectId: 0x07,
  boolean: 0x08,
  date: 0x09,
  null: 0x0a,
  regex: 0x0b,
  dbPointer: 0x0c,
  code: 0x0d,
  symbol: 0x0e,
  codeWithScope: 0x0f,
  int32: 0x10,
  timestamp: 0x11,
  int64: 0x12,
  decimal128: 0x13,
  maxKey: 0x7f,
  minKey: 0xff,
} as const

/**
 * One BSON value where it lies in a buffer, neither copied nor decoded: number types and bytes stay as they were
 * received. The bytes must have passed `checkDocument`, so the readers below do not check again.
 */
export class BsonValue {
  readonly type: number
  readonly bytes: Buffer
  readonly start: number
  readonly end: number

  constructor(type: number, bytes: Buffer, start: number, end: number) {
    this.type = type
    this.bytes = bytes
    this.start = start
    this.end = end
  }
}

export function int32At(bytes: Buffer, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
}

/** A whole document that starts at `start`. */
export function documentAt(bytes: Buffer, start = 0): BsonValue {
  return new BsonValue(BsonType.object, bytes, start, start + int32At(bytes, start))
}

export const emptyDocument = documentAt(Buffer.from([5, 0, 0, 0, 0]))

/** Where the value of `type` that starts at `at` ends. */
export function valueEnd(type: number, bytes: Buffer, at: number): number {
  switch (type) {
    case BsonType.int32:
      return at + 4
    case BsonType.double:
    case BsonType.date:
    case BsonType.timestamp:
    case BsonType.int64:
      return at + 8
    case BsonType.string:
    case BsonType.code:
    case BsonType.symbol:
      return at + 4 + int32At(bytes, at)
    case BsonType.object:
    case BsonType.array:
    case BsonType.codeWithScope:
      return at + int32At(bytes, at)
    case BsonType.binary:
      return at + 5 + int32At(bytes, at)
    case BsonType.objectId:
      return at + 12
    case BsonType.boolean:
      return at + 1
    case BsonType.decimal128:
      return at + 16
    case BsonType.regex:
      return bytes.indexOf(0, bytes.indexOf(0, at) + 1) + 1
    case BsonType.dbPointer:
      return at + 4 + int32At(bytes, at) + 12
    default: // null, undefined, minKey, maxKey
      return at
  }
}

/** The value of a field by the bytes of its name, or undefined where the document lacks it. */
export function field(document: BsonValue, name: Buffer): BsonValue | undefined {
  const { bytes } = document
  const last = document.end - 1
  let at = document.start + 4
  while (at < last) {
    const type = bytes[at++]!
    let i = 0
    while (i < name.length && bytes[at + i] === name[i]) i++
    const found = i === name.length && bytes[at + i] === 0
    while (bytes[at + i] !== 0) i++
    at += i + 1
    const end = valueEnd(type, bytes, at)
    if (found) return new BsonValue(type, bytes, at, end)
    at = end
  }
  return undefined
}

/** The fields of a document, or the elements of an array, in order. */
export function* elements(document: BsonValue): Generator<[name: string, value: BsonValue]> {
  const { bytes } = document
  const last = document.end - 1
  let at = document.start + 4
  while (at < last) {
    const type = bytes[at++]!
    const nameEnd = bytes.indexOf(0, at)
    const name = bytes.toString('utf8', at, nameEnd)
    const end = valueEnd(type, bytes, nameEnd + 1)
    yield [name, new BsonValue(type, bytes, nameEnd + 1, end)]
    at = end
  }
}

/** The elements of an array, without its names, which are only positions. */
export function arrayElements(array: BsonValue): BsonValue[] {
  const { bytes } = array
  const last = array.end - 1
  const values: BsonValue[] = []
  let at = array.start + 4
  while (at < last) {
    const type = bytes[at++]!
    while (bytes[at] !== 0) at++
    const end = valueEnd(type, bytes, ++at)
    values.push(new BsonValue(type, bytes, at, end))
    at = end
  }
  return values
}

export function stringOf(value: BsonValue): string {
  return value.bytes.toString('utf8', value.start + 4, value.end - 1)
}

/** Whether two values have the same type and the same bytes. */
export function sameBytes(a: BsonValue, b: BsonValue): boolean {
  return a.type === b.type && a.bytes.compare(b.bytes, b.start, b.end, a.start, a.end) === 0
}

export function isNumber(value: BsonValue): boolean {
  return value.type === BsonType.int32 || value.type === BsonType.double || value.type === BsonType.int64
}

/** A number as JavaScript has it; an int64 beyond 2^53 is rounded. */
export function numberOf(value: BsonValue): number {
  if (value.type === BsonType.int32) return int32At(value.bytes, value.start)
  if (value.type === BsonType.double) return value.bytes.readDoubleLE(value.start)
  return Number(value.bytes.readBigInt64LE(value.start))
}

/** The same value in bytes of its own, for keeping it longer than the buffer it lies in. */
export function copyOf(value: BsonValue): BsonValue {
  const bytes = Buffer.from(value.bytes.subarray(value.start, value.end))
  return new BsonValue(value.type, bytes, 0, bytes.length)
}
