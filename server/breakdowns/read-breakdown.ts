import { readTallies } from '../live-index/read-tallies.ts'
import type { VisibleFigures, VisibleSnapshot } from '../live-index/visible-figures.ts'
import type { Stores } from '../storage/database.ts'
import { type BreakdownCut, breakdownCuts } from '../web/breakdown-links.ts'
import { HttpProblem } from '../web/http-problem.ts'
import type { Staff } from '../web/staff-request.ts'
import { type AgencyByCut, numbersAlone, partsAtOnce, partsInSteps } from './agency-parts.ts'

export interface ReadBreakdownParts extends Pick<Stores, 'tallies' | 'tallyLog'> {
  readonly visibleFigures: Pick<VisibleFigures, 'stepsOf'>
}

export interface AskedBreakdown {
  readonly period: string
  readonly agency: string
  readonly cut: BreakdownCut
  readonly seen: VisibleSnapshot
  readonly unitOf: (point: string) => string | null
}

/** How often a settled moment is looked for: of one agency it is met soon, however busy the others are. */
const mostReadings = 5

/**
 * An agency by one cut, as far as this person may see it: home affairs at once; people of the agency in the steps of
 * its points, before publication and after it, since the last step and the exact figures of a part may differ by
 * fewer than `smallSample` people.
 * @throws HttpProblem 503 where the tallies do not come to rest
 */
export async function readBreakdown(
  parts: ReadBreakdownParts,
  staff: Staff,
  { period, agency, cut, seen, unitOf }: AskedBreakdown,
): Promise<AgencyByCut> {
  const steps = await parts.visibleFigures.stepsOf(staff, period, seen)
  if (steps !== null) {
    return cut === 'unit' || cut === 'point'
      ? partsInSteps(seen.document, steps, unitOf, cut)
      : numbersAlone(await parts.tallies.ofCut(period, cut, agency))
  }
  for (let reading = 1; reading <= mostReadings; reading++) {
    const { settled, records } = await readTallies(parts, period, ['agency', ...breakdownCuts], agency)
    if (settled) return partsAtOnce(seen.document, records, unitOf, cut)
  }
  throw new HttpProblem(503, 'not-ready', { retryAfterSeconds: 1 })
}
