import { BadConfig, type Config } from './config.ts'
import { type RunningServer, type ServerOptions, startServer } from './start-server.ts'
import { createLogger } from './web/logger.ts'

export interface RunOptions extends Pick<ServerOptions, 'prepare' | 'clock' | 'limits'> {
  readonly config: () => Config
  /** Says on standard output what a person needs to know now. */
  readonly started: (server: RunningServer) => void
}

/** Runs a server as the process: a clear word when it cannot start, an orderly end on SIGTERM and SIGINT. */
export async function runServer({ config: read, started, ...options }: RunOptions): Promise<void> {
  let config: Config
  try {
    config = read()
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error
    console.error(error.message)
    process.exitCode = 1
    return
  }
  // Whatever this process writes is for its own user alone, also where a copy is made of it.
  process.umask(0o077)
  const logger = createLogger(config.logLevel)
  let server: RunningServer
  try {
    server = await startServer({ ...options, config, logger })
  } catch (error) {
    console.error(startFailure(error, config))
    process.exit(1)
  }
  started(server)

  let ending = false
  const end = (why: string, exitCode: number) => {
    if (ending) return
    ending = true
    logger.info({ why }, 'stopping')
    server.stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => end('SIGTERM', 0))
  process.on('SIGINT', () => end('SIGINT', 0))
  void server.failed.then((error) => {
    // Nothing can be stored any more: better to be started anew than to refuse every response.
    console.error(`Cơ sở dữ liệu đã dừng / the database has stopped: ${error.message}`)
    process.exit(1)
  })
}

function startFailure(error: unknown, config: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return `Cổng ${config.port} đang được dùng / port ${config.port} is in use (PORT)`
  }
  return `Không khởi động được / could not start: ${error instanceof Error ? error.message : String(error)}`
}
