import type { ApiKey } from '../storage/api-keys-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { keyScopesOf, type Permission, reachOf } from '../web/permissions.ts'
import type { Staff } from '../web/staff-request.ts'

/** What somebody wrote into the form of a new key. */
export interface TypedKey {
  readonly name: string
  /** Blank for a key of the province. */
  readonly agency: string
  readonly scopes: readonly string[]
}

export interface KeyErrors {
  readonly name: 'name-missing' | null
  readonly agency: 'agency-unknown' | null
  readonly scopes: 'scopes-missing' | 'scopes-too-wide' | null
}

const longestName = 80

/**
 * Reads the form of a new key. A key of an agency may do what its viewers may, a key of the province what a key of
 * home affairs may, and neither more than its form named.
 */
export function readNewKey(
  posted: unknown,
  staff: Staff,
  agencies: readonly Agency[],
): {
  readonly typed: TypedKey
  readonly errors: KeyErrors
  readonly key: (Pick<ApiKey, 'name' | 'role' | 'agency'> & { readonly scopes: readonly Permission[] }) | null
} {
  const reach = reachOf(staff, 'manage-api-keys')
  const own = reach !== null && reach !== 'all' ? reach.agency : ''
  const typed: TypedKey = {
    name: (texts(posted, 'name')[0] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim(),
    agency: texts(posted, 'agency')[0] || own,
    scopes: texts(posted, 'scopes'),
  }
  const role = typed.agency === '' ? 'home-affairs' : 'agency-viewer'
  const possible = keyScopesOf(role)
  const scopes = possible.filter((scope) => typed.scopes.includes(scope))
  const isKnown = agencies.some(({ code, endedOn }) => code === typed.agency && endedOn === null)
  const isText =
    typed.name !== '' && [...typed.name].length <= longestName && !/[\p{Cc}\uFFFD]/u.test(typed.name)
  const errors: KeyErrors = {
    name: isText ? null : 'name-missing',
    agency: typed.agency === '' || isKnown ? null : 'agency-unknown',
    scopes:
      typed.scopes.length === 0
        ? 'scopes-missing'
        : typed.scopes.some((scope) => !(possible as readonly string[]).includes(scope))
          ? 'scopes-too-wide'
          : null,
  }
  const isRight = Object.values(errors).every((error) => error === null)
  const agency = typed.agency === '' ? null : typed.agency
  return { typed, errors, key: isRight ? { name: typed.name, role, agency, scopes } : null }
}

/** Every value of a field, as texts. */
function texts(posted: unknown, name: string): string[] {
  if (typeof posted !== 'object' || posted === null || !Object.hasOwn(posted, name)) return []
  const value = (posted as Record<string, unknown>)[name]
  return [value].flat().filter((item): item is string => typeof item === 'string')
}
