import type { CookieOptions, Request } from 'express'
import { isSecure } from '../web/is-secure.ts'

/** The cookie that holds a session's token. */
export const sessionCookie = 'session'

/** Hours until a session ends by itself: a working day. */
export const sessionHours = 12

/** Scripts cannot read it, other sites cannot send it along with a post, and HTTPS sites never send it in the clear. */
export function sessionCookieOptions(request: Request, publicUrl: string | null): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(request, publicUrl), path: '/' }
}
