import type { Request } from 'express'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import type { AuditTrail } from '../audit/audit-trail.ts'
import type { Stores } from '../storage/database.ts'
import type { Period } from '../storage/periods-store.ts'
import { HttpProblem } from '../web/http-problem.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { postedLine } from './posted-text.ts'

/** What the pages of periods work with. */
export interface PeriodsParts
  extends Pick<Stores, 'periods' | 'registry' | 'settings' | 'openingLog' | 'formVersions'> {
  readonly forms: FormLookup
  readonly trail: AuditTrail
  readonly page: Page
  readonly clock: () => Date
}

/** The period that an address names. @throws HttpProblem 404 */
export async function periodOf(
  { periods }: Pick<PeriodsParts, 'periods'>,
  request: Request,
): Promise<Period> {
  const period = await periods.byId(param(request, 'period'))
  if (period === null) throw new HttpProblem(404, 'unknown-period')
  return period
}

/** Whether a posted form shows the period as it still is. */
export function isAsSeen(request: Request, { revision = 0 }: Period): boolean {
  return postedLine(request.body, 'revision') === String(revision)
}
