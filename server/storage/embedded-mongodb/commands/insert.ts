import { ObjectId } from 'bson'
import { field } from '../bson/bson-value.ts'
import { bsonValue } from '../bson/bson-writer.ts'
import { checkStoredDocument } from '../update/check-stored-document.ts'
import { withId } from '../update/update.ts'
import type { Command } from './command-request.ts'
import { writeStatements } from './write-statements.ts'

const idName = Buffer.from('_id')

export const insert: Command = {
  fields: ['documents', 'ordered'],
  async run(request, { store }) {
    let n = 0
    const writeErrors = await writeStatements(request, store, 'documents', (document) => {
      checkStoredDocument(document)
      const whole = withId(document, field(document, idName) ?? bsonValue(new ObjectId()))
      store.insert(request.ensureCollection(store), whole)
      n++
      return undefined
    })
    return { n, writeErrors, ok: 1 }
  },
}
