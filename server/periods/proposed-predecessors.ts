import { predecessorsInPeriod } from '../agencies/predecessors-in-period.ts'
import { previousPeriod } from '../agencies/previous-period.ts'
import type { Period, PeriodAgency } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'

/**
 * From which agencies of the period before an agency descends, as the registry knows it: what is entered with it, and
 * nothing where it is what it was.
 * @param period the period that the agency is entered in
 */
export function proposedPredecessors(
  code: string,
  period: Pick<Period, 'id' | 'opensOn'>,
  periods: readonly Period[],
  agencies: readonly Agency[],
): Pick<PeriodAgency, 'predecessors'> {
  const opened = periods.filter(({ status }) => status !== 'draft')
  const previous = previousPeriod(period, opened)
  const predecessors = previous === null ? [] : predecessorsInPeriod({ code }, agencies, previous)
  return predecessors.length > 0 ? { predecessors } : {}
}
