import { ObjectId } from 'bson'
import { BsonType, BsonValue, documentAt } from './bson-value.ts'

/** What a reply may hold: plain values, and BSON values that are passed on as they are. */
export type Writable =
  | BsonValue
  | ObjectId
  | Date
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Writable[]
  | { readonly [name: string]: Writable | undefined }

/** The fields of a document; as a list where the names come from outside, since objects put numbers first. */
type WritableFields =
  | { readonly [name: string]: Writable | undefined }
  | readonly (readonly [name: string, value: Writable | undefined])[]

/** Writes BSON into one growing buffer. */
export class BsonWriter {
  #bytes: Buffer
  #length = 0

  constructor(capacity = 512) {
    this.#bytes = Buffer.allocUnsafe(capacity)
  }

  get length(): number {
    return this.#length
  }

  /** What was written; the writer must not be used any more. */
  finish(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }

  /** Reserves the length of a document or array; `close` with what this returns fills it in. */
  open(): number {
    const at = this.#reserve(4)
    this.#length += 4
    return at
  }

  close(opened: number): void {
    const at = this.#reserve(1)
    this.#bytes[at] = 0
    this.#length++
    this.#bytes.writeInt32LE(this.#length - opened, opened)
  }

  uint8(value: number): void {
    const at = this.#reserve(1)
    this.#bytes[at] = value
    this.#length++
  }

  int32(value: number): void {
    const at = this.#reserve(4)
    this.#bytes.writeInt32LE(value, at)
    this.#length += 4
  }

  /** Overwrites four bytes already written, such as a message's length. */
  int32At(value: number, at: number): void {
    this.#bytes.writeInt32LE(value, at)
  }

  name(type: number, name: string): void {
    const at = this.#reserve(2 + name.length * 3)
    this.#bytes[at] = type
    const length = this.#bytes.write(name, at + 1, 'utf8')
    this.#bytes[at + 1 + length] = 0
    this.#length += length + 2
  }

  raw(bytes: Buffer, start: number, end: number): void {
    const at = this.#reserve(end - start)
    bytes.copy(this.#bytes, at, start, end)
    this.#length += end - start
  }

  element(name: string, value: Writable): void {
    if (value instanceof BsonValue) {
      this.name(value.type, name)
      this.raw(value.bytes, value.start, value.end)
    } else if (typeof value === 'string') {
      this.name(BsonType.string, name)
      const length = Buffer.byteLength(value)
      const at = this.#reserve(length + 5)
      this.#bytes.writeInt32LE(length + 1, at)
      this.#bytes.write(value, at + 4, 'utf8')
      this.#bytes[at + 4 + length] = 0
      this.#length += length + 5
    } else if (typeof value === 'number') {
      if (Number.isInteger(value) && (value | 0) === value) {
        this.name(BsonType.int32, name)
        this.int32(value)
      } else {
        this.name(BsonType.double, name)
        const at = this.#reserve(8)
        this.#bytes.writeDoubleLE(value, at)
        this.#length += 8
      }
    } else if (typeof value === 'bigint') {
      this.name(BsonType.int64, name)
      this.#int64(value)
    } else if (typeof value === 'boolean') {
      this.name(BsonType.boolean, name)
      this.uint8(value ? 1 : 0)
    } else if (value === null) {
      this.name(BsonType.null, name)
    } else if (value instanceof Date) {
      this.name(BsonType.date, name)
      this.#int64(BigInt(value.getTime()))
    } else if (value instanceof ObjectId) {
      this.name(BsonType.objectId, name)
      this.raw(Buffer.from(value.id), 0, 12)
    } else if (isList(value)) {
      this.name(BsonType.array, name)
      const opened = this.open()
      value.forEach((item, index) => {
        this.element(String(index), item)
      })
      this.close(opened)
    } else {
      this.name(BsonType.object, name)
      this.document(value)
    }
  }

  document(fields: WritableFields): void {
    const opened = this.open()
    const entries = Array.isArray(fields) ? fields : Object.entries(fields)
    for (const [name, value] of entries) if (value !== undefined) this.element(name, value)
    this.close(opened)
  }

  #int64(value: bigint): void {
    const at = this.#reserve(8)
    this.#bytes.writeBigInt64LE(value, at)
    this.#length += 8
  }

  #reserve(size: number): number {
    const needed = this.#length + size
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    return this.#length
  }
}

function isList(value: object): value is readonly Writable[] {
  return Array.isArray(value)
}

/** One plain value as BSON. */
export function bsonValue(value: Writable): BsonValue {
  if (value instanceof BsonValue) return value
  const writer = new BsonWriter(64)
  writer.element('', value)
  const bytes = writer.finish()
  return new BsonValue(bytes[0]!, bytes, 2, bytes.length)
}

/** A document of plain values and BSON values. */
export function bsonDocument(fields: WritableFields): BsonValue {
  const writer = new BsonWriter()
  writer.document(fields)
  return documentAt(writer.finish())
}

/** A double, also where the number is whole. */
export function doubleValue(value: number): BsonValue {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeDoubleLE(value)
  return new BsonValue(BsonType.double, bytes, 0, 8)
}
