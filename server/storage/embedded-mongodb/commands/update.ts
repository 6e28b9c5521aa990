import type { BsonValue } from '../bson/bson-value.ts'
import type { Writable } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import { documentId } from '../store/store.ts'
import { compileUpdate } from '../update/update.ts'
import { type Command, documentOf, flagOf, statementFields } from './command-request.ts'
import { writeStatements } from './write-statements.ts'
import { changeTargets, quickTargets } from './write-targets.ts'

export const update: Command = {
  fields: ['updates', 'ordered'],
  async run(request, { store }) {
    const name = request.target
    const upserted: Writable[] = []
    let matched = 0
    let nModified = 0

    const statements = request.documents('updates')
    const writeErrors = await writeStatements(
      store,
      statements,
      request.boolean('ordered', true),
      (statement, index) => {
        const { filter, change, multi, upsert } = parseUpdateStatement(statement)
        const collection = store.collection(request.database, name)

        const changeOne = (before: BsonValue | undefined) => {
          if (before) {
            const after = change.apply(before)
            if (after !== before) store.replace(collection!, before, after)
            matched++
            if (after !== before) nModified++
          } else if (upsert) {
            const inserted = change.insertion(filter)
            store.insert(store.ensureCollection(request.database, name), inserted)
            upserted.push({ index, _id: documentId(inserted) })
          }
        }

        const target = { filter, sort: [], multi }
        const found = collection ? quickTargets(store, collection, target) : []
        if (!found) return () => changeTargets(store, collection!, target, changeOne)
        for (const before of found.length > 0 ? found : [undefined]) changeOne(before)
        return undefined
      },
    )
    return {
      n: matched + upserted.length,
      nModified,
      upserted: upserted.length > 0 ? upserted : undefined,
      writeErrors,
      ok: 1,
    }
  },
}

function parseUpdateStatement(statement: BsonValue) {
  const fields = statementFields('update.updates', statement, ['q', 'u', 'upsert', 'multi'], ['q', 'u'])
  const change = compileUpdate(fields.get('u')!)
  const multi = flagOf(fields.get('multi'))
  if (multi && change.isReplacement) {
    throw new CommandError(9, 'multi update is not supported for replacement-style update')
  }
  const filter = compileFilter(documentOf('update.updates.q', fields.get('q')!))
  return { filter, change, multi, upsert: flagOf(fields.get('upsert')) }
}
