import { emptyDocument } from '../bson/bson-value.ts'
import { bsonDocument, type Writable } from '../bson/bson-writer.ts'
import { CommandError, notSupported } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import { type Collection, namespace } from '../store/catalog.ts'
import type { Store } from '../store/store.ts'
import type { Command } from './command-request.ts'
import { listCursor } from './cursor-option.ts'

export const create: Command = {
  fields: [],
  run(request, { store }) {
    return store.write(() => {
      if (request.collection(store)) {
        throw new CommandError(48, `Collection ${request.namespace} already exists.`)
      }
      request.ensureCollection(store)
      return { ok: 1 }
    })
  },
}

export const drop: Command = {
  fields: [],
  async run(request, { store }) {
    const reply = await store.write(() => {
      const collection = request.collection(store)
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
    const { test } = compileFilter(request.document('filter') ?? emptyDocument)
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
  fields: [],
  async run(request, { store }) {
    const collection = request.collection(store)
    const count = collection ? await store.count(collection) : 0
    return {
      ns: request.namespace,
      count,
      nindexes: collection ? collection.indexes.length + 1 : 0,
      ok: 1,
    }
  },
}

export const dbStats: Command = {
  fields: ['scale', 'freeStorage'],
  async run(request, { store }) {
    if (request.boolean('freeStorage')) throw notSupported('freeStorage in dbStats')
    const scale = request.integer('scale', 1) || 1
    const collections = collectionsOf(store, request.database)
    let objects = 0
    for (const collection of collections) objects += await store.count(collection)
    const indexes = collections.reduce((sum, each) => sum + each.indexes.length + 1, 0)
    return {
      db: request.database,
      collections: collections.length,
      views: 0,
      objects,
      indexes,
      storageSize: Math.floor(store.bytesUsed / scale),
      scaleFactor: scale,
      ok: 1,
    }
  },
}

function collectionsOf(store: Store, database: string): Collection[] {
  return [...store.collections.values()].filter((collection) => collection.database === database)
}
