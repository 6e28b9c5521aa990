import type { BsonValue } from '../bson/bson-value.ts'
import { bsonDocument } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import { compileProjection } from '../query/projection.ts'
import { parseSort } from '../query/sort.ts'
import { documentId } from '../store/store.ts'
import { compileUpdate } from '../update/update.ts'
import type { Reply } from '../wire/message.ts'
import type { Command } from './command-request.ts'
import { firstMatch } from './matching.ts'

export const findAndModify: Command = {
  fields: ['query', 'sort', 'remove', 'update', 'new', 'upsert', 'fields'],
  run(request, { store }) {
    const name = request.target
    const filter = compileFilter(request.document('query') ?? bsonDocument({}))
    const sort = parseSort(request.document('sort'))
    const project = compileProjection(request.document('fields')) ?? ((document: BsonValue) => document)
    const remove = request.boolean('remove')
    const upsert = request.boolean('upsert')
    const returnNew = request.boolean('new')
    const updateValue = request.value('update')
    if (remove === (updateValue !== undefined))
      throw new CommandError(9, 'Either an update or remove=true must be specified')
    if (remove && (upsert || returnNew))
      throw new CommandError(9, 'Cannot specify upsert or new with remove=true')
    const change = updateValue && compileUpdate(updateValue)

    return store.write((): Reply => {
      const collection = store.collection(request.database, name)
      const before = collection && firstMatch(store, collection, filter, sort)
      if (!change) {
        if (before) store.remove(collection, before)
        return { lastErrorObject: { n: before ? 1 : 0 }, value: before ? project(before) : null, ok: 1 }
      }
      if (before) {
        const after = change.apply(before)
        if (after !== before) store.replace(collection, before, after)
        return {
          lastErrorObject: { n: 1, updatedExisting: true },
          value: project(returnNew ? after : before),
          ok: 1,
        }
      }
      if (!upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 }
      const inserted = change.insertion(filter)
      store.insert(store.ensureCollection(request.database, name), inserted)
      return {
        lastErrorObject: { n: 1, updatedExisting: false, upserted: documentId(inserted) },
        value: returnNew ? project(inserted) : null,
        ok: 1,
      }
    })
  },
}
