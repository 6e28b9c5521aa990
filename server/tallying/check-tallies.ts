import { responseCount, type Tally } from '../../scoring/tally.ts'
import type { CheckReport, TallyDifference, TallyLogEntry } from '../storage/tally-log-store.ts'
import { replaceTallies } from './replace-tallies.ts'
import { type SumsByMarks, sumsByMarks } from './sums-by-marks.ts'
import type { TallySums } from './tally-sums.ts'
import type { Tallying } from './tallying.ts'

const mostDifferencesKept = 100
const talliesAtATime = 250

/**
 * Carries out a `check`: a rebuild that first writes down what it is going to change. The report is stored before any
 * tally is touched, and only the first one is kept: a tallier that comes later, or takes the check up from one that
 * crashed, may find tallies that are already repaired.
 */
export async function checkTallies(entry: TallyLogEntry, tallying: Tallying): Promise<void> {
  const found = await sumsByMarks(entry._id, tallying)
  const isReported = entry.lastCheck?.n === entry.n
  if (!isReported) {
    await tallying.stores.tallyLog.recordCheck(entry, await compareTallies(entry.n, found, tallying))
  }
  await replaceTallies(tallying, entry.n, found.sums, (_stored, { sums }) => sums)
}

async function compareTallies(
  n: number,
  { sums, responses }: SumsByMarks,
  tallying: Tallying,
): Promise<CheckReport> {
  const differences: TallyDifference[] = []
  const ids = [...sums.keys()].sort()
  for (let at = 0; at < ids.length; at += talliesAtATime) {
    differences.push(...(await differencesOf(ids.slice(at, at + talliesAtATime), sums, tallying)))
  }
  return {
    n,
    checkedAt: new Date(),
    responses,
    tallies: ids.length,
    differing: differences.length,
    differences: differences.slice(0, mostDifferencesKept),
  }
}

async function differencesOf(
  ids: readonly string[],
  sums: TallySums,
  { stores }: Tallying,
): Promise<TallyDifference[]> {
  const stored = new Map((await stores.tallies.byIds(ids)).map((tally) => [tally._id, tally.sums]))
  return ids.flatMap((id) => {
    const expected = sums.get(id)!.sums
    const found = stored.get(id)
    if (found && isSameTally(found, expected)) return []
    return [{ tally: id, stored: found ? responseCount(found) : null, expected: responseCount(expected) }]
  })
}

function isSameTally(a: Tally, b: Tally): boolean {
  return a.length === b.length && a.every((sum, at) => sum === b[at])
}
