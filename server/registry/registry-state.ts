import type { Stores } from '../storage/database.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Place } from '../storage/places-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'

/** Everything that the registry knows, and what refers to it, as of one reading. */
export interface RegistryState {
  readonly agencies: readonly Agency[]
  readonly places: readonly Place[]
  readonly points: readonly Point[]
  /** The newest first. */
  readonly periods: readonly Period[]
  /** By period id: the codes of the agencies that have responses in it, of periods that can still change. */
  readonly responded: ReadonlyMap<string, ReadonlySet<string>>
}

export type RegistryStores = Pick<Stores, 'periods' | 'places' | 'points' | 'registry' | 'tallies'>

export async function readRegistry(stores: RegistryStores): Promise<RegistryState> {
  const [agencies, places, points, periods] = await Promise.all([
    stores.registry.agencies(),
    stores.places.all(),
    stores.points.all(),
    stores.periods.all(),
  ])
  const responded = await Promise.all(
    periods
      .filter(({ status }) => status === 'open')
      .map(async ({ id }) => {
        const headers = await stores.tallies.headersOf(id)
        return [id, new Set(headers.map(({ agency }) => agency))] as const
      }),
  )
  return { agencies, places, points, periods, responded: new Map(responded) }
}
