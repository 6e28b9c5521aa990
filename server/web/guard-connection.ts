import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** More unanswered requests on one connection than any browser sends: those do not pipeline at all. */
const mostUnderWay = 16
/** A name of the domain system is at most 253 characters; the port adds six. */
const longestHost = 260

/**
 * Stands before the application. Node hands on every request of a pipelining client as it is parsed, before any
 * answer is taken, so that a megabyte of requests would make a gigabyte of answers wait in memory: such a connection
 * is cut. A `Host` that can be none is refused here, since addresses are made from it.
 */
export function guardConnections(application: RequestListener): RequestListener {
  const underWay = new WeakMap<Socket, number>()

  return (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    if (socket.destroyed) return
    const count = (underWay.get(socket) ?? 0) + 1
    if (count > mostUnderWay) {
      socket.destroy()
      return
    }
    underWay.set(socket, count)
    response.once('close', () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1))
    if ((request.headers.host?.length ?? 0) > longestHost) {
      response.writeHead(400, { Connection: 'close' }).end()
      return
    }
    application(request, response)
  }
}
