import { ObjectId } from 'bson'
import { field } from '../bson/bson-value.ts'
import { bsonValue } from '../bson/bson-writer.ts'
import { checkFieldNames } from '../update/check-field-names.ts'
import { withId } from '../update/update.ts'
import type { Command } from './command-request.ts'
import { writeStatements } from './write-statements.ts'

const idName = Buffer.from('_id')

export const insert: Command = {
  fields: ['documents', 'ordered'],
  async run(request, { store }) {
    const name = request.target
    const documents = request.documents('documents')
    let n = 0
    const writeErrors = await writeStatements(
      store,
      documents,
      request.boolean('ordered', true),
      (document) => {
        checkFieldNames(document)
        const whole = withId(document, field(document, idName) ?? bsonValue(new ObjectId()))
        store.insert(store.ensureCollection(request.database, name), whole)
        n++
        return undefined
      },
    )
    return { n, writeErrors, ok: 1 }
  },
}
