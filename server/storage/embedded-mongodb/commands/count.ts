import { arrayElements, BsonType, type BsonValue, copyOf } from '../bson/bson-value.ts'
import { bsonDocument } from '../bson/bson-writer.ts'
import { keyText, orderKey } from '../bson/order-key.ts'
import { openStream } from '../cursor/document-stream.ts'
import { inSlices } from '../cursor/in-slices.ts'
import { parseFieldPath, someValue } from '../query/field-path.ts'
import { compileFilter } from '../query/filter.ts'
import type { Command } from './command-request.ts'

export const count: Command = {
  fields: ['query', 'skip', 'limit'],
  async run(request, { store }) {
    const filter = compileFilter(request.document('query') ?? bsonDocument({}))
    const skip = request.integer('skip', 0)
    const limit = request.integer('limit', 0) || Number.POSITIVE_INFINITY
    const collection = store.collection(request.database, request.target)
    if (!collection) return { n: 0, ok: 1 }
    if (!filter.test) {
      const all = collection.count ?? (await store.write(() => store.count(collection)))
      return { n: Math.max(0, Math.min(all - skip, limit)), ok: 1 }
    }
    let n = 0
    const stream = await openStream(
      store,
      collection,
      { filter, sort: [], projection: undefined, skip, limit },
      request.deadline,
    )
    const take = () => {
      n++
      return true
    }
    await inSlices((until) => stream.run(take, until), request.deadline)
    return { n, ok: 1 }
  },
}

export const distinct: Command = {
  fields: ['key', 'query'],
  async run(request, { store }) {
    const path = parseFieldPath(request.string('key'))
    const filter = compileFilter(request.document('query') ?? bsonDocument({}))
    const collection = store.collection(request.database, request.target)
    if (!collection) return { values: [], ok: 1 }
    const found = new Map<string, BsonValue>()
    const keep = (value: BsonValue) => {
      const text = keyText(orderKey(value))
      if (!found.has(text)) found.set(text, copyOf(value))
    }
    const options = { filter, sort: [], projection: undefined, skip: 0, limit: Number.POSITIVE_INFINITY }
    const stream = await openStream(store, collection, options, request.deadline)
    await inSlices(
      (until) =>
        stream.run((document) => {
          someValue(document, path, (value) => {
            if (value?.type === BsonType.array) arrayElements(value).forEach(keep)
            else if (value) keep(value)
            return false
          })
          return true
        }, until),
      request.deadline,
    )
    return { values: [...found.values()], ok: 1 }
  },
}
