import type { CookieOptions, Request } from 'express'
import { paths } from '../paths.ts'
import { isSecure } from '../web/is-secure.ts'

/** The cookie that holds a session's token. */
export const sessionCookie = 'session'

/** Hours until a session ends by itself: a working day. */
export const sessionHours = 12

/** The cookie of a sign-in that waits for its code; browsers send it to the pages of signing in alone. */
export const pendingCookie = 'sign-in'

/** Minutes in which the code has to come. */
export const pendingMinutes = 10

/** The cookie by which an account knows a browser again that it was signed in with: it opens nothing. */
export const browserCookie = 'browser'

/** Days that a browser is known; every sign-in renews them. */
export const browserDays = 400

/** Scripts cannot read it, other sites cannot send it along with a post, and HTTPS sites never send it in the clear. */
export function sessionCookieOptions(request: Request, publicUrl: string | null): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(request, publicUrl), path: '/' }
}

/** As a session's, for the addresses below /sign-in. */
export function signInCookieOptions(request: Request, publicUrl: string | null): CookieOptions {
  return { ...sessionCookieOptions(request, publicUrl), path: paths.signIn }
}
