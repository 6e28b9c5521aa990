import type { Request, Response } from 'express'
import { problemTexts } from '../texts/problem-texts.ts'
import { HttpProblem } from './http-problem.ts'
import { requestLanguage } from './language.ts'

type PeriodRequest = Request<{ period: string }>

/**
 * The block that `?block=` names, or null for the whole index.
 * @throws HttpProblem if it is given more than once
 */
export function askedBlock(request: PeriodRequest): string | null {
  const block = request.query['block']
  if (block === undefined || typeof block === 'string') return block ?? null
  throw new HttpProblem(400, 'bad-request')
}

/** Refuses a block that the index does not have. */
export function unknownBlock(request: PeriodRequest): HttpProblem {
  const message = problemTexts['unknown-block'][requestLanguage(request as unknown as Request)]
  return new HttpProblem(404, 'unknown-block', {
    problems: [{ field: 'block', problem: 'not-an-option', message }],
  })
}

/** Refuses whoever is not signed in and sent no valid key; the header says how to do better (RFC 9110, 15.5.2). */
export function signInNeeded(response: Response): HttpProblem {
  response.set('WWW-Authenticate', 'Bearer')
  return new HttpProblem(401, 'sign-in-needed')
}
