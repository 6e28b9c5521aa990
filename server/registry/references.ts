import type { Stores } from '../storage/database.ts'
import { codeKey } from './registry-fields.ts'
import type { RegistryState } from './registry-state.ts'

type ReferringStores = Pick<Stores, 'accounts' | 'apiKeys' | 'tallies'>

/**
 * Whether anything refers to an agency: a period, a point, a place, an heir, a person or a key. Its responses do so
 * through a period. What is referred to is ended, and never taken out.
 */
export async function isAgencyUsed(
  stores: ReferringStores,
  state: RegistryState,
  code: string,
): Promise<boolean> {
  const { agencies, places, points, periods } = state
  const isIt = (other: string | null) => other !== null && codeKey(other) === codeKey(code)
  if (
    periods.some(({ blocks }) =>
      blocks.some((block) => block.agencies.some((member) => isIt(member.code))),
    ) ||
    periods.some(({ blocks }) =>
      blocks.some((block) => block.agencies.some((member) => member.predecessors?.some(isIt))),
    ) ||
    points.some((point) => point.agencies.some(isIt)) ||
    places.some(({ host }) => isIt(host)) ||
    agencies.some(({ predecessors = [] }) => predecessors.some(isIt))
  ) {
    return true
  }
  const [accounts, keys] = await Promise.all([stores.accounts.all(), stores.apiKeys.all()])
  return [...accounts, ...keys].some(({ agency }) => isIt(agency))
}

/** Whether a point or a response names a unit. A point may have changed its unit since, so responses are asked, too. */
export async function isUnitUsed(
  { tallies }: Pick<Stores, 'tallies'>,
  { points, periods }: RegistryState,
  agency: string,
  unit: string,
): Promise<boolean> {
  if (points.some((point) => point.agencies.includes(agency) && point.unit === unit)) return true
  const headers = await Promise.all(periods.map(({ id }) => tallies.headersOf(id)))
  return headers.flat().some((one) => one.cut === 'unit' && one.agency === agency && one.value === unit)
}

/** Whether a point, in use or retired, stands at a place. */
export function isPlaceUsed({ points }: Pick<RegistryState, 'points'>, code: string): boolean {
  return points.some(({ placeCode }) => placeCode === code)
}
