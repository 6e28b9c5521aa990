import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { type AgencyFigures, agencyFigures } from './agency-figures.ts'
import { blockMeans } from './block-means.ts'
import type { ResponseStatus } from './counted-responses.ts'
import type { IndexAgency, IndexBlock, IndexDocument, IndexPeriod } from './index-document.ts'
import { indexFigure } from './index-figure.ts'
import type { ScoringMethod } from './method.ts'
import { ranking } from './ranking.ts'
import { responseTotals, sumOfTotals } from './response-totals.ts'
import { emptyTally, type Tally, type TallyLayout, tallyLayout } from './tally.ts'
import { tallyToJson } from './tally-json.ts'

/** What an index is computed from. Instants and digests come from the caller: scoring reads no clock. */
export interface IndexInput {
  readonly province: string | null
  readonly period: IndexPeriod | null
  readonly form: FormDefinition
  /** SHA-256 of the RFC 8785 form of the form definition, `sha256:…`. */
  readonly formDigest: string
  readonly method: ScoringMethod
  /** An instant in ISO 8601, UTC. */
  readonly computedAt: string | null
  readonly simulated: boolean
  readonly blocks: readonly BlockInput[]
}

export interface BlockInput {
  readonly code: string
  readonly name: string
  readonly agencies: readonly AgencyInput[]
}

export interface AgencyInput {
  readonly code: string
  readonly name: string
  /** Dissolved or merged before the period closed: listed, not ranked. */
  readonly ended: boolean
  readonly transactions: number | null
  readonly quota: number | null
  /** By status; an absent one is a tally of no responses. Statuses other than `counted` need only counts. */
  readonly tallies: Readonly<Partial<Record<ResponseStatus, Tally>>>
  /** Counted responses by channel. */
  readonly channels: Readonly<Record<string, number>>
}

/**
 * The scoring method from top to bottom: tallies → index document. Pure: equal inputs give equal documents.
 *
 * 1. Each agency by itself: percentages of questions, criteria and the whole, and whether it is eligible.
 * 2. Its block: ranks among the eligible agencies on the published percentages, and the block's mean.
 * 3. The document: what was received, counted and left out, and every sum to compute it again.
 *
 * Comparison with a previous period, targets, sample size and intervals are not computed yet: their fields are
 * null or empty.
 * @throws if a tally does not fit the form.
 * @example scoreIndex(input).blocks[0].agencies[0].overall // { percent: 88.4, rank: 1, … }
 */
export function scoreIndex(input: IndexInput): IndexDocument {
  const { form, method } = input
  const layout = tallyLayout(form)
  const totals = input.blocks.flatMap((block) => block.agencies.map(({ tallies }) => responseTotals(tallies)))
  return {
    $schema: '/api/v1/schemas/satisfaction-index.v1.json',
    kind: 'satisfaction-index',
    version: 1,
    simulated: input.simulated,
    province: input.province,
    period: input.period,
    form: { code: form.code, version: form.version, digest: input.formDigest },
    method,
    computedAt: input.computedAt,
    publication: null,
    responses: { ...sumOfTotals(totals), digest: null },
    invited: null,
    criteria: form.criteria.map(({ code, name, weight }) => ({ code, name, weight })),
    blocks: input.blocks.map((block) => scoreBlock(form, method, layout, block)),
    signature: null,
  }
}

function scoreBlock(
  form: FormDefinition,
  method: ScoringMethod,
  layout: TallyLayout,
  block: BlockInput,
): IndexBlock {
  const figures = block.agencies.map((agency) =>
    agencyFigures(form, method, layout, countedTally(layout, agency), agency.ended),
  )
  const ranks = ranksInBlock(form, method, figures)
  const agencies = block.agencies.map((agency, place) =>
    indexAgency(layout, agency, figures[place]!, ranks[place]!),
  )
  return {
    code: block.code,
    name: block.name,
    size: agencies.length,
    eligible: agencies.filter((agency) => agency.eligible).length,
    mean: blockMeans(method, [], figures).overall,
    agencies: agencies.sort(byRankThenCode),
  }
}

/** Ranks of one agency, overall and per criterion; null where it is not ranked. */
interface AgencyRanks {
  readonly overall: number | null
  readonly criteria: Readonly<Record<string, number | null>>
}

/** The ranks of every agency of a block, in the same order: only eligible agencies take part. */
function ranksInBlock(
  form: FormDefinition,
  { ties }: ScoringMethod,
  figures: readonly AgencyFigures[],
): readonly AgencyRanks[] {
  const rankBy = (percentOf: (agency: AgencyFigures) => number | null) =>
    ranking(
      figures.map((agency) => (agency.ineligibleBecause === null ? percentOf(agency) : null)),
      ties,
    )
  const overall = rankBy((agency) => agency.overall.percent)
  const criteria = form.criteria.map(
    ({ code }) => [code, rankBy((agency) => agency.criteria[code]!.percent)] as const,
  )
  return figures.map((_, place) => ({
    overall: overall[place]!,
    criteria: Object.fromEntries(criteria.map(([code, ranks]) => [code, ranks[place]!])),
  }))
}

function indexAgency(
  layout: TallyLayout,
  agency: AgencyInput,
  figures: AgencyFigures,
  ranks: AgencyRanks,
): IndexAgency {
  return {
    code: agency.code,
    name: agency.name,
    eligible: figures.ineligibleBecause === null,
    ineligibleBecause: figures.ineligibleBecause,
    responses: responseTotals(agency.tallies),
    transactions: agency.transactions,
    quota: agency.quota,
    requiredSample: null,
    sampleAdequate: null,
    channels: agency.channels,
    overall: indexFigure(figures.overall, ranks.overall),
    criteria: Object.fromEntries(
      layout.criteria.map(({ code }) => [code, indexFigure(figures.criteria[code]!, ranks.criteria[code]!)]),
    ),
    questions: figures.questions,
    tally: figures.withheld.tally ? null : tallyToJson(layout, countedTally(layout, agency)),
  }
}

function countedTally(layout: TallyLayout, agency: AgencyInput): Tally {
  return agency.tallies.counted ?? emptyTally(layout, 'pairs')
}

/** By overall rank, then those without one, then by code, character by character. */
function byRankThenCode(a: IndexAgency, b: IndexAgency): number {
  const rankOf = (agency: IndexAgency) => agency.overall.rank ?? Number.POSITIVE_INFINITY
  if (rankOf(a) !== rankOf(b)) return rankOf(a) < rankOf(b) ? -1 : 1
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
