import { responseCount } from '../../scoring/tally.ts'
import type { TallyRecord } from '../storage/tally-record.ts'

/**
 * Counted responses of one agency by channel, from its tallies by channel. Channels nothing came by are left out, also
 * those whose responses were all excluded later.
 */
export function countedByChannel(records: readonly TallyRecord[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    records
      .filter(({ status }) => status === 'counted')
      .map(({ value, sums }) => [value, responseCount(sums)] as const)
      .filter(([, count]) => count > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
