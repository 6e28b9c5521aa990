import { type AgencyEstimates, agencyEstimates } from './agency-estimates.ts'
import { type AgencyFigures, agencyFigures } from './agency-figures.ts'
import { type AgencyRanks, blockRanks } from './block-ranks.ts'
import type { SetApart } from './eligibility.ts'
import { importedFigures, noEstimates, tallyOfSize } from './imported-figures.ts'
import type { AgencyInput, BlockInput, IndexInput } from './index-input.ts'
import { emptyTally, type Tally, tallyLayout } from './tally.ts'

/** One agency on its way through the steps. */
export interface ScoredAgency {
  readonly input: AgencyInput
  /** The tally of its counted responses. */
  readonly counted: Tally
  readonly figures: AgencyFigures
  readonly estimates: AgencyEstimates
  readonly ranks: AgencyRanks
}

/**
 * The agencies of a block as far as they can be scored without looking back: each by itself, then ranked among
 * themselves; in the order of the block.
 * @throws if a tally does not fit the form.
 * @example scoredAgencies(input, { code: 'so-ban-nganh', name: 'Khối sở, ban, ngành', agencies: [] }) // []
 */
export function scoredAgencies(
  { form, method }: Pick<IndexInput, 'form' | 'method'>,
  block: BlockInput,
): readonly ScoredAgency[] {
  const layout = tallyLayout(form)
  const alone = block.agencies.map((agency) => {
    const { imported } = agency
    if (imported !== undefined) {
      const counted = tallyOfSize(layout, imported.counted ?? 0)
      const figures = importedFigures(form, layout, imported, setApart(agency))
      const input = { ...agency, tallies: { counted }, channels: {} }
      return { input, code: agency.code, counted, figures, estimates: noEstimates(layout) }
    }
    const counted = agency.tallies.counted ?? emptyTally(layout, 'pairs')
    const figures = agencyFigures(form, method, layout, counted, setApart(agency))
    const estimates = agencyEstimates(form, method, layout, counted, figures, agency.transactions)
    return { input: agency, code: agency.code, counted, figures, estimates }
  })
  const ranks = blockRanks(
    method,
    form.criteria.map(({ code }) => code),
    alone,
  )
  return alone.map((agency, place) => ({ ...agency, ranks: ranks[place]! }))
}

function setApart({ ended, unranked }: AgencyInput): SetApart | null {
  if (ended) return 'ended'
  return unranked === undefined ? null : 'unranked'
}
