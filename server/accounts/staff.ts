import { parse } from 'cookie'
import type { Request, RequestHandler } from 'express'
import { paths } from '../paths.ts'
import type { Account } from '../storage/accounts-store.ts'
import type { ApiKey } from '../storage/api-keys-store.ts'
import type { Session } from '../storage/sessions-store.ts'
import type { Staff } from '../web/staff-request.ts'
import { sessionCookie } from './session-cookie.ts'
import { tokenHash } from './tokens.ts'

interface Needs {
  readonly accounts: { byName(name: string): Promise<Account | null> }
  readonly sessions: { valid(tokenHash: string, now: Date): Promise<Session | null> }
  readonly apiKeys: { valid(keyHash: string): Promise<ApiKey | null> }
  readonly clock: () => Date
}

/**
 * Finds out who makes a request, from the session cookie or, below /api/, from `Authorization: Bearer KEY`. A person
 * who still has a one-time password is led to choose another before anything else.
 */
export function setUpStaff(needs: Needs): RequestHandler {
  return async (request, response, next) => {
    const isApi = request.path.startsWith(paths.api)
    const key = isApi ? bearer(request) : null
    const staff = key === null ? await fromSession(request, needs) : await fromKey(key, needs)
    if (staff) request.staff = staff.who
    if (
      staff?.mustChangePassword &&
      !isApi &&
      ![paths.newPassword, paths.signOut].includes(request.path as never)
    ) {
      response.redirect(303, paths.newPassword)
      return
    }
    if (staff?.mustChangePassword && isApi) delete request.staff
    next()
  }
}

interface Found {
  readonly who: Staff
  readonly mustChangePassword: boolean
}

async function fromSession(request: Request, { accounts, sessions, clock }: Needs): Promise<Found | null> {
  const token = parse(request.get('cookie') ?? '')[sessionCookie]
  if (!token) return null
  const session = await sessions.valid(tokenHash(token), clock())
  const account = session && (await accounts.byName(session.account))
  if (!account) return null
  return {
    who: { name: account.name, role: account.role, agency: account.agency, by: 'session', scopes: [] },
    mustChangePassword: account.oneTimePassword,
  }
}

async function fromKey(key: string, { apiKeys }: Needs): Promise<Found | null> {
  const known = await apiKeys.valid(tokenHash(key))
  if (!known) return null
  const { name, role, agency, scopes } = known
  return { who: { name, role, agency, by: 'api-key', scopes }, mustChangePassword: false }
}

function bearer(request: Request): string | null {
  return /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1] ?? null
}
