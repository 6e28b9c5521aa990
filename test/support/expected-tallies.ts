import type { ResponseStatus } from '../../scoring/counted-responses.ts'
import { addResponse, emptyTally, type TallyLayout } from '../../scoring/tally.ts'
import type { TallyInput } from '../../server/storage/responses-store.ts'
import { tallyId } from '../../server/storage/tally-record.ts'

/**
 * What the tallies of a period should hold, by id: each response added straight to each of its tallies.
 * @param statusOf under which status a response is held; null: under none
 */
export function expectedTallies(
  period: string,
  layout: TallyLayout,
  responses: Iterable<TallyInput>,
  statusOf: (response: TallyInput) => ResponseStatus | null,
): Map<string, number[]> {
  const tallies = new Map<string, number[]>()
  for (const response of responses) {
    const status = statusOf(response)
    if (status === null) continue
    const { agency, unit, point, channel, week } = response
    for (const [cut, value] of Object.entries({ agency, unit, point, channel, week })) {
      if (value === null) continue
      const id = tallyId({ period, agency, status, cut: cut as 'agency', value })
      const sums = tallies.get(id) ?? emptyTally(layout, cut === 'week' ? 'counts' : 'pairs')
      addResponse(layout, sums, response.answers)
      tallies.set(id, sums)
    }
  }
  return tallies
}
