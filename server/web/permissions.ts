import type { Role } from '../storage/accounts-store.ts'
import type { Staff } from './staff-request.ts'

/** How far a permission reaches: over every agency, or over the own one. */
type Reach = 'all' | 'own'

interface Rule {
  readonly roles: Readonly<Partial<Record<Role, Reach>>>
  /** Whether a key may do it too, where its scopes name it; everything else needs a person. */
  readonly byKey: boolean
}

const everyone: Rule['roles'] = {
  'home-affairs': 'all',
  auditor: 'all',
  'agency-manager': 'own',
  'agency-viewer': 'own',
  'data-entry-clerk': 'own',
}
const readers: Rule['roles'] = { 'home-affairs': 'all', auditor: 'all' }
const homeAffairs: Rule['roles'] = { 'home-affairs': 'all' }
const readersAndAgency: Rule['roles'] = { ...readers, 'agency-manager': 'own', 'agency-viewer': 'own' }
const managers: Rule['roles'] = { 'home-affairs': 'all', 'agency-manager': 'own' }
const readersAndManagers: Rule['roles'] = { ...readers, 'agency-manager': 'own' }

/**
 * Who may do what: the one table of authorization. Home affairs may do everything, an auditor read everything and
 * change nothing; people of an agency see and manage their own. test/server/authorization.test.ts holds every route
 * against it.
 */
const rules = {
  /** One's own password, second factor and sessions. */
  'own-account': { roles: everyone, byKey: false },
  /** Live figures: home affairs at once, an agency its own in steps (server/live-index/visible-figures.ts). */
  'see-live-figures': { roles: readersAndAgency, byKey: true },
  /** Pages about all agencies of a period before it is published. */
  'see-all-figures': { roles: readers, byKey: false },
  'export-responses': { roles: readers, byKey: true },
  'see-points': { roles: everyone, byKey: false },
  'manage-points': { roles: managers, byKey: false },
  'see-registry': { roles: readers, byKey: false },
  'manage-registry': { roles: homeAffairs, byKey: false },
  'see-periods': { roles: readers, byKey: false },
  'manage-periods': { roles: homeAffairs, byKey: false },
  'see-forms': { roles: readers, byKey: false },
  'manage-forms': { roles: homeAffairs, byKey: false },
  /** Closing and publishing: the page, and what it does. */
  'see-publishing': { roles: readers, byKey: false },
  publish: { roles: homeAffairs, byKey: false },
  /** The draft of an agency's figures before publication, and its objections. */
  'see-draft': { roles: readersAndAgency, byKey: false },
  object: { roles: { 'agency-manager': 'own' }, byKey: false },
  'decide-objections': { roles: homeAffairs, byKey: false },
  'see-imports': { roles: readers, byKey: false },
  'import-index': { roles: homeAffairs, byKey: true },
  'manage-partner-keys': { roles: homeAffairs, byKey: false },
  'see-people': { roles: readersAndManagers, byKey: false },
  'manage-people': { roles: managers, byKey: false },
  'see-api-keys': { roles: readersAndManagers, byKey: false },
  'manage-api-keys': { roles: managers, byKey: false },
  'read-audit': { roles: readers, byKey: false },
} as const satisfies Record<string, Rule>

/** What a signed-in person or a key may do. */
export type Permission = keyof typeof rules

/** Every permission by name. */
export const permissions = Object.keys(rules) as readonly Permission[]

/** What a key of a role can be allowed at most. */
export function keyScopesOf(role: Role): readonly Permission[] {
  return permissions.filter((permission) => rules[permission].byKey && role in rules[permission].roles)
}

/**
 * For which agencies somebody may do something.
 * @returns 'all', the code of the one agency, or null for none
 */
export function reachOf(
  staff: Staff | undefined,
  permission: Permission,
): 'all' | { readonly agency: string } | null {
  if (!staff) return null
  const rule: Rule = rules[permission]
  if (staff.by === 'api-key' && !(rule.byKey && staff.scopes.includes(permission))) return null
  const reach = rule.roles[staff.role]
  if (reach === undefined) return null
  if (reach === 'all') return 'all'
  // Somebody of an agency's role without an agency is nobody.
  return staff.agency === null ? null : { agency: staff.agency }
}

/**
 * The one place where authorization is decided.
 * @param agency whose things it is about; without it: whether there is any agency for which it is allowed
 */
export function may(staff: Staff | undefined, permission: Permission, agency?: string): boolean {
  const reach = reachOf(staff, permission)
  if (reach === null) return false
  return reach === 'all' || agency === undefined || reach.agency === agency
}
