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
  return others.flatMap((other): SetUpProblem[] => {
    const agencies = sharedAgencies(period, other)
    return other.status === 'open' && agencies.length > 0 && isOverlapping(period, other)
      ? [{ field: 'opensOn', problem: 'overlap', period: other, agencies }]
      : []
  })
}

/** Days are inclusive. A period whose days are not known yet overlaps with nothing. */
function isOverlapping(a: Period, b: Period): boolean {
  return a.opensOn !== '' && a.closesOn !== '' && a.opensOn <= b.closesOn && b.opensOn <= a.closesOn
}

function sharedAgencies(a: Period, b: Period): readonly string[] {
  const ofB = new Set(agencyCodes(b))
  return agencyCodes(a).filter((code) => ofB.has(code))
}

function agencyCodes(period: Period): readonly string[] {
  return period.blocks.flatMap((block) => block.agencies.map(({ code }) => code))
}
