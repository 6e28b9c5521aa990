import cluster, { type Worker } from 'node:cluster'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { RunningWeb } from './serve-web.ts'
import type { Tallier } from './tallying/tallier.ts'

/** What a worker tells the process that started it. */
export type WorkerMessage =
  | { readonly kind: 'listening-at'; readonly address: string }
  | { readonly kind: 'stored'; readonly period: string }

interface Needs {
  readonly config: Config
  readonly logger: Logger
  readonly tallier: Pick<Tallier, 'nudge'>
  /** The database this process has opened. */
  readonly uri: string
}

/** A worker that dies is started again, but not faster than this. */
const restartMs = 1000

/**
 * Starts `WORKERS` processes that share one port and serve from this process's database. They keep no data: one that
 * dies is replaced. Each counts submissions for its own limits, so that a limit holds times the number of workers.
 * @throws when the first ones cannot listen
 */
export async function startWebWorkers({ config, logger, tallier, uri }: Needs): Promise<RunningWeb> {
  cluster.setupPrimary({ exec: fileURLToPath(new URL('./web-worker.js', import.meta.url)), args: [] })
  let stopping = false

  function start(): Promise<string> {
    const worker = cluster.fork({ ...environmentOf(config), MONGODB_URI: uri })
    worker.once('exit', (code, signal) => {
      if (stopping) return
      logger.error(
        { worker: worker.process.pid, code, signal },
        'a web worker ended; another takes its place',
      )
      void pause(restartMs).then(() => {
        if (!stopping)
          start().catch((error: unknown) => logger.error({ err: error }, 'no worker could be started'))
      })
    })
    return new Promise((resolve, reject) => {
      worker.once('exit', (code) => reject(new Error(`a web worker ended with ${code} before it listened`)))
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'stored') tallier.nudge(message.period)
        else {
          logger.info({ worker: worker.process.pid }, 'a web worker listens')
          resolve(message.address)
        }
      })
    })
  }

  async function stop(): Promise<void> {
    stopping = true
    const running = Object.values(cluster.workers ?? {}).filter(
      (worker): worker is Worker => worker !== undefined,
    )
    await Promise.all(
      running.map((worker) => {
        const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
        worker.process.kill('SIGTERM')
        return exited
      }),
    )
  }

  try {
    const addresses = await Promise.all(Array.from({ length: config.workers }, start))
    return { address: addresses[0] ?? '', stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The settings as a worker reads them again. */
function environmentOf(config: Config): Record<string, string> {
  return {
    PORT: String(config.port),
    HOST: config.host,
    PUBLIC_URL: config.publicUrl ?? '',
    DATA_DIR: config.dataDir,
    TRUST_PROXY: String(config.trustProxy),
    LOG_LEVEL: config.logLevel,
    SECRET: config.secret ?? '',
  }
}
