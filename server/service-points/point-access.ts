import type { Point } from '../storage/points-store.ts'
import { may } from '../web/permissions.ts'
import type { Staff } from '../web/staff-request.ts'

/** Whether somebody sees a point: at a shared desk the people of each agency do. */
export function maySee(staff: Staff | undefined, { agencies }: Pick<Point, 'agencies'>): boolean {
  return agencies.some((agency) => may(staff, 'see-points', agency))
}

/** Whether somebody may change a point. A shared desk is nobody's own: it belongs to home affairs. */
export function mayManage(staff: Staff | undefined, { agencies }: Pick<Point, 'agencies'>): boolean {
  return agencies.length > 0 && agencies.every((agency) => may(staff, 'manage-points', agency))
}
