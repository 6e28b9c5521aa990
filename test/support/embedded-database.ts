import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../server/storage/database.ts'
import { startEmbeddedMongodb } from '../../server/storage/embedded-mongodb/start.ts'

export interface EmbeddedDatabase extends Database {
  /** For further connections. */
  readonly uri: string
}

/** An empty embedded database in a folder of its own, which closing it removes. */
export async function embeddedDatabase(): Promise<EmbeddedDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'chi-so-hai-long-test-'))
  const server = await startEmbeddedMongodb({ directory })
  const database = await openDatabase(server.uri)
  return {
    ...database,
    uri: server.uri,
    async close() {
      await database.close()
      await server.close()
      await rm(directory, { recursive: true })
    },
  }
}
