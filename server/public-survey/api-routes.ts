import type { Request, Response, Router } from 'express'
import { problemText } from '../../survey-forms/problem-text.ts'
import { paths } from '../paths.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { param } from '../web/param.ts'
import { publicLanguage } from '../web/public-language.ts'
import { senderOf } from './device-key.ts'
import type { LimitSubmission } from './limits.ts'
import { readJson, takeBody } from './read-body.ts'
import type { SubmitOutcome, SubmitResponse } from './submit-response.ts'
import type { SurveyDirectory } from './survey-directory.ts'

interface Needs {
  readonly directory: SurveyDirectory
  readonly submit: SubmitResponse
  readonly limit: LimitSubmission
}

/** Responses from programs: the same path as the form's, answered with status codes and problem documents. */
export function addResponsesApiRoutes(router: Router, { directory, submit, limit }: Needs): void {
  router.post(paths.apiResponses, takeBody('application/json'), async (request, response) => {
    const body = readJson(request)
    const place = await directory(param(request, 'code'))
    const wait = await limit(place?.point.code ?? null, senderOf(request))
    if (wait !== null) throw new HttpProblem(429, 'too-many-requests', { retryAfterSeconds: wait })
    answer(request, response, await submit(place, { kind: 'json', body }))
  })
}

function answer(request: Request, response: Response, outcome: SubmitOutcome): void {
  switch (outcome.kind) {
    case 'stored':
    case 'replayed': {
      const { receipt, receivedAt } = outcome
      response
        .status(outcome.kind === 'stored' ? 201 : 200)
        .set('Cache-Control', 'no-store')
        .json({ receipt, receivedAt: receivedAt.toISOString() })
      return
    }
    case 'other-answers':
      throw new HttpProblem(409, 'other-answers')
    case 'unknown-point':
      throw new HttpProblem(404, 'unknown-point')
    case 'retired-point':
      throw new HttpProblem(410, 'retired-point')
    case 'no-open-period':
      throw new HttpProblem(410, 'no-open-period')
    case 'invalid': {
      const problems = outcome.problems.map((problem) => ({
        ...problem,
        message: problemText(outcome.target.form, problem, publicLanguage(request)),
      }))
      throw new HttpProblem(422, 'invalid-answers', { problems })
    }
  }
}
