import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { createLiveIndex } from './live-index/live-index.ts'
import { defaultLimits, type SurveyLimits } from './public-survey/limits.ts'
import { installationSecret } from './signing/installation-secret.ts'
import { createSigning } from './signing/signing.ts'
import type { Database, Stores } from './storage/database.ts'
import type { Settings } from './storage/settings-store.ts'
import type { Tallier } from './tallying/tallier.ts'
import { guardConnections } from './web/guard-connection.ts'
import { logRequests } from './web/request-log.ts'
import { createStopping, type StoppingTimes } from './web/stopping.ts'
import { loadViews, type Views } from './web/views.ts'

export interface WebOptions {
  readonly config: Config
  readonly logger: Logger
  readonly database: Database
  readonly tallier: Pick<Tallier, 'nudge'>
  readonly clock?: () => Date
  readonly limits?: SurveyLimits
  readonly stoppingTimes?: Partial<StoppingTimes>
  readonly views?: Views
}

export interface RunningWeb {
  /** Where it listens, e.g. "http://127.0.0.1:3000". */
  readonly address: string
  /** Stops taking requests and finishes those under way. */
  stop(): Promise<void>
}

const stoppingTimes: StoppingTimes = { graceMs: 400, patienceMs: 10_000 }
/** How often the settings are read again. */
const settingsMs = 1000

/** Until the set-up has said who surveys; no form is open before that. */
const unnamed: Settings = { province: '', surveyor: 'Sở Nội vụ', simulated: false }

/**
 * Serves the application over HTTP.
 * @throws when the port is taken
 */
export async function serveWeb(options: WebOptions): Promise<RunningWeb> {
  const { config, logger, database, tallier, clock = () => new Date(), limits = defaultLimits } = options
  const { stores } = database
  const secret = installationSecret(config)
  const settings = await keepReading(stores, logger)
  const stopping = createStopping({ ...stoppingTimes, ...options.stoppingTimes })
  const app = createApp({
    config,
    database,
    forms: stores.formVersions.lookup,
    tallier,
    liveIndex: createLiveIndex({ ...stores, forms: stores.formVersions.lookup, clock }),
    signing: createSigning({ ...stores, secret, clock, randomBytes }),
    secret,
    limits,
    clock,
    stopping,
    logger,
    installation: settings.current,
    randomBytes,
    views: options.views ?? loadViews(),
  })
  try {
    const http = createServer(
      { maxHeaderSize: 16_384, requestTimeout: 60_000 },
      guardConnections(stopping.around(app), logRequests(logger)),
    )
    const server = await listen(http, config)
    return {
      address: addressOf(server),
      async stop() {
        await stopping.stop(server)
        settings.stop()
      },
    }
  } catch (error) {
    settings.stop()
    throw error
  }
}

/** The settings, read again every second: they are shown on every page and change hardly ever. */
async function keepReading({ settings }: Pick<Stores, 'settings'>, logger: Logger) {
  let current = (await settings.read()) ?? unnamed
  const timer = setInterval(() => {
    settings.read().then(
      (read) => {
        current = read ?? unnamed
      },
      (error: unknown) => logger.warn({ err: error }, 'settings could not be read'),
    )
  }, settingsMs)
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
