import type { Actor } from '../audit/audit-trail.ts'
import type { Objection, ObjectionState } from '../storage/objections-store.ts'
import type { Period } from '../storage/periods-store.ts'
import { type ConsultationParts, isHearing, isLetIn } from './consultation.ts'

type Parts = Pick<ConsultationParts, 'objections' | 'consultations' | 'draftAnswers' | 'trail' | 'clock'>
type Person = Actor & { readonly name: string }

/** What an agency sends. */
export interface SentObjection {
  /** A UUID that came with the form. */
  readonly id: string
  /** The number of the draft that was on the page. */
  readonly draft: number
  /** A criterion of the form; null: the figures as a whole. */
  readonly criterion: string | null
  readonly text: string
}

/** `too-late`: the deadline is over; `not-hearing`: the period is not closed, or being published; `other-draft`: a newer one was sent. */
export type ObjectingProblem = 'too-late' | 'not-hearing' | 'other-draft'

/**
 * Writes an objection down, then lets it in: that is one change of the period, which a publication that has begun, or
 * a newer draft, makes impossible. So an objection comes before a publication and holds it up, or it is told that it
 * came after it.
 * @returns null when it was let in, now or by an earlier sending of the same form
 */
export async function makeObjection(
  parts: Parts,
  by: Person,
  period: Period,
  agency: string,
  { id, draft, criterion, text }: SentObjection,
): Promise<ObjectingProblem | null> {
  const { objections, consultations, trail, clock } = parts
  const known = await objections.byId(id)
  if (known !== null && isOf(known, period, agency) && isLetIn(period, known)) return null
  const problem = problemOf(period, draft, clock())
  if (problem !== null) return problem
  const objection = await objections.add({
    id,
    period: period.id,
    draft,
    agency,
    criterion,
    text,
    at: clock(),
    by: by.name,
  })
  // Somebody else's id: no form of ours has it.
  if (!isOf(objection, period, agency)) return 'not-hearing'
  if (objection.state !== 'submitted') return null
  const isIn = await trail.changing(
    by,
    {
      action: 'objection-made',
      subject: { kind: 'objection', id: `${period.id}/${objection.n}` },
      agency,
      after: { draft, criterion },
    },
    () => consultations.letIn(period.id, draft, id),
  )
  return isIn ? null : 'not-hearing'
}

function isOf(objection: Objection, period: Period, agency: string): boolean {
  return objection.period === period.id && objection.agency === agency
}

function problemOf(period: Period, draft: number, now: Date): ObjectingProblem | null {
  if (period.status !== 'closed' || period.consultation === undefined) return 'not-hearing'
  if (!isHearing(period, now)) return 'too-late'
  return period.consultation.draft === draft ? null : 'other-draft'
}

const actions = {
  accepted: 'objection-accepted',
  rejected: 'objection-rejected',
  withdrawn: 'objection-withdrawn',
} as const satisfies Partial<Record<ObjectionState, string>>

/**
 * Ends an objection: home affairs accepts or rejects it with a reason, its agency withdraws it. First its record says
 * so, then it stops holding the publication up; whoever stops in between leaves that to the next who looks.
 * @returns false where it was ended already
 */
export async function endObjection(
  { objections, consultations, trail, clock }: Parts,
  by: Person,
  objection: Objection,
  state: keyof typeof actions,
  reason: string | null,
): Promise<boolean> {
  if (objection.state !== 'submitted') return false
  const ended = await trail.changing(
    by,
    {
      action: actions[state],
      subject: { kind: 'objection', id: `${objection.period}/${objection.n}` },
      agency: objection.agency,
      before: objection.state,
      after: { state, reason },
    },
    () => objections.finish(objection.id, { state, at: clock(), by: by.name, reason }),
  )
  await consultations.settle(objection.period, objection.id)
  return ended
}

/** Lets go of what holds the publication up though it is ended: somebody stopped in the middle of `endObjection`. */
export async function settleEnded(
  { objections, consultations }: Pick<Parts, 'objections' | 'consultations'>,
  { id, consultation }: Period,
): Promise<void> {
  for (const open of Object.keys(consultation?.open ?? {})) {
    const objection = await objections.byId(open)
    if (objection !== null && objection.state !== 'submitted') await consultations.settle(id, open)
  }
}

/** An agency says that its figures are right. @returns false where it may not any more */
export async function agreeToDraft(
  { draftAnswers, trail, clock }: Parts,
  by: Person,
  period: Period,
  agency: string,
  draft: number,
): Promise<boolean> {
  if (!isHearing(period, clock()) || period.consultation?.draft !== draft) return false
  const known = (await draftAnswers.ofDraft(period.id, draft)).find((answer) => answer.agency === agency)
  if (known !== undefined && known.agreedAt !== null) return true
  await trail.changing(
    by,
    {
      action: 'draft-agreed',
      subject: { kind: 'period', id: period.id },
      agency,
      after: { draft },
    },
    () => draftAnswers.agree({ period: period.id, draft, agency }, by.name, clock()),
  )
  return true
}
