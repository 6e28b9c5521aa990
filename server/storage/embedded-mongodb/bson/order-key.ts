import { notSupported } from '../command-error.ts'
import { arrayElements, BsonType, BsonValue, int32At, valueEnd } from './bson-value.ts'

/**
 * MongoDB's order of all values, as bytes: comparing two keys byte by byte is comparing the two values. The same
 * bytes are index keys, decide equality (5, 5.0 and a long 5 have one key), group, sort and find duplicates, so
 * there is one truth about order.
 *
 * No key is the beginning of another, and what follows a complete key is the tag of the next field, never 0xff; so a
 * complete key followed by 0xff lies after everything that begins with it, also when both are inverted. The tags beside
 * those of types with ranges are unused; filters take them for the ends of a type.
 */
const tags: { readonly [type: number]: number } = {
  [BsonType.null]: 0x10,
  [BsonType.int32]: 0x20,
  [BsonType.int64]: 0x20,
  [BsonType.double]: 0x20,
  [BsonType.string]: 0x30,
  [BsonType.object]: 0x38,
  [BsonType.array]: 0x40,
  [BsonType.binary]: 0x48,
  [BsonType.objectId]: 0x50,
  [BsonType.boolean]: 0x58,
  [BsonType.date]: 0x60,
}

/** Ends objects, arrays and text. */
const end = 0x00

/** A missing field has the key of null. */
export const nullKey = Buffer.from([tags[BsonType.null]!])
/** An empty array is indexed and sorted as MongoDB's "undefined", before null. */
export const emptyArrayKey = Buffer.from([0x0f])

let scratch = Buffer.alloc(4096)
let view = new DataView(scratch.buffer, scratch.byteOffset, scratch.length)
let length = 0

/** The order key of a value, in bytes of its own. */
export function orderKey(value: BsonValue | undefined): Buffer {
  if (value === undefined) return nullKey
  length = 0
  append(value)
  return Buffer.from(scratch.subarray(0, length))
}

/** Compares a value with a key, without making a key that is kept. */
export function compareWithKey(value: BsonValue, key: Buffer): number {
  length = 0
  append(value)
  return scratch.compare(key, 0, key.length, 0, length)
}

/** A key as a string, for sets and maps. */
export function keyText(key: Buffer): string {
  return key.toString('latin1')
}

/** Whether values of this type can be compared. Those that cannot are refused wherever they would have to be. */
export function hasOrder(type: number): boolean {
  return tags[type] !== undefined
}

/** The key's type, by which comparisons are bracketed: a number is never less than a string in a filter. */
export function orderTag(type: number): number {
  const tag = tags[type]
  if (tag !== undefined) return tag
  throw notSupported(`comparing ${type === BsonType.decimal128 ? 'a Decimal128' : `BSON type ${type}`}`)
}

function append(value: BsonValue): void {
  const { type, bytes, start } = value
  byte(orderTag(type))
  appendContent(value, type, bytes, start)
}

function appendContent(value: BsonValue, type: number, bytes: Buffer, start: number): void {
  switch (type) {
    case BsonType.int32:
      appendNumber(int32At(bytes, start), 0)
      break
    case BsonType.double:
      appendNumber(bytes.readDoubleLE(start), 0)
      break
    case BsonType.int64:
      appendInt64(bytes.readBigInt64LE(start))
      break
    case BsonType.string:
      appendText(bytes, start + 4, value.end - 1)
      break
    case BsonType.date: {
      reserve(8)
      view.setBigInt64(length, bytes.readBigInt64LE(start))
      scratch[length]! ^= 0x80
      length += 8
      break
    }
    case BsonType.binary: {
      const size = int32At(bytes, start)
      reserve(4)
      view.setUint32(length, size)
      length += 4
      copy(bytes, start + 4, value.end) // subtype, then the bytes: MongoDB orders by length, subtype, bytes
      break
    }
    case BsonType.objectId:
    case BsonType.boolean:
      copy(bytes, start, value.end)
      break
    case BsonType.object:
      appendObject(value)
      break
    case BsonType.array:
      for (const element of arrayElements(value)) append(element)
      byte(end)
      break
    default: // null has nothing but its tag
  }
}

/** Objects compare field by field: by type, then name, then value; field order counts. */
function appendObject(object: BsonValue): void {
  const { bytes } = object
  for (let at = object.start + 4; at < object.end - 1; ) {
    const type = bytes[at]!
    const nameEnd = bytes.indexOf(0, at + 1)
    byte(orderTag(type))
    copy(bytes, at + 1, nameEnd + 1)
    const value = new BsonValue(type, bytes, nameEnd + 1, valueEnd(type, bytes, nameEnd + 1))
    appendContent(value, type, bytes, value.start)
    at = value.end
  }
  byte(end)
}

/**
 * A number as the greatest double not above it, made sortable, and what remains up to it: exact for every int64,
 * since neighbouring doubles there are at most 2048 apart. NaN sorts before all numbers.
 */
function appendNumber(floor: number, remainder: number): void {
  reserve(11)
  const at = length
  if (Number.isNaN(floor)) {
    scratch.fill(0, at, at + 8)
  } else {
    view.setFloat64(at, floor === 0 ? 0 : floor)
    if (scratch[at]! & 0x80) for (let i = at; i < at + 8; i++) scratch[i]! ^= 0xff
    else scratch[at]! |= 0x80
  }
  length += 8
  if (remainder === 0) {
    byte(0)
  } else {
    byte(1)
    view.setUint16(length, remainder)
    length += 2
  }
}

const bits = new DataView(new ArrayBuffer(8))

function appendInt64(value: bigint): void {
  let floor = Number(value)
  if (!Number.isSafeInteger(floor) && BigInt(floor) > value) {
    bits.setFloat64(0, floor)
    bits.setBigInt64(0, bits.getBigInt64(0) + (floor > 0 ? -1n : 1n))
    floor = bits.getFloat64(0)
  }
  appendNumber(floor, Number(value - BigInt(floor)))
}

/** Text ends with 0x00; 0x00 and 0x01 inside it are written as 0x01 0x01 and 0x01 0x02, which keeps the order. */
function appendText(bytes: Buffer, start: number, end: number): void {
  reserve((end - start) * 2 + 1)
  let to = length
  for (let i = start; i < end; i++) {
    const value = bytes[i]!
    if (value < 2) {
      scratch[to++] = 1
      scratch[to++] = value + 1
    } else scratch[to++] = value
  }
  scratch[to++] = 0
  length = to
}

function byte(value: number): void {
  reserve(1)
  scratch[length++] = value
}

function copy(bytes: Buffer, start: number, end: number): void {
  reserve(end - start)
  bytes.copy(scratch, length, start, end)
  length += end - start
}

/** Makes room behind `length`; `scratch` and `view` may be others afterwards, so nobody may hold them before. */
function reserve(size: number): void {
  if (length + size > scratch.length) {
    const larger = Buffer.alloc((length + size) * 2)
    scratch.copy(larger, 0, 0, length)
    scratch = larger
    view = new DataView(scratch.buffer, scratch.byteOffset, scratch.length)
  }
}
