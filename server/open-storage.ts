import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './storage/database.ts'
import { runningMongodb, startEmbeddedMongodb } from './storage/embedded-mongodb/start.ts'

/** The database of the process, wherever it runs. */
export interface OpenStorage {
  readonly database: Database
  /** What another process connects to. */
  readonly uri: string
  /** Resolves when the embedded database has failed and nothing can go on; never, for a server elsewhere. */
  readonly failed: Promise<Error>
  close(): Promise<void>
}

/**
 * Connects to the MongoDB server that is configured, else starts the embedded database in the data folder.
 * @throws when neither answers; then nothing is left running
 */
export async function openStorage(config: Pick<Config, 'mongodbUri' | 'dataDir'>): Promise<OpenStorage> {
  if (config.mongodbUri) {
    const database = await openDatabase(config.mongodbUri)
    return { database, uri: config.mongodbUri, failed: new Promise(() => {}), close: database.close }
  }
  checkDataDir(config.dataDir)
  const embedded = await startEmbeddedMongodb({ directory: config.dataDir })
  try {
    const database = await openDatabase(embedded.uri)
    return {
      database,
      uri: embedded.uri,
      failed: embedded.failed,
      async close() {
        await database.close()
        await embedded.close()
      },
    }
  } catch (error) {
    await embedded.close()
    throw error
  }
}

/**
 * The database for a command, which may run beside a server or without one: that of the process which owns the data
 * folder, through its socket, or else opened for as long as the command runs. The lock of the folder
 * (embedded-mongodb/directory-lock.ts) names the owner and its socket; only the owner's user can open that.
 * @throws Error when there are no data in the folder yet, so that a misspelt DATA_DIR makes no database
 */
export async function joinStorage(
  config: Pick<Config, 'mongodbUri' | 'dataDir'>,
): Promise<Pick<OpenStorage, 'database' | 'close'>> {
  if (config.mongodbUri) return openStorage(config)
  if (!existsSync(join(config.dataDir, 'data.lmdb'))) {
    throw new Error(`DATA_DIR=${config.dataDir}: chưa có dữ liệu / holds no data`)
  }
  const uri = runningMongodb(config.dataDir)
  if (uri === null) return openStorage(config)
  const database = await openDatabase(uri)
  return { database, close: database.close }
}

/**
 * The data folder is closed to everybody else: a folder that is used for something else must not be.
 * @throws Error naming the setting
 */
function checkDataDir(dataDir: string): void {
  const files = existsSync(dataDir) ? readdirSync(dataDir) : []
  if (files.length > 0 && !files.some((file) => file === 'data.lmdb' || file.startsWith('owner.lock'))) {
    throw new Error(`DATA_DIR=${dataDir}: thư mục đang chứa thứ khác / the folder holds something else`)
  }
}
