import { BsonType, type BsonValue, elements, isNumber, numberOf, stringOf } from '../bson/bson-value.ts'
import { bsonDocument } from '../bson/bson-writer.ts'
import { CommandError, notSupported } from '../command-error.ts'
import { parseFieldPath } from '../query/field-path.ts'
import { type KeyField, keyPattern } from '../query/index-keys.ts'
import { type Collection, type Index, namespace } from '../store/catalog.ts'
import type { Store } from '../store/store.ts'
import type { Command, CommandRequest } from './command-request.ts'
import { listCursor } from './cursor-option.ts'
import { Fields } from './fields.ts'

interface IndexSpecification {
  readonly name: string
  readonly fields: readonly KeyField[]
  readonly unique: boolean
}

const maxIndexes = 64

export const createIndexes: Command = {
  fields: ['indexes'],
  async run(request, { store }) {
    const specifications = request.documents('indexes').map(indexSpecification)
    const { existed, collection, before, wanted } = await store.write(() => {
      const existed = request.collection(store) !== undefined
      const collection = request.ensureCollection(store)
      const present = specifications.map((specification) => presentIndex(collection, specification))
      const before = collection.indexes.length + 1
      if (before + present.filter((index) => index === null).length > maxIndexes) {
        throw new CommandError(67, `a collection may have ${maxIndexes} indexes`)
      }
      const wanted = specifications.flatMap(({ name, fields, unique }, i) => {
        const index = present[i] === null ? store.addIndex(collection, name, fields, unique) : present[i]!
        return index === 'the _id index' ? [] : [{ index, isNew: present[i] === null }]
      })
      return { existed, collection, before, wanted }
    })
    const added = wanted.filter(({ index, isNew }) => isNew && !index.ready)
    try {
      for (const { index } of wanted) if (!index.ready) await store.buildIndex(collection, index)
    } catch (error) {
      // All or none, as in MongoDB.
      await store.write(() => {
        for (const { index } of added) store.dropIndex(collection, index)
      })
      throw error
    }
    return {
      numIndexesBefore: before,
      numIndexesAfter: collection.indexes.length + 1,
      createdCollectionAutomatically: !existed,
      note: added.length === 0 ? 'all indexes already exist' : undefined,
      ok: 1,
    }
  },
}

/** @throws CommandError for every kind of index but plain and unique ones, in ascending or descending order */
function indexSpecification(specification: BsonValue): IndexSpecification {
  const given = new Fields('createIndexes.indexes', specification)
  given.allowOnly(['key', 'name', 'unique', 'background', 'v'])
  const key = given.requiredDocument('key')
  const fields = Array.from(elements(key), ([path, value]): KeyField => {
    if (value.type === BsonType.string) throw notSupported(`an index of kind '${stringOf(value)}'`)
    const direction = isNumber(value) ? numberOf(value) : 0
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(67, `Values in the index key pattern must be 1 or -1, for '${path}'`)
    }
    return { path: parseFieldPath(path), direction }
  })
  if (fields.length === 0 || fields.length > 32) throw new CommandError(67, 'an index needs 1 to 32 fields')
  if (new Set(fields.map(({ path }) => path.text)).size < fields.length)
    throw new CommandError(67, 'an index names a field twice')
  const name = given.string('name')
  if (name === '' || name === '*') throw new CommandError(67, 'an index needs a name')
  return { name, fields, unique: given.boolean('unique') }
}

/** The index where it is there already, else null. @throws CommandError 85 or 86 where another one is in the way */
function presentIndex(collection: Collection, wanted: IndexSpecification): Index | 'the _id index' | null {
  if (pattern(wanted.fields) === '_id:1') return 'the _id index'
  if (wanted.name === '_id_')
    throw new CommandError(67, "The index name '_id_' is reserved for the _id index")
  for (const index of collection.indexes) {
    const sameKey = pattern(index.fields) === pattern(wanted.fields)
    if (index.name === wanted.name && (!sameKey || index.unique !== wanted.unique)) {
      throw new CommandError(86, `An existing index has the same name as the requested index: ${wanted.name}`)
    }
    if (index.name === wanted.name) return index
    if (sameKey) throw new CommandError(85, `Index already exists with a different name: ${index.name}`)
  }
  return null
}

function pattern(fields: readonly KeyField[]): string {
  return fields.map(({ path, direction }) => `${path.text}:${direction}`).join()
}

export const listIndexes: Command = {
  fields: ['cursor'],
  run(request, engine) {
    const collection = existing(engine.store, request)
    const listed = [
      bsonDocument({ v: 2, key: { _id: 1 }, name: '_id_' }),
      ...collection.indexes.map(({ name, fields, unique }) =>
        bsonDocument({
          v: 2,
          key: keyPattern(fields),
          name,
          unique: unique || undefined,
        }),
      ),
    ]
    return listCursor(request, engine, namespace(collection), listed)
  },
}

export const dropIndexes: Command = {
  fields: ['index'],
  async run(request, { store }) {
    const wanted = request.value('index')
    const reply = await store.write(() => {
      const collection = existing(store, request)
      const before = collection.indexes.length + 1
      for (const index of indexesToDrop(collection, wanted)) store.dropIndex(collection, index)
      return { nIndexesWas: before, ok: 1 }
    })
    void store.sweep()
    return reply
  },
}

function indexesToDrop(collection: Collection, wanted: BsonValue | undefined) {
  if (wanted?.type === BsonType.string && stringOf(wanted) === '*') return [...collection.indexes]
  const names = wanted?.type === BsonType.array ? Array.from(elements(wanted), ([, name]) => name) : [wanted]
  return names.map((value) => {
    if (value?.type === BsonType.string) {
      if (stringOf(value) === '_id_') throw new CommandError(72, 'cannot drop _id index')
      const found = collection.indexes.find(({ name }) => name === stringOf(value))
      if (found) return found
      throw new CommandError(27, `index not found with name [${stringOf(value)}]`)
    }
    if (value?.type !== BsonType.object) throw new CommandError(14, 'index must be a name, names, or a key')
    const key = Array.from(
      elements(value),
      ([path, at]) => `${path}:${isNumber(at) ? numberOf(at) : '?'}`,
    ).join()
    const found = collection.indexes.find(({ fields }) => pattern(fields) === key)
    if (!found) throw new CommandError(27, `can't find index with key: ${key}`)
    return found
  })
}

function existing(store: Store, request: CommandRequest): Collection {
  const collection = request.collection(store)
  if (!collection) throw new CommandError(26, `ns does not exist: ${request.namespace}`)
  return collection
}
