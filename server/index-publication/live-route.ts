import type { Request, RequestHandler } from 'express'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { type IndexSnapshot, type LiveIndex, snapshotId } from '../live-index/live-index.ts'
import { onlyBlock } from '../live-index/only-block.ts'
import { visibleFigures } from '../live-index/visible-figures.ts'
import { askedBlock, signInNeeded, unknownBlock } from '../web/asked-index.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { may } from '../web/permissions.ts'
import type { Staff } from '../web/staff-request.ts'
import type { Stopping } from '../web/stopping.ts'
import { eventStream } from './event-stream.ts'
import type { IndexWatchers } from './index-watchers.ts'
import type { createLiveConnections } from './live-connections.ts'

export interface LiveRouteParts {
  readonly liveIndex: LiveIndex
  readonly watchers: IndexWatchers
  readonly connections: ReturnType<typeof createLiveConnections>
  readonly stopping: Pick<Stopping, 'onStop'>
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
 * A stream ends after a minute and the client comes back by itself within a second: so every minute it is asked anew
 * who is there, and whoever has signed out, or whose key was revoked, is not let in again.
 */
export function liveRoute({
  liveIndex,
  watchers,
  connections,
  stopping,
  lifeMs = 60_000,
}: LiveRouteParts): RequestHandler<{ period: string }> {
  return async (request, response) => {
    const { staff } = request
    if (staff === undefined || !may(staff, 'see-live-figures')) throw signInNeeded(response)
    const first = await liveIndex.snapshot(request.params.period)
    if (first === null) throw new HttpProblem(404, 'unknown-period')
    const shown = streamed(request, staff)
    shown(first)
    if (request.method === 'HEAD') {
      response.type('text/event-stream').end()
      return
    }

    // Gone while the index was computed: its end will not be told again.
    if (response.destroyed) return
    const connection = connections.take(`${staff.by}:${staff.name}`)
    if (!connection.ok) {
      throw new HttpProblem(connection.full === 'staff' ? 429 : 503, overLimit[connection.full], {
        retryAfterSeconds: 30,
      })
    }
    const stream = eventStream(response, { patienceMs })
    let sent = request.get('last-event-id') ?? ''
    const send = (snapshot: IndexSnapshot) => {
      const id = snapshotId(snapshot)
      if (sent === id) return
      sent = id
      stream.send('index', id, shown(snapshot))
    }
    send(first)
    const stopWatching = watchers.watch(request.params.period, send)
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
function streamed(request: Request<{ period: string }>, staff: Staff): (snapshot: IndexSnapshot) => string {
  const block = askedBlock(request)
  const withDocuments = request.query['documents'] !== 'false'
  return ({ document }) => {
    const visible = visibleFigures(staff, document)
    const asked = block === null ? visible : onlyBlock(visible, block)
    if (asked === null) throw unknownBlock(request)
    return withDocuments ? jsonOf(asked) : JSON.stringify({ computedAt: asked.computedAt })
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
