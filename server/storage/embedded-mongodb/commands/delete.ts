import { isNumber, numberOf } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import { compileFilter } from '../query/filter.ts'
import { type Command, documentOf, statementFields } from './command-request.ts'
import { allMatches, firstMatch } from './matching.ts'
import { writeStatements } from './write-statements.ts'

export const deleteDocuments: Command = {
  fields: ['deletes', 'ordered'],
  async run(request, { store }) {
    const name = request.target
    let n = 0
    const errors = await writeStatements(
      store,
      request.documents('deletes'),
      request.boolean('ordered', true),
      (statement) => {
        const fields = statementFields('delete.deletes', statement, ['q', 'limit'], ['q', 'limit'])
        const filter = compileFilter(documentOf('delete.deletes.q', fields.get('q')!))
        const limit = fields.get('limit')!
        const count = isNumber(limit) ? numberOf(limit) : -1
        if (count !== 0 && count !== 1)
          throw new CommandError(9, 'The limit field in delete objects must be 0 or 1')
        const collection = store.collection(request.database, name)
        if (!collection) return
        const one = count === 1 ? firstMatch(store, collection, filter) : undefined
        for (const document of count === 0 ? allMatches(store, collection, filter) : one ? [one] : []) {
          store.remove(collection, document)
          n++
        }
      },
    )
    return { n, writeErrors: errors.length > 0 ? errors : undefined, ok: 1 }
  },
}
