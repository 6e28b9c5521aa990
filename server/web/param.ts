import type { Request } from 'express'

/** A named part of the request's address, as text. @throws Error for a name that the route does not have */
export function param(request: Request, name: string): string {
  const value = request.params[name]
  if (typeof value !== 'string') throw new Error(`the route has no parameter ${name}`)
  return value
}
