import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ResponseStatus, responseStatuses } from '../../scoring/counted-responses.ts'
import { responseTotals, sumOfTotals } from '../../scoring/response-totals.ts'
import { addResponse, emptyTally, type Tally, tallyLayout } from '../../scoring/tally.ts'
import { aForm } from './support/forms.ts'

const layout = tallyLayout(aForm())

function talliesOf(counts: Readonly<Partial<Record<ResponseStatus, number>>>): Record<string, Tally> {
  return Object.fromEntries(
    Object.entries(counts).map(([status, count]) => {
      const tally = emptyTally(layout, 'counts')
      for (let i = 0; i < count; i++) addResponse(layout, tally, {})
      return [status, tally]
    }),
  )
}

const anyCounts = fc.record(
  Object.fromEntries(responseStatuses.map((status) => [status, fc.nat({ max: 9 })])) as Record<
    ResponseStatus,
    fc.Arbitrary<number>
  >,
  { requiredKeys: [] },
)

it('adds the totals of agencies up to those of all their responses together', () => {
  fc.assert(
    fc.property(fc.array(anyCounts, { maxLength: 4 }), (agencies) => {
      const together = Object.fromEntries(
        responseStatuses.map((status) => [
          status,
          agencies.reduce((sum, counts) => sum + (counts[status] ?? 0), 0),
        ]),
      )
      const totals = sumOfTotals(agencies.map((counts) => responseTotals(talliesOf(counts))))
      expect(totals).toEqual(responseTotals(talliesOf(together)))
      expect({ counted: totals.counted, ...totals.excluded }).toEqual(together)
      expect(totals.received).toBe(Object.values(together).reduce((sum, count) => sum + count, 0))
    }),
  )
})
