import { setTimeout as pause } from 'node:timers/promises'
import { addResponse, emptyTally, type Tally, tallyLayout } from '../../scoring/tally.ts'
import type { Stores } from '../../server/storage/database.ts'
import type { ResponseRecord } from '../../server/storage/response-record.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'

const layout = tallyLayout(fiveCriteriaProposedV1)

/** Waits until the tallier has taken in everything that is stored. @throws after twenty seconds */
export async function settledTallies(stores: Stores, period: string): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const waiting = await stores.responses.untallied(period, 1)
    const { done } = await stores.tallyLog.position(period)
    if (waiting.length === 0 && done) return
    await pause(50)
  }
  throw new Error('the tallies did not settle')
}

/** The counted tally of an agency as it is stored. */
export async function storedTally(stores: Stores, period: string, agency: string): Promise<Tally> {
  const tallies = await stores.tallies.ofCut(period, 'agency', agency)
  return tallies.find(({ status }) => status === 'counted')?.sums ?? emptyTally(layout, 'pairs')
}

/** The same, computed anew from the responses themselves. */
export function tallyOf(responses: readonly Pick<ResponseRecord, 'answers'>[]): Tally {
  const sums = emptyTally(layout, 'pairs')
  for (const response of responses) addResponse(layout, sums, response.answers)
  return sums
}
