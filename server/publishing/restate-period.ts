import { figureDifferences } from '../../scoring/figure-differences.ts'
import type { FigureDifference, IndexDocument } from '../../scoring/index-document.ts'
import { jsonDifferences } from '../../scoring/json-differences.ts'
import { recomputeIndex } from '../../scoring/recompute-index.ts'
import type { Actor, AuditTrail } from '../audit/audit-trail.ts'
import type { LiveIndex } from '../live-index/live-index.ts'
import { canonicalDigest } from '../signing/canonical-json.ts'
import { SecretDiffers, type Signing } from '../signing/signing.ts'
import type { Stores } from '../storage/database.ts'
import type { Period, PeriodAgency, PublicationDecision } from '../storage/periods-store.ts'
import type { RestatementRefusal } from '../texts/restatement-texts.ts'
import type { AgencyCorrection, Corrections } from './parse-restatement.ts'

export interface RestatingParts extends Pick<Stores, 'publications' | 'consultations'> {
  readonly liveIndex: Pick<LiveIndex, 'recomputed'>
  readonly signing: Signing
  readonly trail: AuditTrail
  readonly clock: () => Date
}

/** A published index as it would be with corrected settings. */
export interface RestatedIndex {
  readonly document: IndexDocument
  readonly differences: readonly FigureDifference[]
  /** Of the publication that it replaces and of the differences: what somebody saw who signs. */
  readonly seen: string
  /** The settings of the period that go with it. */
  readonly settings: Pick<Period, 'blocks' | 'method'>
}

/**
 * Computes a published index anew, from the very sums that were published, under corrected settings: N, quotas, targets
 * and who is ranked, as they are given; names and ends of agencies as the registry has them now; previous figures as
 * they were published last. Decisions on responses were frozen by the publication.
 * @param published the newest publication of the period
 */
export async function restatedIndex(
  { liveIndex }: Pick<RestatingParts, 'liveIndex'>,
  period: Period,
  published: IndexDocument,
  { agencies, targets }: Corrections,
): Promise<RestatedIndex | RestatementRefusal> {
  const settings = {
    blocks: period.blocks.map((block) => ({
      ...block,
      agencies: block.agencies.map((agency) => corrected(agency, agencies[agency.code])),
    })),
    method: { ...published.method, targets },
  }
  const fresh = await liveIndex.recomputed({ ...period, ...settings })
  const document: IndexDocument = {
    ...fresh,
    period: published.period,
    invited: published.invited,
    // The same responses: nothing has been taken since.
    responses: { ...fresh.responses, digest: published.responses.digest },
  }
  if (jsonDifferences(sumsOf(published), sumsOf(document)).length > 0) return 'sums-differ'
  const differences = figureDifferences(published, document)
  if (differences.length === 0) return 'nothing-changes'
  const seen = canonicalDigest({ restates: published.publication?.id ?? null, differences })
  return { document, differences, seen, settings }
}

/**
 * Publishes a restated index: signed, under the next number, beside the one that it replaces. Storing it is the one
 * change that counts, and of two at once only one finds the number free; the settings of the period follow.
 * @returns null when it was published
 * @throws if the figures are not those of the document's own sums
 */
export async function publishRestatement(
  { publications, consultations, signing, trail, clock }: RestatingParts,
  by: Actor,
  published: IndexDocument,
  restated: RestatedIndex,
  { decision, reason }: { readonly decision: PublicationDecision; readonly reason: string },
): Promise<RestatementRefusal | null> {
  const before = published.publication
  const period = published.period?.id
  if (before === null || period === undefined) return 'not-published'
  // Later than what it replaces even where a clock was put back: the newest is the one that is shown.
  const publishedAt = new Date(Math.max(clock().getTime(), Date.parse(before.publishedAt) + 1))
  const id = nextId(period, before.id)
  const document: IndexDocument = {
    ...restated.document,
    publication: {
      id,
      ...decision,
      publishedAt: publishedAt.toISOString(),
      restates: before.id,
      reason,
      differences: restated.differences,
    },
  }
  const [wrong] = recomputeIndex(document).differences
  if (wrong !== undefined)
    throw new Error(`the restated index of ${period} differs from its sums: ${wrong.path}`)
  let signed: IndexDocument
  try {
    signed = await signing.sign(document)
  } catch (error) {
    if (error instanceof SecretDiffers) return 'secret-differs'
    throw error
  }
  const added = await trail.changing(
    by,
    {
      action: 'period-restated',
      subject: { kind: 'publication', id },
      before: { publication: before.id },
      after: { decision, reason, differences: restated.differences.length },
    },
    () => publications.add(id, signed, publishedAt),
  )
  if (!added) return 'changed'
  await consultations.correct(period, restated.settings)
  return null
}

function corrected(agency: PeriodAgency, correction: AgencyCorrection | undefined): PeriodAgency {
  if (correction === undefined) return agency
  const { unranked: _, ...rest } = agency
  const { transactions, quota, unranked } = correction
  return { ...rest, transactions, quota, ...(unranked === null ? {} : { unranked }) }
}

/** What a restatement never changes: who answered what. */
function sumsOf({ blocks }: IndexDocument): unknown {
  return Object.fromEntries(
    blocks.flatMap(({ agencies }) =>
      agencies.map(({ code, responses, channels, tally }) => [code, { responses, channels, tally }]),
    ),
  )
}

/** "2025-2" after "2025-1". */
function nextId(period: string, before: string): string {
  const edition = before.startsWith(`${period}-`) ? Number(before.slice(period.length + 1)) : Number.NaN
  return `${period}-${Number.isSafeInteger(edition) ? edition + 1 : 2}`
}
