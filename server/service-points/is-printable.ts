import type { Point } from '../storage/points-store.ts'

/** Whether a point is scanned by visitors: a tablet, paper forms and links have no sheet. */
export function isPrintable(point: Pick<Point, 'channel' | 'retiredAt'>): boolean {
  return point.channel === 'qr' && point.retiredAt === null
}
