import type { BsonValue } from '../bson/bson-value.ts'
import { bsonDocument, type Writable } from '../bson/bson-writer.ts'
import { shownValue } from '../bson/shown-value.ts'
import { CommandError } from '../command-error.ts'
import { type FieldPath, someValue } from '../query/field-path.ts'
import { type Collection, type Index, namespace } from './catalog.ts'
import { documentId } from './keys.ts'

/** MongoDB's E11000, with the fields that drivers and mongoose read; without an index it is about `_id`. */
export function duplicateKey(collection: Collection, index: Index | null, document: BsonValue): CommandError {
  const fields = index ? index.fields : [{ path: { text: '_id', parts: [] }, direction: 1 as const }]
  const keyPattern: Record<string, Writable> = {}
  const keyValue: Record<string, Writable> = {}
  const shown: string[] = []
  for (const { path, direction } of fields) {
    const value = index ? firstValue(document, path) : documentId(document)
    keyPattern[path.text] = direction
    keyValue[path.text] = value ?? null
    shown.push(`${path.text}: ${value ? shownValue(value) : 'null'}`)
  }
  return new CommandError(
    11000,
    `E11000 duplicate key error collection: ${namespace(collection)} index: ${index?.name ?? '_id_'} dup key: { ${shown.join(', ')} }`,
    { keyPattern: bsonDocument(keyPattern), keyValue: bsonDocument(keyValue) },
  )
}

function firstValue(document: BsonValue, path: FieldPath): BsonValue | undefined {
  let first: BsonValue | undefined
  someValue(document, path, (value) => {
    first = value
    return true
  })
  return first
}
