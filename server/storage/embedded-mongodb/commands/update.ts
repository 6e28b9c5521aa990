import type { BsonValue } from '../bson/bson-value.ts'
import type { Writable } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import { documentId } from '../store/keys.ts'
import type { Store } from '../store/store.ts'
import { checkStoredDocument } from '../update/check-stored-document.ts'
import { compileUpdate, type Update } from '../update/update.ts'
import type { Command, CommandRequest } from './command-request.ts'
import { Fields } from './fields.ts'
import { writeStatements } from './write-statements.ts'
import { changeTargets, quickTargets, type Target } from './write-targets.ts'

export const update: Command = {
  fields: ['updates', 'ordered'],
  async run(request, { store }) {
    const upserted: Writable[] = []
    let matched = 0
    let nModified = 0
    const writeErrors = await writeStatements(request, store, 'updates', (statement, index) => {
      const wanted = updateStatement(statement)
      const changeOne = (before: BsonValue | undefined) => {
        const after = updateOrInsert(request, store, wanted, before)
        if (before) {
          matched++
          if (after !== before) nModified++
        } else if (after) upserted.push({ index, _id: documentId(after) })
      }
      const collection = request.collection(store)
      const found = collection ? quickTargets(store, collection, wanted) : []
      if (!found) return () => changeTargets(store, collection!, wanted, request.deadline, changeOne)
      for (const before of found.length > 0 ? found : [undefined]) changeOne(before)
      return undefined
    })
    return {
      n: matched + upserted.length,
      nModified,
      upserted: upserted.length > 0 ? upserted : undefined,
      writeErrors,
      ok: 1,
    }
  },
}

/** An update, for which documents, and whether one is inserted where there is none. */
export interface WantedUpdate extends Target {
  readonly change: Update
  readonly upsert: boolean
}

export function updateStatement(statement: BsonValue): WantedUpdate {
  const fields = new Fields('update.updates', statement)
  fields.allowOnly(['q', 'u', 'upsert', 'multi'])
  const change = compileUpdate(fields.required('u'))
  const multi = fields.boolean('multi')
  if (multi && change.isReplacement) {
    throw new CommandError(9, 'multi update is not supported for replacement-style update')
  }
  const filter = compileFilter(fields.requiredDocument('q'))
  return { filter, sort: [], change, multi, upsert: fields.boolean('upsert') }
}

/** @returns the document as it is afterwards; undefined where there was none and none was to be inserted */
export function updateOrInsert(
  request: CommandRequest,
  store: Store,
  { change, filter, upsert }: WantedUpdate,
  before: BsonValue | undefined,
): BsonValue | undefined {
  if (before) {
    const after = change.apply(before)
    if (after !== before) store.replace(request.collection(store)!, before, after)
    return after
  }
  if (!upsert) return undefined
  const inserted = change.insertion(filter)
  checkStoredDocument(inserted) // what comes from the filter was not checked before
  store.insert(request.ensureCollection(store), inserted)
  return inserted
}
