import type { IndexAgency, IndexBlock, IndexDocument, IndexFigure } from './index-document.ts'

/** What a choice of method does to one figure: the same answers under the first and under the second. */
export interface FigureUnderMethods {
  readonly percents: readonly [first: number | null, second: number | null]
  readonly ranks: readonly [first: number | null, second: number | null]
  /** Rank under the first − rank under the second: positive is up under the second; null if either is missing. */
  readonly rankChange: number | null
}

export interface AgencyUnderMethods {
  readonly code: string
  readonly name: string
  readonly overall: FigureUnderMethods
  /** By criterion code. */
  readonly criteria: Readonly<Record<string, FigureUnderMethods>>
}

export interface BlockUnderMethods {
  readonly code: string
  readonly name: string
  /** How many agencies are ranked under each. */
  readonly eligible: readonly [first: number, second: number]
  readonly means: readonly [first: number | null, second: number | null]
  /** How many have another overall rank under the second, of those ranked under both. */
  readonly moved: number
  /** The largest such move, in ranks; 0 if nobody moves. */
  readonly largestMove: number
  /** In the order of the first document. */
  readonly agencies: readonly AgencyUnderMethods[]
}

export interface MethodComparison {
  readonly methods: readonly [first: IndexDocument['method'], second: IndexDocument['method']]
  readonly blocks: readonly BlockUnderMethods[]
}

/**
 * Two methods side by side: what the choice does to each percentage and each rank. Percentages of two methods are not
 * subtracted: they do not measure the same thing. Ranks are, since a rank is only a place among the same agencies.
 * @param first, second the same tallies scored under two methods
 * @throws if the documents are not of the same blocks and agencies.
 * @example compareMethods(document, document).blocks.every(({ moved }) => moved === 0) // true
 */
export function compareMethods(first: IndexDocument, second: IndexDocument): MethodComparison {
  return {
    methods: [first.method, second.method],
    blocks: first.blocks.map((block) => compareBlock(block, sameCode(second.blocks, block.code))),
  }
}

function compareBlock(first: IndexBlock, second: IndexBlock): BlockUnderMethods {
  if (first.agencies.length !== second.agencies.length) {
    throw new Error(`block '${first.code}' has other agencies under the second method`)
  }
  const agencies = first.agencies.map((agency) =>
    compareAgency(agency, sameCode(second.agencies, agency.code)),
  )
  const moves = agencies.map(({ overall }) => Math.abs(overall.rankChange ?? 0)).filter((move) => move > 0)
  return {
    code: first.code,
    name: first.name,
    eligible: [first.eligible, second.eligible],
    means: [first.mean, second.mean],
    moved: moves.length,
    largestMove: Math.max(0, ...moves),
    agencies,
  }
}

function compareAgency(first: IndexAgency, second: IndexAgency): AgencyUnderMethods {
  return {
    code: first.code,
    name: first.name,
    overall: compareFigure(first.overall, second.overall),
    criteria: Object.fromEntries(
      Object.entries(first.criteria).map(([code, figure]) => [
        code,
        compareFigure(figure, second.criteria[code]!),
      ]),
    ),
  }
}

function compareFigure(first: IndexFigure, second: IndexFigure): FigureUnderMethods {
  return {
    percents: [first.percent, second.percent],
    ranks: [first.rank, second.rank],
    rankChange: first.rank === null || second.rank === null ? null : first.rank - second.rank,
  }
}

function sameCode<Coded extends { readonly code: string }>(list: readonly Coded[], code: string): Coded {
  const found = list.find((one) => one.code === code)
  if (found === undefined) throw new Error(`'${code}' is missing under the second method`)
  return found
}
