import type { Request, RequestHandler } from 'express'
import { paths } from '../paths.ts'
import type { Account } from '../storage/accounts-store.ts'
import type { ApiKey } from '../storage/api-keys-store.ts'
import type { Session } from '../storage/sessions-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import type { Staff } from '../web/staff-request.ts'
import { asStaff } from './accounts-parts.ts'
import { isStoppedKey } from './may-manage.ts'
import { needsSecondFactor } from './second-factor.ts'
import { sessionCookie } from './session-cookie.ts'
import { cookieOf } from './start-session.ts'
import { tokenHash } from './tokens.ts'

interface Needs {
  readonly accounts: { byName(name: string): Promise<Account | null> }
  readonly sessions: {
    valid(tokenHash: string, now: Date): Promise<Session | null>
    used(tokenHash: string, at: Date): Promise<void>
  }
  readonly apiKeys: {
    valid(keyHash: string): Promise<ApiKey | null>
    used(keyHash: string, at: Date): Promise<void>
  }
  readonly installation: () => Settings
  readonly clock: () => Date
}

/** When something was used last is written down at most so often. */
const usedMs = 300_000

/**
 * Finds out who makes a request, from the session cookie or, below /api/, from `Authorization: Bearer KEY`. A person
 * who still has a one-time password, or no second factor where the role needs one, is led to that page before anything
 * else. A blocked account is nobody, and so is a key whose maker could not make it
 * any more.
 */
export function setUpStaff(needs: Needs): RequestHandler {
  return async (request, response, next) => {
    const isApi = request.path.startsWith(paths.api)
    const key = isApi ? bearer(request) : null
    const staff = key === null ? await fromSession(request, needs) : await fromKey(key, needs)
    if (staff) request.staff = staff.who
    if (staff?.first && isApi) delete request.staff
    if (staff?.first && !isApi && ![staff.first, paths.signOut].includes(request.path)) {
      response.redirect(303, staff.first)
      return
    }
    next()
  }
}

interface Found {
  readonly who: Staff
  /** The page that comes before any other; null where nothing is owed. */
  readonly first: string | null
}

async function fromSession(request: Request, needs: Needs): Promise<Found | null> {
  const { accounts, sessions, installation, clock } = needs
  const token = cookieOf(request, sessionCookie)
  if (!token) return null
  const now = clock()
  const session = await sessions.valid(tokenHash(token), now)
  const account = session && (await accounts.byName(session.account))
  if (!account || account.blockedAt) return null
  if (isDue(session.lastUsedAt, now)) await sessions.used(session.tokenHash, now)
  const owesSecondFactor = needsSecondFactor(account.role, installation()) && !account.secondFactor
  const first = account.oneTimePassword ? paths.newPassword : owesSecondFactor ? paths.secondFactor : null
  return { who: { ...asStaff(account), ...(first !== null && { owes: true }) }, first }
}

async function fromKey(key: string, { apiKeys, accounts, clock }: Needs): Promise<Found | null> {
  const known = await apiKeys.valid(tokenHash(key))
  if (!known) return null
  const maker = known.madeBy === undefined ? null : await accounts.byName(known.madeBy)
  if (isStoppedKey(known, maker)) return null
  const now = clock()
  if (isDue(known.lastUsedAt, now)) await apiKeys.used(known.keyHash, now)
  const { name, role, agency, scopes } = known
  return { who: { name, role, agency, by: 'api-key', scopes }, first: null }
}

function isDue(lastUsedAt: Date | undefined, now: Date): boolean {
  return lastUsedAt === undefined || now.getTime() - lastUsedAt.getTime() >= usedMs
}

function bearer(request: Request): string | null {
  return /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1] ?? null
}
