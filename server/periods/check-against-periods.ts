import { overlapsOf } from '../period-life/overlaps.ts'
import type { Period } from '../storage/periods-store.ts'
import type { SetUpProblem } from './parse-set-up.ts'

/**
 * What keeps a new period from standing beside those there are: a code that is taken, and days on which one of its
 * agencies has an open period already. A response must belong to one period.
 */
export function checkAgainstPeriods(period: Period, others: readonly Period[]): readonly SetUpProblem[] {
  const taken = others.find(({ id }) => id === period.id)
  // A second post of the same form overlaps with what the first one made; one word about it is enough.
  if (taken) return [{ field: 'period', problem: 'taken', period: taken }]
  return overlapsOf(period, others).map((overlap) => ({ field: 'opensOn', problem: 'overlap', ...overlap }))
}
