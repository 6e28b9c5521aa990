import type { Server } from 'node:http'
import type { RequestHandler } from 'express'

/** Ends a server without cutting anybody off: see `createStopping`. */
export interface Stopping {
  readonly middleware: RequestHandler
  /** Called once when the server begins to stop, for answers that would never end by themselves. */
  onStop(end: () => void): () => void
  stop(server: Server): Promise<void>
}

/**
 * While stopping, every answer to a new request carries `Connection: close`; endless ones are ended; connections are
 * closed as they fall idle, and what is left after `patienceMs` is cut.
 */
export function createStopping({ patienceMs }: { patienceMs: number }): Stopping {
  let stopping = false
  const ends = new Set<() => void>()

  return {
    middleware: (_request, response, next) => {
      if (stopping) response.set('Connection', 'close')
      next()
    },
    onStop(end) {
      ends.add(end)
      return () => ends.delete(end)
    },
    async stop(server) {
      stopping = true
      for (const end of ends) end()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const sweep = setInterval(() => server.closeIdleConnections(), 100)
      const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
      await closed
      clearInterval(sweep)
      clearTimeout(cut)
    },
  }
}
