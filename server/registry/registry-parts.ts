import type { Request, Response } from 'express'
import type { AuditTrail } from '../audit/audit-trail.ts'
import type { Stores } from '../storage/database.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { RecordField } from '../texts/registry-texts.ts'
import { HttpProblem } from '../web/http-problem.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { may } from '../web/permissions.ts'
import { postedField } from '../web/posted-fields.ts'
import type { changesSince } from './history.ts'
import type { FieldChange } from './import-plan.ts'
import type { ParsedRecord, Typed } from './parse-records.ts'
import { type RecordFormInput, recordForm } from './record-form.ts'
import { cleanText, codeKey } from './registry-fields.ts'
import type { RegistryState } from './registry-state.ts'

export interface RegistryParts
  extends Pick<
    Stores,
    | 'accounts'
    | 'apiKeys'
    | 'audit'
    | 'openingLog'
    | 'periods'
    | 'places'
    | 'points'
    | 'registry'
    | 'tallies'
    | 'uploads'
  > {
  readonly trail: AuditTrail
  readonly page: Page
  readonly clock: () => Date
  /** One change of the registry at a time, within this process. */
  readonly inTurn: <Answer>(task: () => Promise<Answer>) => Promise<Answer>
}

export const mayManage = (request: Request) => may(request.staff, 'manage-registry')

/** The agency that the address names. @throws HttpProblem 404 */
export function agencyOf(request: Request, { agencies }: Pick<RegistryState, 'agencies'>): Agency {
  const code = param(request, 'agency')
  const agency = agencies.find((one) => codeKey(one.code) === codeKey(code))
  if (agency === undefined) throw new HttpProblem(404, 'not-found')
  return agency
}

/** What was typed in these fields. */
export function typedFields(request: Request, fields: readonly RecordField[]): Typed {
  return Object.fromEntries(fields.map((field) => [field, cleanText(postedField(request, field))]))
}

/** The revision that a form was made from. @throws HttpProblem 400 for a form that nobody was given */
export function seenRevision(request: Request): number {
  const text = postedField(request, 'seen')
  if (!/^\d{1,9}$/.test(text)) throw new HttpProblem(400, 'bad-request')
  return Number(text)
}

/** What a post to the form of one record comes to. */
export type Saved = { readonly done: string } | { readonly status: 409 | 422; readonly form: RecordFormInput }

/** Sends the form again, or leads on to what was saved. */
export function answer(
  { page }: Pick<RegistryParts, 'page'>,
  request: Request,
  response: Response,
  saved: Saved,
) {
  if ('done' in saved) response.redirect(303, saved.done)
  else response.status(saved.status).send(page(request, 'registry-form', recordForm(saved.form)))
}

/**
 * Changes one record as a form says, unless the form has mistakes, or somebody else has changed the record since the
 * form was made: then it is shown again with what was typed, and with what has changed, made from the record as it is.
 */
export async function saveRecord<
  Stored extends { readonly revision?: number; readonly code: string },
  Value,
>({
  current,
  seen,
  parsed,
  form,
  store,
  since,
  done,
}: {
  readonly current: Stored
  readonly seen: number
  readonly parsed: ParsedRecord<Value>
  readonly form: RecordFormInput
  readonly store: (value: Value) => Promise<boolean>
  readonly since: () => Promise<Awaited<ReturnType<typeof changesSince>>>
  readonly done: string
}): Promise<Saved> {
  if ((current.revision ?? 0) !== seen) return conflict()
  if (!parsed.ok) return { status: 422, form: { ...form, problems: parsed.problems } }
  return (await store(parsed.value)) ? { done } : conflict()

  async function conflict(): Promise<Saved> {
    const changed = (await since()) ?? { by: [], fields: null }
    const typed = withTheirs(form.typed, changed.fields ?? [])
    return { status: 409, form: { ...form, typed, conflict: changed } }
  }
}

/** What was typed, with what the other one saved in the fields that this one left as they were. */
function withTheirs(typed: Typed, changed: readonly FieldChange[]): Typed {
  const theirs = changed.filter(({ field, from }) => typed[field as RecordField] === from)
  return { ...typed, ...Object.fromEntries(theirs.map(({ field, to }) => [field, to])) }
}
