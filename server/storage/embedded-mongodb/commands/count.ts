import { arrayElements, BsonType, type BsonValue, copyOf, emptyDocument } from '../bson/bson-value.ts'
import { keyText, orderKey } from '../bson/order-key.ts'
import { CommandError } from '../command-error.ts'
import { openStream, readAll } from '../cursor/document-stream.ts'
import { parseFieldPath, someValue } from '../query/field-path.ts'
import { compileFilter, type Filter } from '../query/filter.ts'
import type { Command, CommandRequest } from './command-request.ts'

/** The filter of `count` and `distinct`. */
export function queryFilter(request: CommandRequest): Filter {
  return compileFilter(request.document('query') ?? emptyDocument)
}

export const count: Command = {
  fields: ['query', 'skip', 'limit'],
  async run(request, { store }) {
    const filter = queryFilter(request)
    const skip = request.integer('skip', 0)
    const limit = request.integer('limit', 0) || Number.POSITIVE_INFINITY
    const collection = request.collection(store)
    if (collection && !filter.test) {
      const all = await store.count(collection)
      return { n: Math.max(0, Math.min(all - skip, limit)), ok: 1 }
    }
    let n = 0
    const stream = await openStream(store, collection, { filter, skip, limit }, request.deadline)
    await readAll(stream, () => n++, request.deadline)
    return { n, ok: 1 }
  },
}

/** MongoDB's limit of one reply. */
const maxDistinctBytes = 16 * 1024 * 1024

export const distinct: Command = {
  fields: ['key', 'query'],
  async run(request, { store }) {
    const path = parseFieldPath(request.string('key'))
    const found = new Map<string, BsonValue>()
    let bytes = 0
    const keep = (value: BsonValue) => {
      const text = keyText(orderKey(value))
      if (found.has(text)) return
      bytes += value.end - value.start
      if (bytes > maxDistinctBytes) throw new CommandError(17217, 'distinct too big, 16mb cap')
      found.set(text, copyOf(value))
    }
    const filter = queryFilter(request)
    const stream = await openStream(store, request.collection(store), { filter }, request.deadline)
    const visit = (document: BsonValue) => {
      someValue(document, path, (value) => {
        if (value?.type === BsonType.array) arrayElements(value).forEach(keep)
        else if (value) keep(value)
        return false
      })
    }
    await readAll(stream, visit, request.deadline)
    return { values: [...found.values()], ok: 1 }
  },
}
