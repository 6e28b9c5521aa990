import type { Staff } from './staff-request.ts'

/** What a signed-in person or a key may do. */
export type Permission =
  | 'see-live-figures'
  | 'export-responses'
  | 'manage-points'
  | 'manage-api-keys'
  | 'set-up'
  | 'publish'

/**
 * The one place where authorization is decided. Home affairs may do everything; a key may read but change nothing.
 * The roles of agencies come with their accounts, and are decided here as well.
 */
export function may(staff: Staff | undefined, permission: Permission): boolean {
  if (!staff) return false
  switch (permission) {
    case 'see-live-figures':
    case 'export-responses':
      return staff.role === 'home-affairs'
    case 'manage-points':
    case 'manage-api-keys':
    case 'set-up':
    case 'publish':
      return staff.role === 'home-affairs' && staff.by === 'session'
  }
}
