import { setTimeout as pause } from 'node:timers/promises'
import type { Stores } from '../storage/database.ts'
import type { TallyCut, TallyRecord } from '../storage/tally-record.ts'

/** Tallies as of one moment, by cut. */
export interface ReadTallies<Cut extends TallyCut> {
  /** The entry of the tally log up to which they count. */
  readonly n: number
  /** false if they had to be read while an entry was being applied: a response just moving may be missing or double. */
  readonly settled: boolean
  readonly records: Readonly<Record<Cut, readonly TallyRecord[]>>
}

/** How often tallies are read again that moved while they were being read, and how long to wait before. */
const readAttempts = 6
const readPauseMs = 15

/**
 * Reads the tallies of some cuts as of one finished entry: nothing read may carry a later entry than the one that was
 * done before reading. Under a steady stream of entries a settled moment may not be met; then what was read last is
 * taken, which is right but for responses just moving, and the next reading corrects it.
 * @param agency of one agency alone; without it, of all
 */
export async function readTallies<Cut extends TallyCut>(
  { tallies, tallyLog }: Pick<Stores, 'tallies' | 'tallyLog'>,
  period: string,
  cuts: readonly Cut[],
  agency?: string,
): Promise<ReadTallies<Cut>> {
  for (let attempt = 1; ; attempt++) {
    const { n, done } = await tallyLog.position(period)
    if (done || attempt === readAttempts) {
      const read = await Promise.all(
        cuts.map(async (cut) => [cut, await tallies.ofCut(period, cut, agency)] as const),
      )
      const settled = done && read.every(([, records]) => records.every(({ lastBatch }) => lastBatch <= n))
      if (settled || attempt === readAttempts) {
        return {
          n,
          settled,
          records: Object.fromEntries(read) as unknown as Record<Cut, readonly TallyRecord[]>,
        }
      }
    }
    await pause(readPauseMs)
  }
}
