import type { Tally } from '../../scoring/tally.ts'
import type { TallyReplacement } from '../storage/tallies-store.ts'
import type { TallyRecord } from '../storage/tally-record.ts'
import type { TallySum, TallySums } from './tally-sums.ts'
import type { Tallying } from './tallying.ts'

/** Some megabytes at a time, whatever the number of tallies. */
const talliesAtATime = 250

/**
 * Brings each tally to entry `n` of its period's log, exactly once, whoever else is doing the same: a tally is read,
 * its new numbers are worked out, and it is replaced only if its `lastBatch` is still what was read. Where that is
 * already `n` or more, another tallier has been here, and the tally is left as it is.
 * @param after the numbers as of entry `n`, from those stored as of an earlier entry (null: no such tally yet)
 * @throws if a stored tally is of another form
 */
export async function replaceTallies(
  { stores: { tallies } }: Tallying,
  n: number,
  sums: TallySums,
  after: (stored: Tally | null, sum: TallySum) => Tally,
): Promise<void> {
  for (const ids of inSlices([...sums.keys()], talliesAtATime)) {
    let pending = ids
    while (pending.length > 0) {
      const storedById = new Map((await tallies.byIds(pending)).map((stored) => [stored._id, stored]))
      pending = pending.filter((id) => (storedById.get(id)?.lastBatch ?? -1) < n)
      const replacements = pending.map((id) => replacementOf(id, storedById.get(id), sums.get(id)!, n, after))
      if (await tallies.replaceAll(replacements)) break
      // Another was first with some of them: to entry n, if all is well, so that little is left to do.
    }
  }
}

function replacementOf(
  id: string,
  stored: TallyRecord | undefined,
  sum: TallySum,
  n: number,
  after: (stored: Tally | null, sum: TallySum) => Tally,
): TallyReplacement {
  const { key, form } = sum
  if (stored && stored.form !== form) throw new Error(`tally ${id} is of form ${stored.form}, not ${form}`)
  return {
    record: { _id: id, ...key, form, lastBatch: n, sums: after(stored?.sums ?? null, sum) },
    readAt: stored?.lastBatch ?? null,
  }
}

function* inSlices<T>(items: readonly T[], length: number): Iterable<T[]> {
  for (let at = 0; at < items.length; at += length) yield items.slice(at, at + length)
}
