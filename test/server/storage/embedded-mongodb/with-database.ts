import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { afterAll, beforeAll } from 'vitest'
import {
  type EmbeddedMongodb,
  startEmbeddedMongodb,
} from '../../../../server/storage/embedded-mongodb/start.ts'

/** Documents of tests have plain keys and hold anything. */
// biome-ignore lint/suspicious/noExplicitAny: the driver's types of updates need it
export type TestDocument = { _id?: number | string; [name: string]: any }

/** A database of its own for one test file, with an unmodified mongoose connected to it. */
export interface TestDatabase {
  readonly directory: string
  readonly server: EmbeddedMongodb
  readonly connection: mongoose.Connection
  readonly db: mongoose.mongo.Db
  /** An empty collection with a name nobody else has, holding these documents. */
  collection(documents?: readonly Record<string, unknown>[]): Promise<mongoose.mongo.Collection<TestDocument>>
}

export function withDatabase(options: { cursorTimeoutMs?: number } = {}): TestDatabase {
  const database = { directory: temporaryDirectory() } as {
    -readonly [name in keyof TestDatabase]: TestDatabase[name]
  }
  let made = 0
  beforeAll(async () => {
    database.server = await startEmbeddedMongodb({ directory: database.directory, ...options })
    database.connection = await mongoose.createConnection(database.server.uri).asPromise()
    database.db = database.connection.db!
    database.collection = async (documents = []) => {
      const collection = database.db.collection<TestDocument>(`made-${++made}`)
      if (documents.length > 0) await collection.insertMany(documents.map((document) => ({ ...document })))
      return collection
    }
  })
  afterAll(async () => {
    await database.connection.close()
    await database.server.close()
    rmSync(database.directory, { recursive: true, force: true })
  })
  return database
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'embedded-mongodb-'))
}
