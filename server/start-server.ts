import { randomBytes } from 'node:crypto'
import { prepareFirstAccount } from './accounts/first-account.ts'
import { createAuditTrail } from './audit/audit-trail.ts'
import { createLiveIndex } from './live-index/live-index.ts'
import { openStorage } from './open-storage.ts'
import { openDraft } from './period-life/open-draft.ts'
import { type KeepingTimes, keepingTimes, startPeriodKeeper } from './publishing/period-keeper.ts'
import { serveWeb, type WebOptions } from './serve-web.ts'
import { installationSecret } from './signing/installation-secret.ts'
import { createSigning } from './signing/signing.ts'
import { startTallier } from './start-tallier.ts'
import { startWebWorkers } from './start-web-workers.ts'
import type { Stores } from './storage/database.ts'
import type { Tallier } from './tallying/tallier.ts'

export interface ServerOptions
  extends Pick<WebOptions, 'config' | 'logger' | 'clock' | 'limits' | 'stoppingTimes' | 'views'> {
  /** How long periods are waited for before they are closed and published. */
  readonly keeping?: Partial<KeepingTimes>
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

/**
 * Opens the database, prepares the first account, tallies, and serves: by itself, or with `WORKERS` above 1 by so
 * many processes that connect to this one's database.
 * @throws when the database cannot be opened or the port is taken; then nothing is left running
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, logger, clock = () => new Date() } = options
  const storage = await openStorage(config)
  const { stores } = storage.database
  const undo: (() => Promise<unknown>)[] = [storage.close]
  try {
    await options.prepare?.(stores)
    const oneTimePassword = await prepareFirstAccount({ ...stores, clock })
    const tallier = startTallier(stores, logger)
    undo.unshift(tallier.stop)
    undo.unshift(keepPeriods(options, { ...storage.database, tallier, clock }).stop)
    const web =
      config.workers > 1
        ? await startWebWorkers({ config, logger, tallier, uri: storage.uri })
        : await serveWeb({ ...options, database: storage.database, tallier })
    undo.unshift(web.stop)
    return {
      address: web.address,
      oneTimePassword,
      stores,
      tallier,
      failed: storage.failed,
      stop: () => inOrder(undo),
    }
  } catch (error) {
    await inOrder(undo)
    throw error
  }
}

/** Opens what is due, closes and publishes what was begun: here, where the tallier is, and in no web worker. */
function keepPeriods(
  { config, logger, keeping }: ServerOptions,
  { stores, tallier, clock }: { stores: Stores; tallier: Tallier; clock: () => Date },
) {
  const trail = createAuditTrail({ ...stores, clock })
  const opening = { ...stores, forms: stores.formVersions.lookup, trail, clock }
  return startPeriodKeeper({
    ...stores,
    trail,
    openDraft: async (draft) => (await openDraft(opening, draft, 'system')).opened,
    tallier,
    liveIndex: createLiveIndex({ ...stores, forms: stores.formVersions.lookup, clock }),
    signing: createSigning({ ...stores, secret: installationSecret(config), clock, randomBytes }),
    clock,
    times: { ...keepingTimes, ...keeping },
    logger,
  })
}

async function inOrder(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) await step()
}
