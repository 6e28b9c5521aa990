import { BsonType, type BsonValue, emptyDocument } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import { openStream, type Query } from '../cursor/document-stream.ts'
import { compileFilter } from '../query/filter.ts'
import { compileProjection } from '../query/projection.ts'
import { parseSort } from '../query/sort.ts'
import type { Command, CommandRequest } from './command-request.ts'

export const find: Command = {
  fields: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch'],
  async run(request, { store, cursors }) {
    const stream = await openStream(store, request.collection(store), findQuery(request), request.deadline)
    const batchSize = request.has('batchSize') ? request.integer('batchSize', 0) : undefined
    const { namespace, deadline } = request
    return cursors.first(namespace, stream, batchSize, deadline, request.boolean('singleBatch'))
  },
}

export function findQuery(request: CommandRequest): Query {
  return {
    filter: compileFilter(request.document('filter') ?? emptyDocument),
    sort: parseSort(request.document('sort')),
    projection: compileProjection(request.document('projection')),
    skip: request.integer('skip', 0),
    limit: request.integer('limit', 0) || Number.POSITIVE_INFINITY,
  }
}

export const getMore: Command = {
  fields: ['collection', 'batchSize'],
  run(request, { cursors }) {
    const namespace = `${request.database}.${request.string('collection')}`
    const batchSize = request.integer('batchSize', 0) || Number.POSITIVE_INFINITY
    return cursors.more(cursorId(request.required('getMore')), namespace, batchSize)
  },
}

export const killCursors: Command = {
  fields: ['cursors'],
  run(request, { cursors }) {
    const killed: bigint[] = []
    const notFound: bigint[] = []
    for (const id of request.array('cursors').map(cursorId)) {
      const list = cursors.kill(id, request.namespace) ? killed : notFound
      list.push(id)
    }
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 }
  },
}

function cursorId(value: BsonValue): bigint {
  if (value.type !== BsonType.int64) throw new CommandError(14, 'a cursor id must be a long')
  return value.bytes.readBigInt64LE(value.start)
}
