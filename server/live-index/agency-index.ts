import type { AgencySteps } from '../../scoring/agency-steps.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'
import type { IndexInput } from '../../scoring/index-input.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import type { Stores } from '../storage/database.ts'
import { countedByChannel } from './counted-by-channel.ts'
import type { IndexSnapshot, LiveIndex } from './live-index.ts'
import { ownDocument } from './own-document.ts'
import { type OwnSteps, ownSteps } from './own-steps.ts'

/** The index of an agency alone as its people may see it, and the steps that it was scored from. */
export interface AgencySnapshot extends IndexSnapshot {
  readonly steps: AgencySteps
}

export interface AgencyIndexParts extends Pick<Stores, 'tallies' | 'tallyLog' | 'shownFigures'> {
  readonly liveIndex: Pick<LiveIndex, 'inputOf'>
  readonly clock: () => Date
}

/** What the people of an agency see of it before publication. */
export interface AgencyIndex {
  /**
   * Looks, as somebody of the agency does: the figures move on by the steps that are due.
   * @param whole the live index of the whole period
   * @returns null if that is published, or has not the agency
   */
  snapshot(periodId: string, agency: string, whole: IndexSnapshot): Promise<AgencySnapshot | null>
}

/**
 * Makes the index of an agency from its steps. It is kept as long as the index of the whole period is, so that many
 * people of one agency who look at once cost one look; those who come while it is being made wait for it.
 */
export function createAgencyIndex(parts: AgencyIndexParts): AgencyIndex {
  const kept = new Map<string, { readonly of: IndexDocument; readonly look: Look }>()
  const underWay = new Map<string, Promise<AgencySnapshot | null>>()

  return {
    async snapshot(periodId, agency, whole) {
      const name = JSON.stringify([periodId, agency])
      const before = kept.get(name)
      // Another document: the log, the period or a name may have moved.
      if (before?.of === whole.document) return before.look.snapshot
      const waiting = underWay.get(name)
      if (waiting !== undefined) return waiting
      const next = lookAt(parts, periodId, agency, whole.document, before?.look ?? null)
        .then((look) => {
          if (whole.settled && look?.snapshot.settled) kept.set(name, { of: whole.document, look })
          return look?.snapshot ?? null
        })
        .finally(() => underWay.delete(name))
      underWay.set(name, next)
      return next
    },
  }
}

interface Look {
  readonly snapshot: AgencySnapshot
  /** All that the document says, but for when: another look at the same makes the same document. */
  readonly about: string
  readonly previous: IndexInput['previous']
}

async function lookAt(
  parts: AgencyIndexParts,
  periodId: string,
  agency: string,
  whole: IndexDocument,
  before: Look | null,
): Promise<Look | null> {
  const input = parts.liveIndex.inputOf(whole)
  const asked = input?.blocks.some(({ agencies }) => agencies.some(({ code }) => code === agency))
  if (input === null || !asked) return null
  const { steps, read } = await ownSteps(parts, periodId, input, agency, dayOf(parts.clock()))
  const { n, settled } = read
  const about = aboutOf(input, steps, read)
  // The log moves with everybody's responses; scoring again what has not moved would cost as much for nothing.
  const document =
    before?.about === about && before.previous === input.previous
      ? { ...before.snapshot.document, computedAt: input.computedAt }
      : ownDocument(input, agency, steps, {
          excluded: Object.fromEntries(
            read.records.agency
              .filter(({ status }) => status !== 'counted')
              .map(({ status, sums }) => [status, sums]),
          ),
          channels: countedByChannel(read.records.channel),
        })
  return document && { snapshot: { n, settled, document, steps }, about, previous: input.previous }
}

/** Of the previous index nothing: it is long, and known by itself. */
function aboutOf(input: IndexInput, { whole }: AgencySteps, { records }: OwnSteps['read']): string {
  const { previous: _, computedAt: __, form: ___, blocks, ...rest } = input
  const frame = blocks.map(({ code, name, agencies }) => [
    code,
    name,
    agencies.map(({ tallies: _, channels: __, ...agency }) => agency),
  ])
  const read = [...records.agency, ...records.channel].map(({ _id, lastBatch }) => [_id, lastBatch])
  return JSON.stringify([rest, frame, whole, read])
}
