import type { Request, RequestHandler } from 'express'
import { paths } from '../paths.ts'
import { HttpProblem } from './http-problem.ts'
import { may, type Permission } from './permissions.ts'
import type { Staff } from './staff-request.ts'

/**
 * Lets only those through who may do something: a program that is not known gets 401, a browser the sign-in page and
 * its way back; whoever is signed in and may not, 403. A route with `:agency` in its address asks for that agency;
 * any other route that is about agencies asks again (`requireAgency`) once it knows which.
 * Pages for signed-in people are never kept by a browser or a proxy.
 */
export function requireStaff(permission: Permission): RequestHandler {
  const guard: RequestHandler = (request, response, next) => {
    response.set('Cache-Control', 'no-store')
    const { agency } = request.params
    if (may(request.staff, permission, typeof agency === 'string' ? agency : undefined)) {
      next()
    } else if (request.staff) {
      next(new HttpProblem(403, 'not-allowed'))
    } else if (request.path.startsWith(paths.api) || request.method !== 'GET') {
      response.set('WWW-Authenticate', 'Bearer')
      next(new HttpProblem(401, 'sign-in-needed'))
    } else {
      response.redirect(303, `${paths.signIn}?${new URLSearchParams({ next: request.originalUrl })}`)
    }
  }
  return guard
}

/**
 * Asks for the agency that a request turned out to be about.
 * @returns who it is
 * @throws HttpProblem 403 where this person may not do it for that agency
 */
export function requireAgency(request: Request, permission: Permission, agency: string): Staff {
  const staff = signedIn(request)
  if (!may(staff, permission, agency)) throw new HttpProblem(403, 'not-allowed')
  return staff
}

/** Who is signed in. @throws HttpProblem on a route that lets others in */
export function signedIn({ staff }: Request): Staff {
  if (staff === undefined) throw new HttpProblem(401, 'sign-in-needed')
  return staff
}
