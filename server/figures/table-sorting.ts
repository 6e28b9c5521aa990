import type { IndexAgency, IndexFigure } from '../../scoring/index-document.ts'

/** By what the agencies of a table stand in order; a criterion by its code behind a colon. */
export type SortKey = 'rank' | 'name' | 'responses' | 'overall' | 'change' | `criterion:${string}`

export interface Sorting {
  readonly by: SortKey
  readonly descending: boolean
}

/** In the order of ranks, as the document has them. */
export const byRank: Sorting = { by: 'rank', descending: false }

const plainKeys = ['rank', 'name', 'responses', 'overall', 'change'] as const

/**
 * The order that an address asks for, `?sort=overall&order=asc`. What it does not say, or says wrongly, is as in the
 * document: an order is a convenience, and a table in another one is still the table.
 * @param criteria codes of the form
 */
export function parseSorting(query: Readonly<Record<string, unknown>>, criteria: readonly string[]): Sorting {
  const { sort, order } = query
  const known = [...plainKeys, ...criteria.map((code): SortKey => `criterion:${code}`)]
  const by = known.find((key) => key === sort)
  if (by === undefined) return byRank
  return { by, descending: order === 'asc' ? false : order === 'desc' || startsDescending(by) }
}

/** Figures are looked through from the highest, names and ranks from the first. */
function startsDescending(by: SortKey): boolean {
  return by !== 'rank' && by !== 'name'
}

/**
 * Agencies in an order; those without the figure come last whichever way, equal ones as they are given.
 * @param agencies in the order of their ranks
 * @param figureOf the figure that `overall`, `change` and `rank` are about
 */
export function sortedAgencies(
  agencies: readonly IndexAgency[],
  { by, descending }: Sorting,
  figureOf: (agency: IndexAgency) => IndexFigure,
): readonly IndexAgency[] {
  if (by === 'name') {
    const sorted = [...agencies].sort((a, b) => a.name.localeCompare(b.name, 'vi'))
    return descending ? sorted.reverse() : sorted
  }
  const figureIn = valueBy(by, figureOf)
  return [...agencies].sort((a, b) => {
    const [first, second] = [figureIn(a), figureIn(b)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return descending ? second - first : first - second
  })
}

function valueBy(
  by: Exclude<SortKey, 'name'>,
  figureOf: (agency: IndexAgency) => IndexFigure,
): (agency: IndexAgency) => number | null {
  switch (by) {
    case 'rank':
      return (agency) => figureOf(agency).rank
    case 'responses':
      return ({ responses }) => responses.counted
    case 'overall':
      return (agency) => figureOf(agency).percent
    case 'change':
      return (agency) => figureOf(agency).change
    default: {
      const code = by.slice('criterion:'.length)
      return ({ criteria }) => criteria[code]?.percent ?? null
    }
  }
}

/** What the head of a column needs: where to go for its order, and for assistive technology which order it is in. */
export interface SortHead {
  readonly href: string
  /** The value of aria-sort; null for a column that the table is not in order of. */
  readonly aria: 'ascending' | 'descending' | null
}

/**
 * The heads of a table in an order: whoever follows the one that is in use turns it round.
 * @param place where the table stands in the page, for the way back to it
 * @param parameters what else stands in the address, such as the language
 */
export function sortHeads(
  now: Sorting,
  place: string,
  parameters: Readonly<Record<string, string>> = {},
): (by: SortKey) => SortHead {
  return (by) => {
    const isNow = now.by === by
    const descending = isNow ? !now.descending : startsDescending(by)
    const query = new URLSearchParams({ ...parameters, sort: by, order: descending ? 'desc' : 'asc' })
    return {
      href: `?${query}#${place}`,
      aria: isNow ? (now.descending ? 'descending' : 'ascending') : null,
    }
  }
}
