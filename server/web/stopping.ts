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
 * While stopping, every answer, also of requests already under way, carries `Connection: close`; endless ones are
 * ended; idle connections are closed as they fall idle, and what is left after `patienceMs` is cut.
 */
export function createStopping({ patienceMs }: { patienceMs: number }): Stopping {
  let stopping = false
  const underWay = new Set<import('express').Response>()
  const ends = new Set<() => void>()

  return {
    middleware: (_request, response, next) => {
      if (stopping) response.set('Connection', 'close')
      underWay.add(response)
      response.once('close', () => underWay.delete(response))
      next()
    },
    onStop(end) {
      ends.add(end)
      return () => ends.delete(end)
    },
    async stop(server) {
      stopping = true
      for (const response of underWay) if (!response.headersSent) response.set('Connection', 'close')
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
