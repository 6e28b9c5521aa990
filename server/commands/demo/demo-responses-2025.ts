import type { IndexDocument } from '../../../scoring/index-document.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import type { Point } from '../../storage/points-store.ts'
import { demoAgencies } from './demo-province.ts'
import { seededRandom } from './seeded-random.ts'
import { type SimulatedResponse, simulateResponses } from './simulate-responses.ts'

/** Figures of real tables lie between these; beyond them a mean of five grades is hardly possible. */
const lowest = 76
const highest = 97

/**
 * The responses of the open period, for all agencies. Each agency is expected to come out within a few points of
 * its figures of the year before, and most a little better; an agency without a year before, near 86.
 */
export function demoResponses2025(
  seed: string,
  points: readonly Point[],
  index2024: IndexDocument,
  now: Date,
): SimulatedResponse[] {
  const before = new Map(
    index2024.blocks.flatMap((block) => block.agencies.map((agency) => [agency.code, agency.criteria])),
  )
  return demoAgencies.flatMap((agency) => {
    const random = seededRandom(`${seed}/2025/${agency.code}`)
    const change = random.between(-2, 3.5)
    const expected = fiveCriteriaProposedV1.criteria.map(({ code }) => {
      const from = before.get(agency.code)?.[code]?.percent ?? random.between(83, 89)
      return [code, Math.min(highest, Math.max(lowest, from + change + random.between(-1, 1)))] as const
    })
    return simulateResponses({
      form: fiveCriteriaProposedV1,
      agency,
      points: points.filter((point) => point.agencies.includes(agency.code)),
      expected: Object.fromEntries(expected),
      seed,
      now,
    })
  })
}
