import type { BsonValue } from '../bson/bson-value.ts'
import type { Writable } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import { documentId, type Store } from '../store/store.ts'
import { compileUpdate } from '../update/update.ts'
import { type Command, documentOf, flagOf, statementFields } from './command-request.ts'
import { allMatches, firstMatch } from './matching.ts'
import { writeStatements } from './write-statements.ts'

interface Outcome {
  readonly matched: number
  readonly modified: number
  readonly upsertedId: BsonValue | undefined
}

export const update: Command = {
  fields: ['updates', 'ordered'],
  async run(request, { store }) {
    const name = request.target
    let matched = 0
    let nModified = 0
    const upserted: Writable[] = []
    const errors = await writeStatements(
      store,
      request.documents('updates'),
      request.boolean('ordered', true),
      (statement, index) => {
        const outcome = updateOnce(store, request.database, name, statement)
        matched += outcome.matched
        nModified += outcome.modified
        if (outcome.upsertedId) upserted.push({ index, _id: outcome.upsertedId })
      },
    )
    return {
      n: matched + upserted.length,
      nModified,
      upserted: upserted.length > 0 ? upserted : undefined,
      writeErrors: errors.length > 0 ? errors : undefined,
      ok: 1,
    }
  },
}

function updateOnce(store: Store, database: string, name: string, statement: BsonValue): Outcome {
  const fields = statementFields('update.updates', statement, ['q', 'u', 'upsert', 'multi'], ['q', 'u'])
  const filter = compileFilter(documentOf('update.updates.q', fields.get('q')!))
  const change = compileUpdate(fields.get('u')!)
  const multi = flagOf(fields.get('multi'))
  if (multi && change.isReplacement) {
    throw new CommandError(9, 'multi update is not supported for replacement-style update')
  }
  const collection = store.collection(database, name)
  const one = collection && !multi ? firstMatch(store, collection, filter) : undefined
  const matches = collection && multi ? allMatches(store, collection, filter) : one ? [one] : []
  let modified = 0
  for (const before of matches) {
    const after = change.apply(before)
    if (after === before) continue
    store.replace(collection!, before, after)
    modified++
  }
  if (matches.length > 0 || !flagOf(fields.get('upsert'))) {
    return { matched: matches.length, modified, upsertedId: undefined }
  }
  const inserted = change.insertion(filter)
  store.insert(store.ensureCollection(database, name), inserted)
  return { matched: 0, modified: 0, upsertedId: documentId(inserted) }
}
