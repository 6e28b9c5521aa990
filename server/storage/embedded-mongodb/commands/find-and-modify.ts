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
import { changeTargets, quickTargets } from './write-targets.ts'

export const findAndModify: Command = {
  fields: ['query', 'sort', 'remove', 'update', 'new', 'upsert', 'fields'],
  async run(request, { store }) {
    const name = request.target
    const filter = compileFilter(request.document('query') ?? bsonDocument({}))
    const target = { filter, sort: parseSort(request.document('sort')), multi: false }
    const project = compileProjection(request.document('fields')) ?? ((document: BsonValue) => document)
    const remove = request.boolean('remove')
    const upsert = request.boolean('upsert')
    const returnNew = request.boolean('new')
    const updateValue = request.value('update')
    if (remove === (updateValue !== undefined)) {
      throw new CommandError(9, 'Either an update or remove=true must be specified')
    }
    if (remove && (upsert || returnNew)) {
      throw new CommandError(9, 'Cannot specify upsert or new with remove=true')
    }
    const change = updateValue && compileUpdate(updateValue)

    const modify = (before: BsonValue | undefined): Reply => {
      const collection = store.collection(request.database, name)
      if (!change) {
        if (before) store.remove(collection!, before)
        return { lastErrorObject: { n: before ? 1 : 0 }, value: before ? project(before) : null, ok: 1 }
      }
      if (before) {
        const after = change.apply(before)
        if (after !== before) store.replace(collection!, before, after)
        const value = project(returnNew ? after : before)
        return { lastErrorObject: { n: 1, updatedExisting: true }, value, ok: 1 }
      }
      if (!upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 }
      const inserted = change.insertion(filter)
      store.insert(store.ensureCollection(request.database, name), inserted)
      const upserted = documentId(inserted)
      const value = returnNew ? project(inserted) : null
      return { lastErrorObject: { n: 1, updatedExisting: false, upserted }, value, ok: 1 }
    }

    const collection = store.collection(request.database, name)
    const reply = await store.write((): Reply | null => {
      const found = collection ? quickTargets(store, collection, target) : []
      return found && modify(found[0])
    })
    if (reply) return reply
    let late: Reply | null = null
    await changeTargets(store, collection!, target, (document) => {
      late = modify(document)
    })
    return late!
  },
}
