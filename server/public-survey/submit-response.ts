import { createHash } from 'node:crypto'
import { responseStatus } from '../../scoring/counted-responses.ts'
import { receptionFor } from '../../scoring/shared-reception.ts'
import type { KeptFields, ParsedSubmission, Problem, Submission } from '../../survey-forms/answers.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { formId } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import { parsePosted, parseSubmission } from '../../survey-forms/parse-answers.ts'
import { answersCanonical } from '../../survey-forms/same-answers.ts'
import { isoWeek } from '../calendar/vietnam-days.ts'
import type { RandomBytes } from '../random/draw-text.ts'
import type { Period } from '../storage/periods-store.ts'
import type { ResponseRecord } from '../storage/response-record.ts'
import { newReceipt } from './receipt.ts'
import type { NamedAgency, SurveyPeriod, SurveyPlace } from './survey-directory.ts'

/** A body as it arrived, with the way to read it: a posted HTML form, or JSON. */
export interface ArrivedBody {
  readonly kind: 'posted' | 'json'
  /** Unknown until parsed. */
  readonly body: unknown
}

/** How a submission ended. Only `stored` wrote anything; `replayed` says that the same answers are stored already. */
export type SubmitOutcome =
  | { readonly kind: 'stored' | 'replayed'; readonly receipt: string; readonly receivedAt: Date }
  | {
      readonly kind: 'other-answers'
      readonly place: SurveyPlace
      readonly receipt: string
      readonly receivedAt: Date
    }
  | { readonly kind: 'unknown-point' }
  | { readonly kind: 'retired-point' | 'no-open-period'; readonly place: SurveyPlace }
  | {
      readonly kind: 'invalid'
      readonly place: SurveyPlace
      /** The period it was meant for, with the form it was parsed against. */
      readonly target: SurveyPeriod
      readonly problems: readonly Problem[]
      readonly kept: KeptFields
    }

/** @param place what the point's code leads to; null for a code that was never given out */
export type SubmitResponse = (place: SurveyPlace | null, arrived: ArrivedBody) => Promise<SubmitOutcome>

interface Needs {
  readonly responses: {
    insert(record: ResponseRecord): Promise<boolean>
    byId(id: string): Promise<ResponseRecord | null>
  }
  readonly forms: FormLookup
  readonly tallier: { nudge(period: string): void }
  readonly clock: () => Date
  readonly randomBytes: RandomBytes
}

/**
 * The path of one response, for the page and the API alike: parse against the version that was shown, store once. The insert itself decides whether the submission is new, so that concurrent retries cannot
 * both be; what is refused for another reason is first looked up, since a retry of a stored submission is answered
 * as such even when the period has closed in the meantime.
 */
export function createSubmitResponse(needs: Needs): SubmitResponse {
  const { responses, clock, randomBytes } = needs

  return async (place, arrived) => {
    if (!place) return { kind: 'unknown-point' }

    const target = place.point.retiredAt ? null : targetPeriod(place, arrived)
    const parsed = target && parseFor(target.form, target.agencies, arrived)
    if (target && parsed?.ok) {
      const record = recordOf(parsed.submission, place, target)
      if (await responses.insert(record)) {
        needs.tallier.nudge(record.period)
        return { kind: 'stored', receipt: record.receipt, receivedAt: record.receivedAt }
      }
      const stored = await responses.byId(record._id)
      if (!stored) throw new Error('a submission id is taken, yet no response has it')
      return repeated(stored, record.digest, place)
    }

    const stored = await storedBefore(arrived)
    if (stored) return repeated(stored, digestFor(stored, place, arrived), place)
    if (place.point.retiredAt) return { kind: 'retired-point', place }
    if (!target || !parsed || parsed.ok) return { kind: 'no-open-period', place }
    return { kind: 'invalid', place, target, problems: parsed.problems, kept: parsed.kept }
  }

  async function storedBefore({ kind, body }: ArrivedBody): Promise<ResponseRecord | null> {
    const id = ownField(body, kind === 'posted' ? 'submission' : 'submissionId')
    return typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? responses.byId(id.toLowerCase()) : null
  }

  function digestFor(stored: ResponseRecord, place: SurveyPlace, arrived: ArrivedBody): string | null {
    const form = needs.forms(stored.form)
    const parsed = form && parseFor(form, place.agenciesByPeriod[stored.period] ?? [], arrived)
    return parsed?.ok ? digestOf(place.point.code, parsed.submission) : null
  }

  function recordOf(
    submission: Submission,
    place: SurveyPlace,
    target: SurveyPeriod & { late: boolean },
  ): ResponseRecord {
    const { submissionId, agency, ...rest } = submission
    const { point } = place
    const receivedAt = clock()
    const belongsTo = agency ?? target.agencies[0]?.code
    if (belongsTo === undefined) throw new Error(`point ${point.code} serves no agency of the period`)
    return {
      _id: submissionId,
      period: target.period.id,
      agency: belongsTo,
      unit: point.unit,
      ...receptionOf(place, target.period, belongsTo),
      point: point.code,
      channel: point.channel,
      ...rest,
      receivedAt,
      week: isoWeek(receivedAt),
      digest: digestOf(point.code, submission),
      receipt: newReceipt(randomBytes),
      status: responseStatus(target.form, target.period.method, {
        answers: submission.answers,
        context: submission.context,
        channel: point.channel,
        late: target.late,
        review: null,
      }),
      revision: 1,
      untallied: true,
    }
  }
}

/** Whose index the answers about reception count for, where that is not the agency's itself. */
function receptionOf(
  { point, host }: SurveyPlace,
  period: Period,
  chosen: string,
): Pick<ResponseRecord, 'receptionFor'> {
  const desk = { chosen, isShared: point.agencies.length > 1, host }
  const agency = receptionFor(period.method.sharedReception, desk)
  if (agency === undefined) return {}
  // An agency that takes no part in the period has no index for them to count in.
  const takesPart = period.blocks.some(({ agencies }) => agencies.some(({ code }) => code === agency))
  return { receptionFor: takesPart ? agency : null }
}

/**
 * The period a body is for: the open one, unless the body answers the form of a period that has just ended and the
 * open one asks another. A period that has ended is kept taking what was on its way, as late, until it is published.
 */
function targetPeriod(place: SurveyPlace, { body }: ArrivedBody): (SurveyPeriod & { late: boolean }) | null {
  const { open, ended } = place
  const shown = ownField(body, 'form')
  if (open && (!ended || shown !== formId(ended.form) || shown === formId(open.form))) {
    return { ...open, late: false }
  }
  return ended && { ...ended, late: true }
}

function parseFor(
  form: FormDefinition,
  served: readonly NamedAgency[],
  { kind, body }: ArrivedBody,
): ParsedSubmission {
  const options = { agencies: served.map(({ code }) => code) }
  return kind === 'posted' ? parsePosted(form, body, options) : parseSubmission(form, body, options)
}

function repeated(stored: ResponseRecord, digest: string | null, place: SurveyPlace): SubmitOutcome {
  const { receipt, receivedAt } = stored
  return stored.digest === digest
    ? { kind: 'replayed', receipt, receivedAt }
    : { kind: 'other-answers', place, receipt, receivedAt }
}

function digestOf(pointCode: string, submission: Submission): string {
  return createHash('sha256').update(answersCanonical(pointCode, submission)).digest('hex')
}

function ownField(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined
}
