import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import type { AgencyInput } from '../../scoring/index-input.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import { countedElsewhere } from '../../scoring/shared-reception.ts'
import { type Tally, type TallyLayout, tallyLayout } from '../../scoring/tally.ts'
import { tallyFromJson } from '../../scoring/tally-json.ts'

/** A published index scored again from the sums that it carries itself. */
export interface PublishedUnderMethod {
  readonly document: IndexDocument
  /** Codes of the agencies whose sums were not published: they have no figures in it. */
  readonly withoutSums: readonly string[]
}

/**
 * The figures that a published index would have had under another method, from nothing but what was published. It is
 * compared with no previous period, and says nothing of responses that were not counted.
 */
export function publishedUnderMethod(published: IndexDocument, method: ScoringMethod): PublishedUnderMethod {
  const form = published.form.definition
  const layout = tallyLayout(form)
  const withoutSums: string[] = []

  function agencyInput(agency: IndexAgency): AgencyInput {
    const counted = publishedSums(layout, published.method, agency)
    if (counted === null) withoutSums.push(agency.code)
    return {
      code: agency.code,
      name: agency.name,
      predecessors: [],
      ended: agency.ineligibleBecause === 'ended',
      ...(agency.unranked === undefined ? {} : { unranked: agency.unranked }),
      transactions: agency.transactions,
      quota: agency.quota,
      tallies: counted === null ? {} : { counted },
      channels: agency.channels,
    }
  }

  const document = scoreIndex({
    province: published.province,
    period: published.period,
    form,
    formDigest: published.form.digest,
    method,
    previous: null,
    computedAt: published.computedAt,
    simulated: published.simulated,
    blocks: published.blocks.map(({ code, name, agencies }) => ({
      code,
      name,
      agencies: agencies.map(agencyInput),
    })),
  })
  return { document, withoutSums }
}

/** Null where they were withheld, or where what stands there are no sums of this form. */
function publishedSums(layout: TallyLayout, method: ScoringMethod, { tally }: IndexAgency): Tally | null {
  if (tally === null) return null
  const read = tallyFromJson(layout, tally, countedElsewhere(method))
  return read.ok ? read.tally : null
}
