import { exclusionReasons, type ResponseStatus } from './counted-responses.ts'
import type { ResponseTotals } from './index-document.ts'
import { responseCount, type Tally } from './tally.ts'

/**
 * What was received, counted and left out; received = counted + Σ excluded, by construction.
 * @example responseTotals({ counted: tally, held: tally }) // { received: 80, counted: 40, … }
 */
export function responseTotals(tallies: Readonly<Partial<Record<ResponseStatus, Tally>>>): ResponseTotals {
  return totalsBy((status) => {
    const tally = tallies[status]
    return tally === undefined ? 0 : responseCount(tally)
  })
}

/**
 * The totals of several agencies together.
 * @example sumOfTotals([]).received // 0
 */
export function sumOfTotals(totals: readonly ResponseTotals[]): ResponseTotals {
  return totalsBy((status) =>
    sum(totals.map(({ counted, excluded }) => (status === 'counted' ? counted : excluded[status]))),
  )
}

function totalsBy(countOf: (status: ResponseStatus) => number): ResponseTotals {
  const counted = countOf('counted')
  const excluded = Object.fromEntries(
    exclusionReasons.map((reason) => [reason, countOf(reason)]),
  ) as ResponseTotals['excluded']
  return { received: counted + sum(Object.values(excluded)), counted, excluded }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
