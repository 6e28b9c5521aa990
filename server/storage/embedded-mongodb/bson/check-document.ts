import { CommandError } from '../command-error.ts'
import { BsonType, int32At } from './bson-value.ts'

/** MongoDB's own limit of nested documents and arrays. */
const maxDepth = 180

/**
 * Walks a received document once, so that every later reader may trust lengths, terminators and types.
 * @throws CommandError 22 InvalidBSON
 */
export function checkDocument(bytes: Buffer, start: number, limit: number, depth = 0): number {
  if (depth > maxDepth) throw invalid('the document is nested too deeply')
  if (start + 5 > limit) throw invalid('the document is cut off')
  const end = start + int32At(bytes, start)
  if (end < start + 5 || end > limit || bytes[end - 1] !== 0) throw invalid('a document has a wrong length')
  let at = start + 4
  while (at < end - 1) {
    const type = bytes[at]!
    at = afterString(bytes, at + 1, end)
    at = checkValue(type, bytes, at, end - 1, depth)
  }
  if (at !== end - 1) throw invalid('a value goes beyond its document')
  return end
}

function checkValue(type: number, bytes: Buffer, at: number, limit: number, depth: number): number {
  switch (type) {
    case BsonType.int32:
      return within(at + 4, limit)
    case BsonType.double:
    case BsonType.date:
    case BsonType.timestamp:
    case BsonType.int64:
      return within(at + 8, limit)
    case BsonType.string:
    case BsonType.code:
    case BsonType.symbol: {
      const length = lengthAt(bytes, at, limit)
      const end = within(at + 4 + length, limit)
      if (length < 1 || bytes[end - 1] !== 0) throw invalid('a string lacks its terminator')
      return end
    }
    case BsonType.object:
    case BsonType.array:
      return checkDocument(bytes, at, limit, depth + 1)
    case BsonType.codeWithScope: {
      const end = within(at + lengthAt(bytes, at, limit), limit)
      const scope = checkValue(BsonType.string, bytes, at + 4, end, depth)
      if (checkDocument(bytes, scope, end, depth + 1) !== end) throw invalid('code has a wrong length')
      return end
    }
    case BsonType.dbPointer:
      return within(checkValue(BsonType.string, bytes, at, limit, depth) + 12, limit)
    case BsonType.binary:
      return within(at + 5 + lengthAt(bytes, at, limit), limit)
    case BsonType.objectId:
      return within(at + 12, limit)
    case BsonType.boolean:
      if (bytes[at]! > 1) throw invalid('a boolean is neither true nor false')
      return within(at + 1, limit)
    case BsonType.decimal128:
      return within(at + 16, limit)
    case BsonType.regex:
      return afterString(bytes, afterString(bytes, at, limit), limit)
    case BsonType.null:
    case BsonType.undefined:
    case BsonType.minKey:
    case BsonType.maxKey:
      return at
    default:
      throw invalid(`there is no BSON type ${type}`)
  }
}

function lengthAt(bytes: Buffer, at: number, limit: number): number {
  within(at + 4, limit)
  const length = int32At(bytes, at)
  if (length < 0) throw invalid('a length is negative')
  return length
}

function afterString(bytes: Buffer, at: number, limit: number): number {
  let end = at
  while (end < limit && bytes[end] !== 0) end++
  return within(end + 1, limit)
}

function within(end: number, limit: number): number {
  if (end > limit) throw invalid('a value goes beyond its document')
  return end
}

function invalid(message: string): CommandError {
  return new CommandError(22, `Invalid BSON: ${message}`)
}
