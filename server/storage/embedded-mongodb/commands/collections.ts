import { BsonType, type BsonValue, elements } from '../bson/bson-value.ts'
import { bsonDocument, type Writable } from '../bson/bson-writer.ts'
import { CommandError, notSupported } from '../command-error.ts'
import { ListStream } from '../cursor/document-stream.ts'
import { compileFilter } from '../query/filter.ts'
import { type Collection, namespace } from '../store/catalog.ts'
import type { Store } from '../store/store.ts'
import type { Command, CommandRequest, Engine } from './command-request.ts'

export const create: Command = {
  fields: [],
  run(request, { store }) {
    const name = request.target
    return store.write(() => {
      if (store.collection(request.database, name)) {
        throw new CommandError(48, `Collection ${request.database}.${name} already exists.`)
      }
      store.ensureCollection(request.database, name)
      return { ok: 1 }
    })
  },
}

export const drop: Command = {
  fields: [],
  async run(request, { store }) {
    const name = request.target
    const reply = await store.write(() => {
      const collection = store.collection(request.database, name)
      if (!collection) return { ok: 1 }
      store.dropCollection(collection)
      return { nIndexesWas: collection.indexes.length + 1, ns: namespace(collection), ok: 1 }
    })
    void store.sweep()
    return reply
  },
}

export const dropDatabase: Command = {
  fields: [],
  async run(request, { store }) {
    await store.write(() => {
      for (const collection of collectionsOf(store, request.database)) store.dropCollection(collection)
    })
    void store.sweep()
    return { dropped: request.database, ok: 1 }
  },
}

export const listCollections: Command = {
  fields: ['filter', 'cursor', 'nameOnly', 'authorizedCollections'],
  run(request, engine) {
    const nameOnly = request.boolean('nameOnly')
    const listed = collectionsOf(engine.store, request.database).map(({ name }) =>
      bsonDocument({
        name,
        type: 'collection',
        ...(nameOnly
          ? {}
          : {
              options: {},
              info: { readOnly: false },
              idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
            }),
      }),
    )
    const { test } = compileFilter(request.document('filter') ?? bsonDocument({}))
    const shown = test ? listed.filter(test) : listed
    return listCursor(request, engine, `${request.database}.$cmd.listCollections`, shown)
  },
}

export const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run(request, { store }) {
    if (request.has('filter')) throw notSupported('a filter in listDatabases')
    const names = [...new Set([...store.collections.values()].map(({ database }) => database))].sort()
    const bytes = store.bytesUsed
    const databases: Writable[] = names.map((name) =>
      request.boolean('nameOnly') ? { name } : { name, sizeOnDisk: bytes, empty: false },
    )
    return { databases, ...(request.boolean('nameOnly') ? {} : { totalSize: bytes }), ok: 1 }
  },
}

export const collStats: Command = {
  fields: ['scale'],
  async run(request, { store }) {
    const collection = store.collection(request.database, request.target)
    const count = collection ? await store.write(() => store.count(collection)) : 0
    return {
      ns: `${request.database}.${request.target}`,
      count,
      nindexes: collection ? collection.indexes.length + 1 : 0,
      ok: 1,
    }
  },
}

export const dbStats: Command = {
  fields: ['scale', 'freeStorage'],
  async run(request, { store }) {
    const collections = collectionsOf(store, request.database)
    const objects = await store.write(() => collections.reduce((sum, each) => sum + store.count(each), 0))
    const indexes = collections.reduce((sum, each) => sum + each.indexes.length + 1, 0)
    return {
      db: request.database,
      collections: collections.length,
      views: 0,
      objects,
      indexes,
      storageSize: store.bytesUsed,
      ok: 1,
    }
  },
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

/** The batch size in a command's `cursor` option. */
export function cursorBatchSize(request: CommandRequest): number | undefined {
  const cursor = request.document('cursor')
  if (!cursor) return undefined
  let size: number | undefined
  for (const [name, value] of elements(cursor)) {
    if (name !== 'batchSize')
      throw new CommandError(40415, `BSON field 'cursor.${name}' is an unknown field.`)
    size = value.type === BsonType.int32 ? value.bytes.readInt32LE(value.start) : Number.NaN
    if (!(size >= 0)) throw new CommandError(14, "BSON field 'cursor.batchSize' must be a number >= 0")
  }
  return size
}

function collectionsOf(store: Store, database: string): Collection[] {
  return [...store.collections.values()].filter((collection) => collection.database === database)
}
