import type { Request, RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { type IndexSnapshot, type LiveIndex, snapshotId } from '../live-index/live-index.ts'
import type { VisibleFigures, VisibleSnapshot } from '../live-index/visible-figures.ts'
import { askedBlock, signInNeeded } from '../web/asked-index.ts'
import { HttpProblem } from '../web/http-problem.ts'
import type { Stopping } from '../web/stopping.ts'
import { askedPart } from './asked-part.ts'
import { eventStream } from './event-stream.ts'
import type { IndexWatchers } from './index-watchers.ts'
import type { createLiveConnections } from './live-connections.ts'
import { newestOnly } from './newest-only.ts'

export interface LiveRouteParts {
  readonly liveIndex: Pick<LiveIndex, 'snapshot'>
  readonly visibleFigures: Pick<VisibleFigures, 'of'>
  readonly watchers: IndexWatchers
  readonly connections: ReturnType<typeof createLiveConnections>
  readonly stopping: Pick<Stopping, 'onStop'>
  readonly logger: Pick<Logger, 'warn'>
  /** How long a stream lasts; see `liveRoute`. */
  readonly lifeMs?: number
}

const heartbeatMs = 15_000
const patienceMs = 30_000

/**
 * The live index of a period as server-sent events `index`: the document as it is now, and again whenever it has
 * moved, with the position of the tally log as id; a client that comes back with the id it has seen last gets nothing
 * twice. With `?documents=false` an event carries no more than when it was computed: for a page that fetches what it
 * shows from its own address.
 *
 * People of an agency are sent their own agency alone, moving in steps, and nothing at all while nothing of theirs
 * has moved: not even that somebody answered elsewhere.
 *
 * A stream ends after a minute and the client comes back by itself within a second: so every minute it is asked anew
 * who is there, and whoever has signed out, or whose key was revoked, is not let in again.
 */
export function liveRoute({
  liveIndex,
  visibleFigures,
  watchers,
  connections,
  stopping,
  logger,
  lifeMs = 60_000,
}: LiveRouteParts): RequestHandler<{ period: string }> {
  return async (request, response) => {
    const { staff } = request
    const { period } = request.params
    if (staff === undefined) throw signInNeeded(response)
    const whole = await liveIndex.snapshot(period)
    if (whole === null) throw new HttpProblem(404, 'unknown-period')
    const first = await visibleFigures.of(staff, period, whole)
    const dataOf = eventData(request)
    dataOf(first)
    if (request.method === 'HEAD') {
      response.type('text/event-stream').end()
      return
    }

    // Gone while the index was computed: its end will not be told again.
    if (response.destroyed) return
    const connection = connections.take(JSON.stringify([staff.by, staff.agency, staff.name]))
    if (!connection.ok) {
      throw new HttpProblem(connection.full === 'staff' ? 429 : 503, overLimit[connection.full], {
        retryAfterSeconds: 30,
      })
    }
    const stream = eventStream(response, { patienceMs })
    const isNews = newsFor(first)
    let sent = request.get('last-event-id') ?? ''
    const send = (seen: VisibleSnapshot) => {
      const id = snapshotId(seen)
      if (sent === id || !isNews(seen)) return
      sent = id
      stream.send('index', id, dataOf(seen))
    }
    send(first)
    const follow = newestOnly(
      async (moved: IndexSnapshot) => send(await visibleFigures.of(staff, period, moved)),
      (error) => {
        logger.warn({ err: error, period }, 'a live event could not be made')
        stream.end()
      },
    )
    const stopWatching = watchers.watch(period, follow)
    const stopAtEnd = stopping.onStop(stream.end)
    const beat = setInterval(stream.heartbeat, heartbeatMs)
    const life = setTimeout(stream.end, lifeMs)
    response.once('close', () => {
      stopWatching()
      stopAtEnd()
      clearInterval(beat)
      clearTimeout(life)
      connection.release()
    })
  }
}

const overLimit = { staff: 'too-many-streams', all: 'not-ready' } as const

/** The data of an event, for one request. @throws HttpProblem where the index has not the block asked for */
function eventData(request: Request<{ period: string }>): (seen: VisibleSnapshot) => string {
  const block = askedBlock(request)
  const withDocuments = request.query['documents'] !== 'false'
  return (seen) => {
    const asked = askedPart(request, seen, block)
    return withDocuments ? jsonOf(asked) : JSON.stringify({ computedAt: asked.computedAt })
  }
}

/**
 * Whether a snapshot says anything that the one before it did not. Of a whole index every move is news; an agency's
 * own is compared, since the log moves with everybody's.
 */
function newsFor(first: VisibleSnapshot): (seen: VisibleSnapshot) => boolean {
  let told: string | null = null
  return (seen) => {
    if (seen.steps === null) return true
    const content = JSON.stringify({ ...seen.document, computedAt: null })
    const isNews = content !== told || seen === first
    told = content
    return isNews
  }
}

/** Everybody who watches a whole index is sent the same text. */
const texts = new WeakMap<IndexDocument, string>()

function jsonOf(document: IndexDocument): string {
  let text = texts.get(document)
  if (text === undefined) {
    text = JSON.stringify(document)
    texts.set(document, text)
  }
  return text
}
