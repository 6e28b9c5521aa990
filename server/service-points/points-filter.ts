import { foldedName } from '../../survey-forms/folded-name.ts'
import type { Period, PeriodBlock } from '../storage/periods-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { RetiredScans } from '../storage/retired-scans-store.ts'
import { type PointState, pointStates } from '../texts/points-texts.ts'

/** What a reader of the list asked for; blank: everything. */
export interface PointsFilter {
  readonly agency: string
  readonly block: string
  readonly place: string
  readonly channel: string
  readonly state: PointState
}

/** Reads the filter of an address; what cannot be read asks for nothing. */
export function parseFilter(query: Readonly<Record<string, unknown>>): PointsFilter {
  const text = (name: string) => {
    const value = Object.hasOwn(query, name) ? query[name] : ''
    return typeof value === 'string' ? value.slice(0, 200).trim() : ''
  }
  return {
    agency: text('agency'),
    block: text('block'),
    place: text('place'),
    channel: text('channel'),
    state: pointStates.find((state) => state === text('state')) ?? 'in-use',
  }
}

/** The filter as the query of an address, without what asks for nothing. */
export function filterQuery(filter: PointsFilter): Record<string, string> {
  const asked = Object.entries(filter).filter(([name, value]) => value !== (name === 'state' ? 'in-use' : ''))
  return Object.fromEntries(asked)
}

/** The blocks that a filter offers: those of the newest period. */
export function newestBlocks(periods: readonly Period[]): readonly PeriodBlock[] {
  const [newest] = [...periods].sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1))
  return newest?.blocks ?? []
}

/** The points that a filter asks for. */
export function filtered(
  points: readonly Point[],
  filter: PointsFilter,
  blocks: readonly PeriodBlock[],
  scans: ReadonlyMap<string, RetiredScans>,
): Point[] {
  const block = blocks.find(({ code }) => code === filter.block)
  const members = new Set(block?.agencies.map(({ code }) => code))
  const place = foldedName(filter.place)
  return points.filter(
    (point) =>
      (filter.agency === '' || point.agencies.includes(filter.agency)) &&
      (filter.block === '' || point.agencies.some((agency) => members.has(agency))) &&
      (place === '' || foldedName(point.place) === place) &&
      (filter.channel === '' || point.channel === filter.channel) &&
      isInState(point, filter.state, scans),
  )
}

function isInState(
  { code, retiredAt }: Point,
  state: PointState,
  scans: ReadonlyMap<string, RetiredScans>,
): boolean {
  switch (state) {
    case 'in-use':
      return retiredAt === null
    case 'retired':
      return retiredAt !== null
    case 'scanned':
      return retiredAt !== null && scans.has(code)
    case 'all':
      return true
  }
}
