import type { PreviousIndex } from '../../scoring/previous-index.ts'
import { previousOfDocument } from '../../scoring/previous-of-document.ts'
import type { Stores } from '../storage/database.ts'
import type { Period } from '../storage/periods-store.ts'

/** What a period is compared with; null: nothing was published before it. */
export type PreviousIndexLookup = (period: Period) => Promise<PreviousIndex | null>

export interface PreviousIndexParts extends Pick<Stores, 'periods' | 'publications'> {
  readonly clock: () => Date
}

/** A period published, or restated, in the meantime shows as the previous one after this time at the latest. */
const keptMs = 30_000

/**
 * Finds the index that a period is compared with: the newest publication of the last period that was over when this one
 * began. A published index is long and does not change, so what was made of it is kept for a while.
 */
export function createPreviousIndexLookup({
  periods,
  publications,
  clock,
}: PreviousIndexParts): PreviousIndexLookup {
  const kept = new Map<string, { readonly previous: Promise<PreviousIndex | null>; readonly at: number }>()

  async function find({ opensOn }: Period): Promise<PreviousIndex | null> {
    const before = (await periods.all())
      .filter(({ status, closesOn }) => status === 'published' && closesOn < opensOn)
      .sort((a, b) => (a.closesOn < b.closesOn ? 1 : -1))[0]
    const document = before === undefined ? null : await publications.latest(before.id)
    if (document === null) return null
    const read = previousOfDocument(document)
    if (!read.ok)
      throw new Error(`the publication of ${before!.id} cannot be read: ${read.mistakes.join('; ')}`)
    const declared = before?.imported?.declared ?? null
    return declared === null ? read.previous : asDeclared(read.previous, declared)
  }

  return (period) => {
    const now = clock().getTime()
    const known = kept.get(period.id)
    if (known !== undefined && Math.abs(now - known.at) < keptMs) return known.previous
    const previous = find(period)
    kept.set(period.id, { previous, at: now })
    // A failed reading is tried again by whoever asks next.
    previous.catch(() => kept.delete(period.id))
    return previous
  }
}

/**
 * A source that did not state its method and its form: those of the stored document stand in their place, and what home
 * affairs declared counts instead of them.
 */
function asDeclared(
  previous: PreviousIndex,
  declared: NonNullable<PreviousIndex['declared']>,
): PreviousIndex {
  const criteria = previous.criteria?.map(({ code }) => ({ code, weight: null })) ?? null
  return { ...previous, method: null, form: null, criteria, declared }
}
