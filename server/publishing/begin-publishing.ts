import type { FigureDifference } from '../../scoring/index-document.ts'
import type { Actor } from '../audit/audit-trail.ts'
import type { Objection } from '../storage/objections-store.ts'
import type { Period, PublicationDecision } from '../storage/periods-store.ts'
import { type ConsultationParts, standingOf } from './consultation.ts'
import { settleEnded } from './objecting.ts'

/** What stands in the way of a publication. */
export interface Hindrances {
  readonly open: readonly Objection[]
  readonly differences: readonly FigureDifference[]
}

export type Beginning =
  | { readonly ok: true }
  /** Without hindrances: the status of the period is another one by now. */
  | { readonly ok: false; readonly hindrances: Hindrances | null }

/**
 * Begins to publish a closed period, unless an objection waits for a decision or the figures are no longer those of the
 * draft. The look at the objections only serves to name them: what decides is the change of the period itself, which
 * does not happen where one is open.
 * @param unheardBecause why the agencies are not heard to the end; null where they were
 */
export async function beginPublishing(
  parts: ConsultationParts,
  by: Actor,
  { id }: Period,
  decision: PublicationDecision,
  unheardBecause: string | null,
): Promise<Beginning> {
  const { periods, consultations, liveIndex, trail, clock } = parts
  const before = await periods.byId(id)
  if (before === null || before.status !== 'closed') return { ok: false, hindrances: null }
  await settleEnded(parts, before)
  const hindrances = await hindrancesOf()
  if (hindrances !== null) return { ok: false, hindrances }
  const began = await trail.changing(
    by,
    {
      action: 'period-published',
      subject: { kind: 'period', id },
      before: before.status,
      after: { decision, draft: before.consultation?.draft ?? null, unheardBecause },
    },
    () =>
      consultations.beginPublishing(id, before.consultation?.draft ?? null, {
        statusSince: clock(),
        decision,
        unheardBecause,
      }),
  )
  return began ? { ok: true } : { ok: false, hindrances: await hindrancesOf() }

  async function hindrancesOf(): Promise<Hindrances | null> {
    const period = await periods.byId(id)
    if (period === null || period.status !== 'closed') return null
    const { open, differences } = await standingOf(parts, period, await liveIndex.document(id))
    return open.length + differences.length === 0 ? null : { open, differences }
  }
}
