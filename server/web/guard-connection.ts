import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** More unanswered requests on one connection than any browser sends: those do not pipeline at all. */
const mostUnderWay = 16
/** A name of the domain system is at most 253 characters; the port adds six. */
const longestHost = 260

/** Requests of a connection whose answers have not been handed over yet. */
const underWay = Symbol('requests under way')
type CountedSocket = Socket & { [underWay]?: number }

/** Told of every request that has come to its end, answered or not. */
export type RequestEnded = (request: IncomingMessage, response: ServerResponse, milliseconds: number) => void

/**
 * Stands before the application. Node hands on every request of a pipelining client as it is parsed, before any
 * answer is taken, so that a megabyte of requests would make a gigabyte of answers wait in memory: such a connection
 * is cut. A `Host` that can be none is refused here, since addresses are made from it.
 */
export function guardConnections(application: RequestListener, ended?: RequestEnded): RequestListener {
  return (request, response) => {
    const socket: CountedSocket = request.socket
    if (socket.destroyed) return
    const count = (socket[underWay] ?? 0) + 1
    if (count > mostUnderWay) {
      socket.destroy()
      return
    }
    socket[underWay] = count
    const startedAt = performance.now()
    response.on('close', () => {
      socket[underWay] = (socket[underWay] ?? 1) - 1
      ended?.(request, response, performance.now() - startedAt)
    })
    if ((request.headers.host?.length ?? 0) > longestHost) {
      response.writeHead(400, { Connection: 'close' }).end()
      return
    }
    application(request, response)
  }
}
