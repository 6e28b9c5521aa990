import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * One line per request: what was asked, how it ended, how long it took. Never bodies, cookies, addresses of clients
 * or query strings: those may hold answers and receipts, or say who a person is.
 */
export function logRequests(logger: Logger): RequestHandler {
  if (!logger.isLevelEnabled('info')) return (_request, _response, next) => next()
  const process = randomBytes(4).toString('hex')
  let count = 0
  return (request, response, next) => {
    const startedAt = performance.now()
    const id = `${process}-${++count}`
    response.once('close', () => {
      logger.info({
        request: id,
        method: request.method,
        route: (request.route?.path as string | undefined) ?? 'unmatched',
        status: response.statusCode,
        milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
        ...(response.writableFinished ? {} : { aborted: true }),
      })
    })
    next()
  }
}
