import type { PreviousAgency, PreviousBlock, PreviousIndex } from './previous-index.ts'

/** An agency of this period, as far as its past goes. */
export interface AgencyOrigin {
  readonly code: string
  /** Codes of the agencies it was made from; none: it was there under its own code. */
  readonly predecessors: readonly string[]
  /** Dissolved or merged in the meantime: it hands nothing down. */
  readonly ended: boolean
}

/** Where an agency of the previous period stood. */
export interface PreviousStanding {
  readonly agency: PreviousAgency
  readonly block: string
  /** How many agencies of its block were ranked; null if the source does not have all of them. */
  readonly ranked: number | null
}

/** What became of whom: `one` may be compared with that agency, the others have no figure of their own to look back to. */
export type Origin =
  | { readonly kind: 'one'; readonly of: PreviousStanding }
  /** Several agencies of today come from this one. */
  | { readonly kind: 'split'; readonly of: PreviousStanding }
  | { readonly kind: 'merged'; readonly of: readonly PreviousStanding[] }
  | { readonly kind: 'none' }

/**
 * For each agency, by code, which agency of the previous period it was: itself or its one predecessor; "change in
 * points" of the scoring method. One that was merged from several has no previous figure, and neither has one whose
 * predecessor the previous index does not know.
 * @example originsOf(previousIndex, [{ code: 'SCT', predecessors: [], ended: false }]).get('SCT')?.kind // 'one'
 */
export function originsOf(
  previous: PreviousIndex,
  agencies: readonly AgencyOrigin[],
): ReadonlyMap<string, Origin> {
  const standings = standingsOf(previous)
  const heirs = new Map<string, number>()
  for (const agency of agencies.filter(({ ended }) => !ended)) {
    for (const code of predecessorCodes(standings, agency)) heirs.set(code, (heirs.get(code) ?? 0) + 1)
  }
  return new Map(agencies.map((agency) => [agency.code, originOf(agency)]))

  function originOf(agency: AgencyOrigin): Origin {
    const codes = predecessorCodes(standings, agency)
    const known = codes.map((code) => standings.get(code)).filter((standing) => standing !== undefined)
    if (codes.length > 1) return { kind: 'merged', of: known }
    const [of] = known
    if (of === undefined) return { kind: 'none' }
    return { kind: (heirs.get(codes[0]!) ?? 0) > 1 ? 'split' : 'one', of }
  }
}

/** Its own where the previous index knows it and none of those it was made from: the merger was years ago. */
function predecessorCodes(
  standings: ReadonlyMap<string, PreviousStanding>,
  { code, predecessors }: AgencyOrigin,
): readonly string[] {
  const known = predecessors.some((predecessor) => standings.has(predecessor))
  if (!known && standings.has(code)) return [code]
  return [...new Set(predecessors)]
}

function standingsOf({ blocks }: PreviousIndex): ReadonlyMap<string, PreviousStanding> {
  return new Map(
    blocks.flatMap((block) => {
      const ranked = block.ranked ?? rankedIn(block)
      return block.agencies.map((agency) => [agency.code, { agency, block: block.code, ranked }] as const)
    }),
  )
}

/** Among n agencies no rank is beyond n: with one that is, some are missing, and how many is not known. */
function rankedIn({ agencies }: PreviousBlock): number | null {
  const ranks = agencies.map(({ overall }) => overall.rank).filter((rank) => rank !== null)
  return Math.max(0, ...ranks) > ranks.length ? null : ranks.length
}
