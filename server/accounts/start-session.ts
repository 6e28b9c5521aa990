import { parse } from 'cookie'
import type { Request, Response } from 'express'
import type { Account } from '../storage/accounts-store.ts'
import type { AccountsParts } from './accounts-parts.ts'
import { deviceName } from './device-name.ts'
import {
  browserCookie,
  browserDays,
  pendingCookie,
  sessionCookie,
  sessionCookieOptions,
  sessionHours,
  signInCookieOptions,
} from './session-cookie.ts'
import { newToken, tokenHash } from './tokens.ts'

type Needs = Pick<AccountsParts, 'accounts' | 'sessions' | 'knownBrowsers' | 'clock' | 'config'>

/**
 * Signs a browser in, under a token that nobody knew before; what it was signed in with until now ends.
 * @param account as it was when the password was checked
 * @returns false where the account was blocked or given another password meanwhile
 */
export async function startSession(
  { accounts, sessions, knownBrowsers, clock, config }: Needs,
  request: Request,
  response: Response,
  account: Account,
): Promise<boolean> {
  const now = clock()
  const before = cookieOf(request, sessionCookie)
  if (before) await sessions.remove(tokenHash(before))
  await Promise.all([sessions.sweep(now), knownBrowsers.sweep(now)])
  const token = newToken()
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000)
  await sessions.add({
    tokenHash: tokenHash(token),
    account: account.name,
    createdAt: now,
    expiresAt,
    lastUsedAt: now,
    device: deviceName(request.get('user-agent')),
  })
  // Whoever blocks or resets an account ends its sessions afterwards: either this one was among them, or it is seen here.
  const present = await accounts.byName(account.name)
  if (!present || present.blockedAt || present.passwordHash !== account.passwordHash) {
    await sessions.remove(tokenHash(token))
    return false
  }
  const options = sessionCookieOptions(request, config.publicUrl)
  response.cookie(sessionCookie, token, { ...options, expires: expiresAt })
  response.clearCookie(pendingCookie, signInCookieOptions(request, config.publicUrl))
  if (!account.oneTimePassword) {
    await accounts.signedIn(account.name, now)
    const browser = browserToken(request) ?? newToken()
    const until = new Date(now.getTime() + browserDays * 86_400_000)
    const digest = browserDigest(account.name, browser)
    await knownBrowsers.remember({ digest, account: account.name, expiresAt: until })
    response.cookie(browserCookie, browser, { ...options, expires: until })
  }
  return true
}

/** The digest under which an account knows this browser; null where it does not. */
export async function knownBrowser(
  { knownBrowsers, clock }: Pick<Needs, 'knownBrowsers' | 'clock'>,
  request: Request,
  account: string,
): Promise<string | null> {
  const token = browserToken(request)
  if (token === null) return null
  const digest = browserDigest(account, token)
  return (await knownBrowsers.isKnown(digest, clock())) ? digest : null
}

/** One cookie of a request; undefined without it. */
export function cookieOf(request: Request, name: string): string | undefined {
  return parse(request.get('cookie') ?? '')[name]
}

function browserToken(request: Request): string | null {
  const token = cookieOf(request, browserCookie)
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null
}

function browserDigest(account: string, token: string): string {
  return tokenHash(`${account} ${token}`)
}
