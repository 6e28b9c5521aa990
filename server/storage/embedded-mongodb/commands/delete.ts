import { type BsonValue, isNumber, numberOf } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import { type Command, documentOf, statementFields } from './command-request.ts'
import { writeStatements } from './write-statements.ts'
import { changeTargets, quickTargets, type Target } from './write-targets.ts'

export const deleteDocuments: Command = {
  fields: ['deletes', 'ordered'],
  async run(request, { store }) {
    const name = request.target
    const statements = request.documents('deletes')
    let n = 0
    const writeErrors = await writeStatements(
      store,
      statements,
      request.boolean('ordered', true),
      (statement) => {
        const target = parseDeleteStatement(statement)
        const collection = store.collection(request.database, name)
        if (!collection) return undefined
        const remove = (document: BsonValue | undefined) => {
          if (!document) return
          store.remove(collection, document)
          n++
        }
        const found = quickTargets(store, collection, target)
        if (!found) return () => changeTargets(store, collection, target, remove)
        found.forEach(remove)
        return undefined
      },
    )
    return { n, writeErrors, ok: 1 }
  },
}

function parseDeleteStatement(statement: BsonValue): Target {
  const fields = statementFields('delete.deletes', statement, ['q', 'limit'], ['q', 'limit'])
  const limit = fields.get('limit')!
  const count = isNumber(limit) ? numberOf(limit) : -1
  if (count !== 0 && count !== 1)
    throw new CommandError(9, 'The limit field in delete objects must be 0 or 1')
  return {
    filter: compileFilter(documentOf('delete.deletes.q', fields.get('q')!)),
    sort: [],
    multi: count === 0,
  }
}
