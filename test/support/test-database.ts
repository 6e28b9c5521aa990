import { randomBytes } from 'node:crypto'
import { openDatabase } from '../../server/storage/database.ts'
import { type EmbeddedDatabase, embeddedDatabase } from './embedded-database.ts'
import { dropDatabase, secondDatabaseUri } from './second-database.ts'

/** The stores on an empty database, embedded or on the second server. */
export type TestDatabase = EmbeddedDatabase

/** Whether tests run on a second server. */
export const isSecondDatabase = secondDatabaseUri('any') !== undefined

/**
 * An empty database, which closing it removes: on the server of `TEST_MONGODB_URI` where that is given, else
 * embedded.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const uri = secondDatabaseUri(`csh-${randomBytes(8).toString('hex')}`)
  if (!uri) return embeddedDatabase()
  const database = await openDatabase(uri)
  return {
    ...database,
    uri,
    async close() {
      await database.close()
      await dropDatabase(uri)
    },
  }
}
