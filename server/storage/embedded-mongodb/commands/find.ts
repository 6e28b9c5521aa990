import { BsonType } from '../bson/bson-value.ts'
import { bsonDocument } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import { ListStream, openStream, type QueryOptions } from '../cursor/document-stream.ts'
import { compileFilter } from '../query/filter.ts'
import { compileProjection } from '../query/projection.ts'
import { parseSort } from '../query/sort.ts'
import type { Command, CommandRequest } from './command-request.ts'

export const find: Command = {
  fields: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch'],
  async run(request, { store, cursors }) {
    const options = queryOptions(request)
    const collection = store.collection(request.database, request.target)
    const stream = collection
      ? await openStream(store, collection, options, request.deadline)
      : new ListStream([])
    const batchSize = request.has('batchSize') ? request.integer('batchSize', 0) : undefined
    return cursors.first(
      `${request.database}.${request.target}`,
      stream,
      batchSize,
      request.deadline,
      request.boolean('singleBatch'),
    )
  },
}

export function queryOptions(request: CommandRequest): QueryOptions {
  return {
    filter: compileFilter(request.document('filter') ?? bsonDocument({})),
    sort: parseSort(request.document('sort')),
    projection: compileProjection(request.document('projection')),
    skip: request.integer('skip', 0),
    limit: request.integer('limit', 0) || Number.POSITIVE_INFINITY,
  }
}

export const getMore: Command = {
  fields: ['collection', 'batchSize'],
  run(request, { cursors }) {
    const id = request.value('getMore')
    if (id?.type !== BsonType.int64) throw new CommandError(14, "BSON field 'getMore.getMore' must be a long")
    const namespace = `${request.database}.${request.string('collection')}`
    return cursors.more(id.bytes.readBigInt64LE(id.start), namespace, request.integer('batchSize', 0))
  },
}

export const killCursors: Command = {
  fields: ['cursors'],
  run(request, { cursors }) {
    const namespace = `${request.database}.${request.target}`
    const killed: bigint[] = []
    const notFound: bigint[] = []
    for (const value of request.array('cursors') ?? []) {
      if (value.type !== BsonType.int64) throw new CommandError(14, 'a cursor id must be a long')
      const id = value.bytes.readBigInt64LE(value.start)
      const list = cursors.kill(id, namespace) ? killed : notFound
      list.push(id)
    }
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 }
  },
}
