import type { TallyLogEntry } from '../storage/tally-log-store.ts'
import { replaceTallies } from './replace-tallies.ts'
import { sumsByMarks } from './sums-by-marks.ts'
import type { Tallying } from './tallying.ts'

/** Carries out a `rebuild`: every tally of the period becomes what the marked responses add up to. */
export async function rebuildTallies({ _id: period, n }: TallyLogEntry, tallying: Tallying): Promise<void> {
  const { sums } = await sumsByMarks(period, tallying)
  await replaceTallies(tallying, n, sums, (_stored, { sums }) => sums)
}
