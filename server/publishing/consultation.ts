import { figureDifferences, isOfLateResponses } from '../../scoring/figure-differences.ts'
import type { FigureDifference, IndexDocument } from '../../scoring/index-document.ts'
import type { Actor, AuditTrail } from '../audit/audit-trail.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import type { LiveIndex } from '../live-index/live-index.ts'
import type { Stores } from '../storage/database.ts'
import type { DraftAnswer } from '../storage/draft-answers-store.ts'
import type { Draft, DraftHeader } from '../storage/drafts-store.ts'
import type { Objection } from '../storage/objections-store.ts'
import type { Period } from '../storage/periods-store.ts'

export interface ConsultationParts
  extends Pick<Stores, 'periods' | 'consultations' | 'drafts' | 'draftAnswers' | 'objections' | 'responses'> {
  readonly liveIndex: Pick<LiveIndex, 'snapshot' | 'document'>
  readonly trail: AuditTrail
  readonly clock: () => Date
}

/** What has come of asking the agencies about the figures of a period. */
export interface Standing {
  /** The draft that was sent last; null before the first. */
  readonly draft: Draft | null
  /** Every draft that was sent, the newest first. */
  readonly sent: readonly DraftHeader[]
  /** To the newest draft, by the agencies that have opened it. */
  readonly answers: readonly DraftAnswer[]
  /** Of all drafts of the period, by number. */
  readonly objections: readonly Objection[]
  readonly open: readonly Objection[]
  /** In what the figures of now are others than those of the newest draft; empty without one. */
  readonly differences: readonly FigureDifference[]
}

/** @param document the figures as they are now; null where the period has none */
export async function standingOf(
  { drafts, draftAnswers, objections }: Pick<ConsultationParts, 'drafts' | 'draftAnswers' | 'objections'>,
  period: Period,
  document: IndexDocument | null,
): Promise<Standing> {
  const { consultation } = period
  if (consultation === undefined) {
    return { draft: null, sent: [], answers: [], objections: [], open: [], differences: [] }
  }
  const [draft, headers, answers, all] = await Promise.all([
    drafts.byNumber(period.id, consultation.draft),
    drafts.headers(period.id),
    draftAnswers.ofDraft(period.id, consultation.draft),
    objections.ofPeriod(period.id),
  ])
  if (draft === null) throw new Error(`draft ${consultation.draft} of ${period.id} is gone`)
  const known = all.filter((objection) => isLetIn(period, objection))
  return {
    draft,
    sent: headers.filter(({ n }) => n <= consultation.draft),
    answers,
    objections: known,
    open: known.filter(({ state }) => state === 'submitted'),
    differences: document === null ? [] : differencesFromDraft(draft.document, document),
  }
}

/** An objection that is written down and was never let in came too late, or its sender's request broke off before. */
export function isLetIn({ consultation }: Period, { id, state }: Objection): boolean {
  return state !== 'submitted' || consultation?.open[id] === true
}

/** In what figures are others than those that the agencies looked through; late responses make no difference. */
export function differencesFromDraft(draft: IndexDocument, now: IndexDocument): readonly FigureDifference[] {
  return figureDifferences(draft, now).filter((difference) => !isOfLateResponses(difference))
}

export type SendingProblem = 'not-closed' | 'not-settled' | 'changed'

/**
 * Sends the figures as they are now to the agencies: stores them for good under the next number, then makes that draft
 * the one that counts. Whoever stops in between leaves a draft that nobody has seen.
 * @param deadline the last day for objections, "YYYY-MM-DD"
 * @returns null when it was sent
 */
export async function sendDraft(
  parts: ConsultationParts,
  by: Actor & { readonly name: string },
  period: Period,
  deadline: string,
): Promise<SendingProblem | null> {
  const { drafts, consultations, responses, liveIndex, trail, clock } = parts
  if (period.status !== 'closed') return 'not-closed'
  const waiting = await responses.untallied(period.id, 1)
  const snapshot = await liveIndex.snapshot(period.id)
  if (waiting.length > 0 || snapshot === null || !snapshot.settled) return 'not-settled'
  const [newest] = await drafts.headers(period.id)
  const n = (newest?.n ?? 0) + 1
  const header = { period: period.id, n, sentAt: clock(), sentBy: by.name, deadline }
  if (!(await drafts.add({ ...header, document: snapshot.document }))) return 'changed'
  const sent = await trail.changing(
    by,
    {
      action: 'draft-sent',
      subject: { kind: 'period', id: period.id },
      before: period.consultation ?? null,
      after: { draft: n, deadline },
    },
    () => consultations.send(period.id, period.consultation?.draft ?? null, { draft: n, deadline }),
  )
  return sent ? null : 'changed'
}

/** Whether agencies may still object and agree: closed, a draft sent, and its last day not over. */
export function isHearing({ status, consultation }: Period, now: Date): boolean {
  return status === 'closed' && consultation !== undefined && dayOf(now) <= consultation.deadline
}

/** Why all agencies have not been heard to the end, where they have not. */
export type Unheard = 'no-draft' | 'deadline'

/**
 * Whether publishing now would cut the agencies short: there was no draft, or its deadline is not over and not every
 * agency has agreed or had its objections decided. Then home affairs says why it publishes all the same.
 */
export function unheardOf(period: Period, standing: Standing, now: Date): Unheard | null {
  if (period.consultation === undefined) return 'no-draft'
  if (!isHearing(period, now)) return null
  const agreed = new Set(standing.answers.flatMap(({ agency, agreedAt }) => (agreedAt ? [agency] : [])))
  const agencies = period.blocks.flatMap((block) => block.agencies)
  return agencies.every(({ code }) => agreed.has(code)) ? null : 'deadline'
}
