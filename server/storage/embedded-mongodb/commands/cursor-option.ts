import type { BsonValue } from '../bson/bson-value.ts'
import { ListStream } from '../cursor/document-stream.ts'
import type { CommandRequest, Engine } from './command-request.ts'
import { Fields } from './fields.ts'

/** The batch size in a command's `cursor` option. */
export function cursorBatchSize(request: CommandRequest): number | undefined {
  const cursor = request.document('cursor')
  if (!cursor) return undefined
  const fields = new Fields('cursor', cursor)
  fields.allowOnly(['batchSize'])
  return fields.has('batchSize') ? fields.integer('batchSize', 0) : undefined
}

/** A reply with a cursor over a list made for this command. */
export function listCursor(
  request: CommandRequest,
  { cursors }: Engine,
  ns: string,
  documents: readonly BsonValue[],
) {
  const stream = new ListStream(documents.map(({ bytes, start, end }) => bytes.subarray(start, end)))
  return cursors.first(ns, stream, cursorBatchSize(request), request.deadline)
}
