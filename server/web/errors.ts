import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import { onwardTexts, pageProblemTexts, problemTexts } from '../texts/problem-texts.ts'
import { homeOf } from './home-of.ts'
import { HttpProblem, type ProblemCode } from './http-problem.ts'
import { requestLanguage } from './language.ts'
import type { Page } from './page.ts'

/** Answers every address that no route knows. */
export const notFound: RequestHandler = (_request, _response, next) => {
  next(new HttpProblem(404, 'not-found'))
}

/**
 * The one place where an error becomes an answer: a problem document below /api/, a page elsewhere. What was not
 * expected is logged whole and answered without a word about its inside.
 */
export function errorHandler({ page, logger }: { page: Page; logger: Logger }): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = asProblem(error)
    if (problem.status >= 500) logger.error({ err: error, route: request.route?.path }, 'request failed')
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (problem.status === 413) response.set('Connection', 'close')
    if (request.path.startsWith(paths.api)) sendProblem(request, response, problem)
    else sendErrorPage(request, response, problem, page)
  }
}

/** A problem document (RFC 9457) in the reader's language. */
function sendProblem(request: Request, response: Response, problem: HttpProblem): void {
  const language = requestLanguage(request)
  const { problems, retryAfterSeconds } = problem.details
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds))
  response
    .status(problem.status)
    .type('application/problem+json')
    .set('Cache-Control', 'no-store')
    .set('X-Content-Type-Options', 'nosniff')
    .set('Content-Language', language)
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: problemTexts[problem.code][language],
        status: problem.status,
        code: problem.code,
        problems: problems ?? [],
      }),
    )
}

function sendErrorPage(request: Request, response: Response, problem: HttpProblem, page: Page): void {
  const language = requestLanguage(request)
  response
    .status(problem.status)
    .set('Cache-Control', 'no-store')
    .send(
      page(request, 'error', {
        title: (pageProblemTexts[problem.code] ?? problemTexts[problem.code])[language],
        heading: headings[language],
        status: problem.status,
        onward: onwardFrom(request, problem, language),
      }),
    )
}

const headings: Record<Language, string> = { vi: 'Không thực hiện được', en: 'This did not work' }

/** The next page of somebody who is stopped: their own first one, signing in, or for other visitors what is public. */
function onwardFrom(
  { staff }: Request,
  { code }: HttpProblem,
  language: Language,
): { readonly href: string; readonly text: string } {
  if (staff) return { href: homeOf(staff), text: onwardTexts.home[language] }
  return code === 'sign-in-needed'
    ? { href: paths.signIn, text: onwardTexts.signIn[language] }
    : {
        href: paths.results,
        text: onwardTexts.results[language],
      }
}

/** Express and its body parsers throw errors that carry a status; everything else is ours to be sorry for. */
export function asProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  if (!(status >= 400 && status < 500)) return new HttpProblem(500, 'internal')
  const code: ProblemCode =
    status === 413
      ? 'too-large'
      : status === 415
        ? 'wrong-type'
        : status === 404
          ? 'not-found'
          : 'bad-request'
  return new HttpProblem(status, code)
}
