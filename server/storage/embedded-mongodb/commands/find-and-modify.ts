import { type BsonValue, emptyDocument } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import { compileProjection } from '../query/projection.ts'
import { parseSort } from '../query/sort.ts'
import { documentId } from '../store/keys.ts'
import type { Store } from '../store/store.ts'
import { compileUpdate } from '../update/update.ts'
import type { Reply } from '../wire/message.ts'
import type { Command, CommandRequest } from './command-request.ts'
import { updateOrInsert } from './update.ts'
import { changeTargets, quickTargets, type Target } from './write-targets.ts'

export const findAndModify: Command = {
  fields: ['query', 'sort', 'remove', 'update', 'new', 'upsert', 'fields'],
  async run(request, { store }) {
    const target = modifyTarget(request)
    const modify = modification(request, store, target)
    const collection = request.collection(store)
    const reply = await store.write((): Reply | null => {
      const found = collection ? quickTargets(store, collection, target) : []
      return found && modify(found[0])
    })
    if (reply) return reply
    let late: Reply | null = null
    await changeTargets(store, collection!, target, request.deadline, (document) => {
      late = modify(document)
    })
    return late!
  },
}

export function modifyTarget(request: CommandRequest): Target {
  const filter = compileFilter(request.document('query') ?? emptyDocument)
  return { filter, sort: parseSort(request.document('sort')), multi: false }
}

/** What is done with the document that was found, or with undefined, and answered. */
function modification(request: CommandRequest, store: Store, target: Target) {
  const project = compileProjection(request.document('fields')) ?? ((document: BsonValue) => document)
  const remove = request.boolean('remove')
  const upsert = request.boolean('upsert')
  const returnNew = request.boolean('new')
  const update = request.value('update')
  if (remove === (update !== undefined)) {
    throw new CommandError(9, 'Either an update or remove=true must be specified')
  }
  if (remove && (upsert || returnNew)) {
    throw new CommandError(9, 'Cannot specify upsert or new with remove=true')
  }
  const shown = (document: BsonValue | undefined) => (document ? project(document) : null)
  if (!update) {
    return (before: BsonValue | undefined): Reply => {
      if (before) store.remove(request.collection(store)!, before)
      return { lastErrorObject: { n: before ? 1 : 0 }, value: shown(before), ok: 1 }
    }
  }
  const wanted = { ...target, change: compileUpdate(update), upsert }
  return (before: BsonValue | undefined): Reply => {
    const after = updateOrInsert(request, store, wanted, before)
    const lastErrorObject = {
      n: after ? 1 : 0,
      updatedExisting: before !== undefined,
      upserted: after && !before ? documentId(after) : undefined,
    }
    return { lastErrorObject, value: shown(returnNew ? after : before), ok: 1 }
  }
}
