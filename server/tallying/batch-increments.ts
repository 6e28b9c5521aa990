import type { Move, TallyInput } from '../storage/responses-store.ts'
import { createTallySums, type TallySums } from './tally-sums.ts'
import type { Tallying } from './tallying.ts'

/**
 * What the moves of a batch add to each tally: each response taken away from the tallies of `from` and added to those
 * of `to`. Of a response only fields that are written once are looked at, so that every tallier gets the same
 * increments for the same moves, whenever it works them out. Hence the log need not keep them.
 * @param responses those of the moves, in any order; more of them do no harm
 * @throws if a response is missing, or has another form than the tally it belongs to
 */
export function batchIncrements(
  period: string,
  moves: readonly Move[],
  responses: readonly TallyInput[],
  layoutOf: Tallying['layoutOf'],
): TallySums {
  const responseById = new Map(responses.map((response) => [response._id, response]))
  const sums = createTallySums(period, layoutOf)
  for (const { id, from, to } of moves) {
    // Changed and changed back before it was tallied: a new revision to mark, nothing to add.
    if (from === to) continue
    const response = responseById.get(id)
    if (!response) throw new Error(`response ${id} is being tallied but is no longer stored`)
    if (from !== null) sums.add(response, from, -1)
    sums.add(response, to, 1)
  }
  return sums.all()
}
