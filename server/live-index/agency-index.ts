import type { AgencySteps } from '../../scoring/agency-steps.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import type { Stores } from '../storage/database.ts'
import { countedByChannel } from './counted-by-channel.ts'
import type { IndexSnapshot, LiveIndex } from './live-index.ts'
import { ownDocument } from './own-document.ts'
import { ownSteps } from './own-steps.ts'

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
  const kept = new Map<string, { readonly of: IndexDocument; readonly snapshot: AgencySnapshot }>()
  const underWay = new Map<string, Promise<AgencySnapshot | null>>()

  return {
    async snapshot(periodId, agency, whole) {
      const name = JSON.stringify([periodId, agency])
      const before = kept.get(name)
      // Another document: the log, the period or a name may have moved.
      if (before?.of === whole.document) return before.snapshot
      const waiting = underWay.get(name)
      if (waiting !== undefined) return waiting
      const next = look(parts, periodId, agency, whole.document)
        .then((snapshot) => {
          if (whole.settled && snapshot?.settled) kept.set(name, { of: whole.document, snapshot })
          return snapshot
        })
        .finally(() => underWay.delete(name))
      underWay.set(name, next)
      return next
    },
  }
}

async function look(
  parts: AgencyIndexParts,
  periodId: string,
  agency: string,
  whole: IndexDocument,
): Promise<AgencySnapshot | null> {
  const input = parts.liveIndex.inputOf(whole)
  const asked = input?.blocks.some(({ agencies }) => agencies.some(({ code }) => code === agency))
  if (input === null || !asked) return null
  const { steps, read } = await ownSteps(parts, periodId, input, agency, dayOf(parts.clock()))
  const document = ownDocument(input, agency, steps, {
    excluded: Object.fromEntries(
      read.records.agency
        .filter(({ status }) => status !== 'counted')
        .map(({ status, sums }) => [status, sums]),
    ),
    channels: countedByChannel(read.records.channel),
  })
  return document && { n: read.n, settled: read.settled, document, steps }
}
