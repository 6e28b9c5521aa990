import type { Request, RequestHandler } from 'express'
import { HttpProblem } from './http-problem.ts'

/**
 * Refuses a changing request that another site made a signed-in browser send. Browsers say so in `Sec-Fetch-Site`,
 * older ones in `Origin`; a client that sends neither is no browser and carries no cookie it was not given.
 * @param publicUrl the site's own address, where it is known; else the request's host stands for it
 */
export function requireSameOrigin(publicUrl: string | null): RequestHandler {
  return (request, _response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || isSameOrigin(request, publicUrl)) {
      next()
    } else {
      next(new HttpProblem(403, 'cross-site'))
    }
  }
}

function isSameOrigin(request: Request, publicUrl: string | null): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = request.get('origin')
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === request.get('host') || (publicUrl !== null && host === new URL(publicUrl).host)
}
