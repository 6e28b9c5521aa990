import type { Response } from 'express'

/** Server-sent events to one client. */
export interface EventStream {
  /** Sends an event, or keeps it as the newest one while the client is not reading. */
  send(event: string, id: string, data: string): void
  /** A comment that keeps proxies from hanging up; also drops a client that has not read for too long. */
  heartbeat(): void
  end(): void
}

/**
 * Begins a stream of server-sent events. What a slow client takes is bounded: one event under way and the newest
 * one waiting; one that reads nothing for `patienceMs` is cut off, and may connect again.
 *
 * `no-transform` is what keeps a compressing proxy from holding events back; X-Accel-Buffering says it to nginx.
 */
export function eventStream(response: Response, { patienceMs }: { patienceMs: number }): EventStream {
  let waiting: string | null = null
  let stuckSince: number | null = null

  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  })
  response.flushHeaders()
  write('retry: 1000\n\n')

  response.on('drain', () => {
    stuckSince = null
    if (waiting === null) return
    const frame = waiting
    waiting = null
    write(frame)
  })

  function write(frame: string): void {
    if (response.writableEnded || response.destroyed) return
    if (!response.write(frame)) stuckSince = performance.now()
  }

  return {
    send(event, id, data) {
      const frame = `event: ${event}\nid: ${id}\ndata: ${data}\n\n`
      if (stuckSince === null) write(frame)
      else waiting = frame
    },
    heartbeat() {
      if (stuckSince === null) write(': \n\n')
      else if (performance.now() - stuckSince > patienceMs) response.destroy()
    },
    end() {
      if (!response.writableEnded) response.end()
    },
  }
}
