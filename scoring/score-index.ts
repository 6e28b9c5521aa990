import { publishedInterval } from './agency-estimates.ts'
import { blockMeans } from './block-means.ts'
import { type AgencyComparison, comparePeriods, type PublishedAgency } from './comparison.ts'
import { indexAgency } from './index-agency.ts'
import type { IndexBlock, IndexDocument } from './index-document.ts'
import type { BlockInput, IndexInput } from './index-input.ts'
import type { ScoringMethod } from './method.ts'
import { responseTotals, sumOfTotals } from './response-totals.ts'
import { type ScoredAgency, scoredAgencies } from './scored-agency.ts'

/**
 * The scoring method from top to bottom: tallies → index document. Pure: equal inputs give equal documents.
 *
 * 1. Each agency by itself: percentages of questions, criteria and the whole, how sure they are, and whether it is
 *    eligible.
 * 2. Its block: ranks among the eligible agencies on the published percentages, and the block's means.
 * 3. The previous period: changes in points and ranks.
 * 4. The document: what was received, counted and left out, targets, priorities, and every sum to compute it again.
 * @throws if a tally does not fit the form.
 * @example scoreIndex({ ...input, blocks: [] }).responses.received // 0
 */
export function scoreIndex(input: IndexInput): IndexDocument {
  const { form, method, previous } = input
  const blocks = input.blocks.map((block) => ({ block, agencies: scoredAgencies(input, block) }))
  const comparisons = comparePeriods(
    input,
    previous,
    blocks.map(({ agencies }) => agencies.map((agency) => published(method, agency))),
  )
  const totals = blocks.flatMap(({ agencies }) => agencies.map((one) => responseTotals(one.input.tallies)))
  return {
    $schema: '/api/v1/schemas/satisfaction-index.v1.json',
    kind: 'satisfaction-index',
    version: 1,
    simulated: input.simulated,
    province: input.province,
    period: input.period,
    form: { code: form.code, version: form.version, digest: input.formDigest, definition: form },
    method,
    computedAt: input.computedAt,
    publication: null,
    responses: { ...sumOfTotals(totals), digest: null },
    invited: null,
    criteria: form.criteria.map(({ code, name, weight }) => ({ code, name, weight })),
    comparison: previous === null ? null : { period: previous.period, declared: previous.declared },
    blocks: blocks.map(({ block, agencies }) => indexBlock(input, block, agencies, comparisons)),
    signature: null,
  }
}

/** An agency as a comparison sees it: its figures as published, and where it comes from. */
function published(
  method: ScoringMethod,
  { input, figures, estimates, ranks }: ScoredAgency,
): PublishedAgency {
  return {
    code: input.code,
    predecessors: input.predecessors,
    ended: input.ended,
    eligible: figures.ineligibleBecause === null,
    overall: {
      percent: figures.overall.percent,
      rank: ranks.overall.rank,
      interval: publishedInterval(estimates.overall, method),
    },
    criteria: Object.fromEntries(
      Object.entries(figures.criteria).map(([code, { percent }]) => [
        code,
        {
          percent,
          rank: ranks.criteria[code]!.rank,
          interval: publishedInterval(estimates.criteria[code]!, method),
        },
      ]),
    ),
  }
}

function indexBlock(
  { form, method }: IndexInput,
  { code, name }: BlockInput,
  scored: readonly ScoredAgency[],
  comparisons: ReadonlyMap<string, AgencyComparison>,
): IndexBlock {
  const means = blockMeans(
    method,
    form.criteria.map((criterion) => criterion.code),
    scored.map(({ figures }) => figures),
  )
  const agencies = scored.map((agency) =>
    indexAgency(form, method, code, agency, comparisons.get(agency.input.code)!),
  )
  return {
    code,
    name,
    size: agencies.length,
    eligible: agencies.filter(({ eligible }) => eligible).length,
    mean: means.overall,
    criteriaMeans: means.criteria,
    agencies: agencies.sort(byRankThenCode),
  }
}

interface PlacedAgency {
  readonly code: string
  readonly overall: { readonly rank: number | null }
}

/**
 * The order of agencies in a block: by overall rank, then those without one, then by code, character by character.
 * @example byRankThenCode({ code: 'A', overall: { rank: 2 } }, { code: 'B', overall: { rank: 1 } }) // 1
 */
export function byRankThenCode(a: PlacedAgency, b: PlacedAgency): number {
  const rankOf = (agency: PlacedAgency) => agency.overall.rank ?? Number.POSITIVE_INFINITY
  if (rankOf(a) !== rankOf(b)) return rankOf(a) < rankOf(b) ? -1 : 1
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
