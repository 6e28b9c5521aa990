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
    let n = 0
    const errors = await writeStatements(
      store,
      request.documents('documents'),
      request.boolean('ordered', true),
      (document) => {
        checkFieldNames(document)
        const whole = withId(document, field(document, idName) ?? bsonValue(new ObjectId()))
        store.insert(store.ensureCollection(request.database, name), whole)
        n++
      },
    )
    return { n, writeErrors: errors.length > 0 ? errors : undefined, ok: 1 }
  },
}
