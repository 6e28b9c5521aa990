import type { RequestListener, Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** Ends a server without cutting anybody off: see `createStopping`. */
export interface Stopping {
  /** Stands around the application: answers of a server that is stopping end their connection. */
  around(application: RequestListener): RequestListener
  /** Called once when the server begins to stop, for answers that would never end by themselves. */
  onStop(end: () => void): () => void
  stop(server: Server): Promise<void>
}

export interface StoppingTimes {
  /**
   * So long requests are still taken, each answered with `Connection: close`: closing a connection while the client
   * is about to use it again would cut that client off.
   */
  readonly graceMs: number
  /** After this much more, what is still under way is cut. */
  readonly patienceMs: number
}

/** Stops in steps: endless answers are ended, busy connections end by themselves, idle ones are closed. */
export function createStopping({ graceMs, patienceMs }: StoppingTimes): Stopping {
  let stopping = false
  const ends = new Set<() => void>()

  return {
    around: (application) => (request, response) => {
      if (stopping) response.setHeader('Connection', 'close')
      application(request, response)
    },
    onStop(end) {
      ends.add(end)
      return () => ends.delete(end)
    },
    async stop(server) {
      stopping = true
      for (const end of ends) end()
      await pause(graceMs)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const sweep = setInterval(() => server.closeIdleConnections(), 100)
      const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
      await closed
      clearInterval(sweep)
      clearTimeout(cut)
    },
  }
}
