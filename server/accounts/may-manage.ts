import { type Account, agencyRoles, type Role, roles } from '../storage/accounts-store.ts'
import type { ApiKey } from '../storage/api-keys-store.ts'
import type { Invitation } from '../storage/invitations-store.ts'
import { reachOf } from '../web/permissions.ts'
import type { Staff } from '../web/staff-request.ts'
import { asStaff } from './accounts-parts.ts'

/** The roles that somebody may give: home affairs all of them, a manager those of an agency's people. */
export function rolesToGive(staff: Staff): readonly Role[] {
  const reach = reachOf(staff, 'manage-people')
  return reach === null ? [] : reach === 'all' ? roles : agencyRoles
}

/** Whether somebody may see an account, or an invitation. */
export function maySeePerson(staff: Staff, { agency }: Pick<Account, 'agency'>): boolean {
  const reach = reachOf(staff, 'see-people')
  return reach === 'all' || (reach !== null && agency === reach.agency)
}

/** Whether somebody may manage accounts, or invitations, of this role and agency. */
export function mayManagePerson(staff: Staff, { role, agency }: Pick<Account, 'role' | 'agency'>): boolean {
  const reach = reachOf(staff, 'manage-people')
  if (reach === null || !rolesToGive(staff).includes(role)) return false
  return reach === 'all' || agency === reach.agency
}

/** Why an invitation does not open any more; null while it does. */
export function whyClosed(
  invitation: Invitation,
  inviter: Account | null,
  now: Date,
): 'used' | 'revoked' | 'expired' | null {
  if (invitation.usedAt) return 'used'
  if (invitation.revokedAt) return 'revoked'
  if (invitation.expiresAt <= now) return 'expired'
  // Whoever was blocked, or given another role, has no people to let in any more.
  const stillMay = inviter !== null && !inviter.blockedAt && mayManagePerson(asStaff(inviter), invitation)
  return stillMay ? null : 'revoked'
}

/**
 * Whether a key that somebody made has stopped: whoever was blocked, or given another role, could not make it any more.
 * @param maker null for a key that nobody is known to have made
 */
export function isStoppedKey({ agency }: Pick<ApiKey, 'agency'>, maker: Account | null): boolean {
  if (maker === null) return false
  const reach = reachOf(asStaff(maker), 'manage-api-keys')
  return maker.blockedAt !== null || !(reach === 'all' || (reach !== null && reach.agency === agency))
}
