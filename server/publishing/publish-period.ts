import type { IndexDocument } from '../../scoring/index-document.ts'
import { recomputeIndex } from '../../scoring/recompute-index.ts'
import type { LiveIndex } from '../live-index/live-index.ts'
import type { Signing } from '../signing/signing.ts'
import type { Stores } from '../storage/database.ts'
import type { Period } from '../storage/periods-store.ts'
import { anonymousLines, digestOfLines } from './anonymous-responses.ts'
import { differencesFromDraft } from './consultation.ts'

export interface PublishPeriodParts {
  readonly periods: Pick<Stores['periods'], 'changeStatus'>
  readonly publications: Pick<Stores['publications'], 'add'>
  readonly drafts: Pick<Stores['drafts'], 'byNumber'>
  readonly responses: Pick<Stores['responses'], 'untallied' | 'anonymous'>
  readonly liveIndex: Pick<LiveIndex, 'snapshot'>
  readonly signing: Signing
  readonly clock: () => Date
}

/** The figures moved between the draft that agencies were sent and the publication: to be sent again. */
export class DraftDiffers extends Error {
  override name = 'DraftDiffers'
}

/**
 * Publishes a period that takes no more responses: computes its index document once more, with the decision and the
 * digest of the responses behind it, signs it, stores it for good, and only then says that the period is published.
 * Whoever stops in between leaves a period in `publishing`, and the next one begins again or finds it stored.
 * @param period of status `publishing`, no request for it still on its way
 * @returns false where a response is not in the tallies yet: to be tried again
 * @throws if the figures are not those of the document's own sums, or of the draft (`DraftDiffers`), before anything
 * is stored
 */
export async function publishPeriod(parts: PublishPeriodParts, period: Period): Promise<boolean> {
  const { decision } = period
  if (decision === undefined) throw new Error(`period ${period.id} is published without a decision`)
  if ((await parts.responses.untallied(period.id, 1)).length > 0) return false
  const before = await parts.liveIndex.snapshot(period.id)
  if (before === null || !before.settled) return false
  const digest = await digestOfLines(anonymousLines(parts, period.id))
  const after = await parts.liveIndex.snapshot(period.id)
  // A decision on a response came in between: the lines and the sums would not be of one moment.
  if (after === null || !after.settled || after.n !== before.n) return false
  await compareWithDraft(parts, period, after.document)

  const id = `${period.id}-1`
  const publishedAt = parts.clock()
  const document = {
    ...after.document,
    period: after.document.period && { ...after.document.period, status: 'published' as const },
    responses: { ...after.document.responses, digest },
    publication: {
      id,
      ...decision,
      publishedAt: publishedAt.toISOString(),
      restates: null,
      reason: null,
      differences: null,
    },
  }
  const { differences } = recomputeIndex(document)
  const [first] = differences
  if (first !== undefined) {
    throw new Error(
      `the index of ${period.id} differs from its own sums in ${differences.length} places: ${first.path}`,
    )
  }
  await parts.publications.add(id, await parts.signing.sign(document), publishedAt)
  await parts.periods.changeStatus(period.id, 'publishing', 'published')
  return true
}

/** A decision on a held response may have come after the draft was compared and before the period was frozen. */
async function compareWithDraft(
  { drafts }: Pick<PublishPeriodParts, 'drafts'>,
  { id, consultation }: Period,
  document: IndexDocument,
): Promise<void> {
  if (consultation === undefined) return
  const draft = await drafts.byNumber(id, consultation.draft)
  if (draft === null) throw new Error(`draft ${consultation.draft} of ${id} is gone`)
  const [first] = differencesFromDraft(draft.document, document)
  if (first !== undefined) throw new DraftDiffers(`${id} differs from draft ${draft.n}: ${first.path}`)
}
