import type { RequestHandler } from 'express'
import { paths } from '../paths.ts'
import { HttpProblem } from './http-problem.ts'
import { may, type Permission } from './permissions.ts'

/**
 * Lets only those through who may do something: a program gets 401, a browser the sign-in page and its way back.
 * Pages for signed-in people are never kept by a browser or a proxy.
 */
export function requireStaff(permission: Permission): RequestHandler {
  return (request, response, next) => {
    response.set('Cache-Control', 'no-store')
    if (may(request.staff, permission)) {
      next()
    } else if (request.path.startsWith(paths.api) || request.method !== 'GET') {
      response.set('WWW-Authenticate', 'Bearer')
      next(new HttpProblem(401, 'sign-in-needed'))
    } else {
      response.redirect(303, `${paths.signIn}?${new URLSearchParams({ next: request.originalUrl })}`)
    }
  }
}
