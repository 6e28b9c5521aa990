import express, { type Request, type RequestHandler } from 'express'

/** Takes in the small forms of staff pages. */
export const takeForm: RequestHandler = express.urlencoded({
  extended: false,
  limit: '16kb',
  parameterLimit: 100,
})

/** One posted field as text; blank where it is absent or repeated. */
export function postedField(request: Request, name: string): string {
  const body: unknown = request.body
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return ''
  const value = (body as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}
