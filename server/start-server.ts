import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { shippedForm } from '../survey-forms/form-catalogue.ts'
import { prepareFirstAccount } from './accounts/first-account.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { defaultLimits, type SurveyLimits } from './public-survey/limits.ts'
import { type Database, openDatabase, type Stores } from './storage/database.ts'
import { startEmbeddedMongodb } from './storage/embedded-mongodb/start.ts'
import type { Settings } from './storage/settings-store.ts'
import { createLiveIndex } from './tallying/live-index.ts'
import { createTallier, type Tallier } from './tallying/tallier.ts'
import { createStopping } from './web/stopping.ts'

export interface ServerOptions {
  readonly config: Config
  readonly logger: Logger
  readonly clock?: () => Date
  readonly limits?: SurveyLimits
  /** Runs once the database is open and before anything is served, e.g. to load demonstration data. */
  readonly prepare?: (stores: Stores) => Promise<void>
}

export interface RunningServer {
  /** Where it listens, e.g. "http://127.0.0.1:3000". */
  readonly address: string
  /** The one-time password of the home-affairs account; null once it has chosen its own. */
  readonly oneTimePassword: string | null
  readonly stores: Stores
  readonly tallier: Tallier
  /** Resolves when the database has failed and nothing can go on; the process should end. */
  readonly failed: Promise<Error>
  /** Stops taking requests, finishes those under way and the tallier's step, then closes the database. */
  stop(): Promise<void>
}

/** How long requests under way may take once the server is told to stop. */
const patienceMs = 10_000
/** How often the tallier looks for what other processes have stored, and the settings are read again. */
const idleMs = 1000

/** Before a province has said who it is. */
const unnamed: Settings = { province: 'Khánh Hòa', surveyor: 'Sở Nội vụ', simulated: false }

/**
 * Opens the database, prepares the first account, and serves.
 * @throws when the database cannot be opened or the port is taken; then nothing is left running
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, logger, clock = () => new Date(), limits = defaultLimits } = options
  const embedded = config.mongodbUri ? null : await startEmbeddedMongodb({ directory: config.dataDir })
  const undo: (() => Promise<unknown>)[] = [async () => embedded?.close()]
  try {
    const database = await openDatabase(config.mongodbUri ?? embedded?.uri ?? '')
    undo.unshift(() => database.close())
    const { stores } = database
    await options.prepare?.(stores)
    const oneTimePassword = await prepareFirstAccount({ accounts: stores.accounts, clock })
    const settings = await keepReading(stores, logger)
    undo.unshift(async () => settings.stop())
    const tallier = createTallier({
      stores,
      forms: shippedForm,
      idleMs,
      logger,
      periods: async () => {
        const periods = await stores.periods.all()
        return periods.filter(({ status }) => status !== 'published').map(({ id }) => id)
      },
    })
    undo.unshift(() => tallier.stop())
    const stopping = createStopping({ patienceMs })
    const app = createApp({
      config,
      database,
      forms: shippedForm,
      tallier,
      liveIndex: createLiveIndex({ ...stores, forms: shippedForm, clock }),
      limits,
      clock,
      stopping,
      logger,
      installation: settings.current,
      randomBytes,
    })
    const server = await listen(createServer({ maxHeaderSize: 16_384, requestTimeout: 60_000 }, app), config)
    undo.unshift(() => stopping.stop(server))
    return {
      address: addressOf(server),
      oneTimePassword,
      stores,
      tallier,
      failed: embedded?.failed ?? new Promise(() => {}),
      stop: () => inOrder(undo),
    }
  } catch (error) {
    await inOrder(undo)
    throw error
  }
}

/** The settings, read again every second: they are shown on every page and change hardly ever. */
async function keepReading({ settings }: Database['stores'], logger: Logger) {
  let current = (await settings.read()) ?? unnamed
  const timer = setInterval(() => {
    settings.read().then(
      (read) => {
        current = read ?? unnamed
      },
      (error: unknown) => logger.warn({ err: error }, 'settings could not be read'),
    )
  }, idleMs)
  return { current: () => current, stop: () => clearInterval(timer) }
}

function listen(server: Server, { port, host }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

async function inOrder(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) await step()
}
