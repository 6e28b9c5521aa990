import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { indexQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { benchBody, benchPoint } from './bench-province.ts'

/** The budgets are for 32 people at once. */
export const connections = 32

export interface Load {
  /** Finished requests a second, whatever their status. */
  readonly perSecond: number
  readonly statuses: Readonly<Record<string, number>>
}

/** Runs requests one after another on each of 32 connections. */
export async function load(address: string, seconds: number, requests: autocannon.Request[]): Promise<Load> {
  const result = await autocannon({ url: address, connections, duration: seconds, requests })
  if (result.errors > 0) throw new Error(`${result.errors} requests failed under load`)
  const statuses = Object.entries(result.statusCodeStats ?? {}).map(
    ([status, { count }]) => [status, count ?? 0] as const,
  )
  return { perSecond: result.requests.average, statuses: Object.fromEntries(statuses) }
}

/** One view of the form, by a browser that has been here before. */
export const viewForm: autocannon.Request = {
  method: 'GET',
  path: `/s/${benchPoint}`,
  headers: { 'accept-encoding': 'gzip', cookie: `device=${randomUUID()}` },
}

/** One submission over the API. */
export const sendResponse: autocannon.Request = {
  method: 'POST',
  path: `/api/v1/points/${benchPoint}/responses`,
  headers: { 'content-type': 'application/json' },
  setupRequest: (request) => ({ ...request, body: benchBody() }),
}

const postedAnswers = indexQuestions(fiveCriteriaProposedV1)
  .map(({ code }, i) => `${code}=${fiveCriteriaProposedV1.scale[i % 5]?.code}`)
  .join('&')

/** One submission of the form, as a browser posts it. */
export const postForm: autocannon.Request = {
  method: 'POST',
  path: `/s/${benchPoint}?send=1`,
  headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `device=${randomUUID()}` },
  setupRequest: (request) => ({
    ...request,
    body: `context.stage=received&context.mode=in-person&${postedAnswers}&form=five-criteria-proposed.v1&lang=vi&submission=${randomUUID()}`,
  }),
}

/** @throws when anything was answered otherwise: a rate of refusals is no rate */
export function expectOnly({ statuses }: Load, allowed: readonly string[]): void {
  const others = Object.keys(statuses).filter((status) => !allowed.includes(status))
  if (others.length > 0)
    throw new Error(`answered ${JSON.stringify(statuses)}, not only ${allowed.join(', ')}`)
}
