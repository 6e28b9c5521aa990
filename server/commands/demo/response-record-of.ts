import { createHash } from 'node:crypto'
import { responseStatus } from '../../../scoring/counted-responses.ts'
import type { ScoringMethod } from '../../../scoring/method.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import { answersCanonical } from '../../../survey-forms/same-answers.ts'
import { isoWeek } from '../../calendar/vietnam-days.ts'
import { newReceipt } from '../../public-survey/receipt.ts'
import type { RandomBytes } from '../../random/draw-text.ts'
import type { ResponseRecord } from '../../storage/response-record.ts'
import type { SimulatedResponse } from './simulate-responses.ts'

/** A simulated response as it would be stored had it come over the network: untallied, for the real tallier. */
export function responseRecordOf(
  { submission, point, channel, receivedAt, review }: SimulatedResponse,
  period: { readonly id: string; readonly method: ScoringMethod },
  form: FormDefinition,
  randomBytes: RandomBytes,
): ResponseRecord {
  const { submissionId, agency, ...rest } = submission
  const belongsTo = agency ?? point.agencies[0]
  if (belongsTo === undefined) throw new Error(`point ${point.code} serves no agency`)
  return {
    _id: submissionId,
    period: period.id,
    agency: belongsTo,
    unit: point.unit,
    point: point.code,
    channel,
    ...rest,
    receivedAt,
    week: isoWeek(receivedAt),
    digest: createHash('sha256').update(answersCanonical(point.code, submission)).digest('hex'),
    receipt: newReceipt(randomBytes),
    status: responseStatus(form, period.method, {
      answers: submission.answers,
      context: submission.context,
      channel,
      late: false,
      review,
    }),
    revision: 1,
    untallied: true,
  }
}
