import { emptyTally } from '../../scoring/tally.ts'
import { createTallySums, type TallySum, type TallySums } from './tally-sums.ts'
import type { Tallying } from './tallying.ts'

/** What the tallies of a period should hold. */
export interface SumsByMarks {
  /** Every tally of the period that is stored or should be; those of no response are all zero. */
  readonly sums: TallySums
  /** How many responses are marked as tallied. */
  readonly responses: number
}

/**
 * Adds up all responses of a period by their marks, that is by the status in which each was last tallied. The marks
 * stand still while the entry that asks for this is current, as no batch runs; and whoever is so late that they do
 * not finds every tally already brought to that entry, so that what it adds up is not used.
 */
export async function sumsByMarks(period: string, tallying: Tallying): Promise<SumsByMarks> {
  const { stores, layoutOf, pageSize, signal } = tallying
  const builder = createTallySums(period, layoutOf)
  let responses = 0
  for await (const inputs of stores.responses.tallied(period, pageSize)) {
    signal.throwIfAborted()
    for (const input of inputs) builder.add(input, input.tallied!.as, 1)
    responses += inputs.length
  }
  return { sums: await withEmptyTallies(period, tallying, builder.all()), responses }
}

/** A stored tally without responses is set to zero and kept: its `lastBatch` still guards against late talliers. */
async function withEmptyTallies(period: string, tallying: Tallying, sums: TallySums): Promise<TallySums> {
  const all = new Map<string, TallySum>(sums)
  for (const { _id, form, lastBatch: _, ...key } of await tallying.stores.tallies.headersOf(period)) {
    if (all.has(_id)) continue
    const extent = key.cut === 'week' ? 'counts' : 'pairs'
    all.set(_id, { key, form, sums: emptyTally(tallying.layoutOf(form), extent) })
  }
  return all
}
