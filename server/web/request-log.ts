import { randomBytes } from 'node:crypto'
import type { Request } from 'express'
import type { Logger } from 'pino'
import type { RequestEnded } from './guard-connection.ts'

/**
 * One line per request: what was asked, how it ended, how long it took. Never bodies, cookies, addresses of clients
 * or query strings: those may hold answers and receipts, or say who a person is.
 */
export function logRequests(logger: Logger): RequestEnded | undefined {
  if (!logger.isLevelEnabled('info')) return undefined
  const process = randomBytes(4).toString('hex')
  let count = 0
  return (request, response, milliseconds) => {
    const route = (request as Partial<Request>).route as { path?: string } | undefined
    logger.info({
      request: `${process}-${++count}`,
      method: request.method,
      route: route?.path ?? 'unmatched',
      status: response.statusCode,
      milliseconds: Math.round(milliseconds * 10) / 10,
      aborted: response.writableFinished ? undefined : true,
    })
  }
}
