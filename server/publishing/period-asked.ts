import type { Request } from 'express'
import type { Stores } from '../storage/database.ts'
import type { Period } from '../storage/periods-store.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { param } from '../web/param.ts'

/** The period in the address. @throws HttpProblem 404 for an unknown one */
export async function periodAsked(
  periods: Pick<Stores['periods'], 'byId'>,
  request: Request,
): Promise<Period> {
  const period = await periods.byId(param(request, 'period'))
  if (period === null) throw new HttpProblem(404, 'unknown-period')
  return period
}
