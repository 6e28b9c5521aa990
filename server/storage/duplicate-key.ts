import { mongo } from 'mongoose'

const duplicateKey = 11000

/**
 * Whether an error says that a unique key is taken (E11000), on the embedded database or a MongoDB server. FerretDB on
 * SQLite gives that code to an insert, and to an update only the words of its own database.
 */
export function isDuplicateKey(error: unknown): boolean {
  if (!(error instanceof Error) && (typeof error !== 'object' || error === null)) return false
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown }
  return (
    code === duplicateKey || (typeof message === 'string' && message.includes('UNIQUE constraint failed'))
  )
}

/**
 * Whether everything that went wrong with a bulk write is that unique keys are taken. Its error bears the code of the
 * first error only, and another one behind a duplicate key must not be taken for one.
 */
export function isOnlyDuplicateKeys(error: unknown): boolean {
  if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) return false
  const errors = [error.writeErrors].flat()
  return errors.length > 0 && errors.every(({ code }) => code === duplicateKey)
}
