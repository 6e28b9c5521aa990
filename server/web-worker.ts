import { readConfig } from './config.ts'
import { openStorage } from './open-storage.ts'
import { serveWeb } from './serve-web.ts'
import type { WorkerMessage } from './start-web-workers.ts'
import { createLogger } from './web/logger.ts'

/** One of several web processes: serves from the database of the process that started it, and tallies nothing. */
const config = readConfig(process.env)
const logger = createLogger(config.logLevel)
const tell = (message: WorkerMessage) => process.send?.(message)
const storage = await openStorage(config)
const web = await serveWeb({
  config,
  logger,
  database: storage.database,
  tallier: { nudge: (period = '') => tell({ kind: 'stored', period }) },
})
tell({ kind: 'listening-at', address: web.address })

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  await web.stop()
  await storage.close()
  process.exit(0)
}
process.on('SIGTERM', () => void end())
// Ctrl+C reaches every process of a terminal; the one that started this one says when.
process.on('SIGINT', () => {})
// Without the process that owns the database nothing can be stored.
process.on('disconnect', () => process.exit(1))
