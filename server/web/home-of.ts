import { paths } from '../paths.ts'
import { may } from './permissions.ts'
import type { Staff } from './staff-request.ts'

/** The page somebody begins with: the province, or the own agency; a visitor with signing in. */
export function homeOf(staff: Staff | undefined): string {
  if (!staff) return paths.signIn
  return may(staff, 'see-all-figures') ? paths.homeAffairs : paths.staffHome
}
