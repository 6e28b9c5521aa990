import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * Says once that somebody names a client's address while no proxy is trusted to: behind a proxy all clients then
 * share one address, and one address's limits.
 */
export function warnOfProxy(logger: Logger): RequestHandler {
  let warned = false
  return (request, _response, next) => {
    if (!warned && request.headers['x-forwarded-for'] !== undefined) {
      warned = true
      logger.warn('X-Forwarded-For is ignored: if a proxy stands in front, set TRUST_PROXY to how many do')
    }
    next()
  }
}
