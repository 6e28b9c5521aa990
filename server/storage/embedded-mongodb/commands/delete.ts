import { type BsonValue, isNumber, numberOf } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import type { Command } from './command-request.ts'
import { Fields } from './fields.ts'
import { writeStatements } from './write-statements.ts'
import { changeTargets, quickTargets, type Target } from './write-targets.ts'

export const deleteDocuments: Command = {
  fields: ['deletes', 'ordered'],
  async run(request, { store }) {
    let n = 0
    const writeErrors = await writeStatements(request, store, 'deletes', (statement) => {
      const target = deleteTarget(statement)
      const collection = request.collection(store)
      if (!collection) return undefined
      const remove = (document: BsonValue | undefined) => {
        if (!document) return
        store.remove(collection, document)
        n++
      }
      const found = quickTargets(store, collection, target)
      if (!found) return () => changeTargets(store, collection, target, request.deadline, remove)
      found.forEach(remove)
      return undefined
    })
    return { n, writeErrors, ok: 1 }
  },
}

export function deleteTarget(statement: BsonValue): Target {
  const fields = new Fields('delete.deletes', statement)
  fields.allowOnly(['q', 'limit'])
  const limit = fields.required('limit')
  const count = isNumber(limit) ? numberOf(limit) : -1
  if (count !== 0 && count !== 1)
    throw new CommandError(9, 'The limit field in delete objects must be 0 or 1')
  return { filter: compileFilter(fields.requiredDocument('q')), sort: [], multi: count === 0 }
}
