import { randomUUID } from 'node:crypto'
import { parse } from 'cookie'
import { type ErrorRequestHandler, type Request, type Response, Router } from 'express'
import type { Language } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import { problemText } from '../../survey-forms/problem-text.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { ResponseRecord } from '../storage/response-record.ts'
import { problemTexts } from '../texts/problem-texts.ts'
import { surveyTexts } from '../texts/survey-texts.ts'
import type { Assets } from '../web/assets.ts'
import { asProblem } from '../web/errors.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { param } from '../web/param.ts'
import type { Views } from '../web/views.ts'
import { formsRoutes } from './forms-routes.ts'
import { limitSubmissions, type Sender, type SurveyLimits } from './limits.ts'
import {
  noPeriodMessage,
  otherAnswersMessage,
  receiptMessage,
  refusedMessage,
  retiredMessage,
  sentMessage,
  unknownPointMessage,
} from './message-views.ts'
import { readJson, readPosted, takeBody } from './read-body.ts'
import { parseReceipt, type RandomBytes } from './receipt.ts'
import { createSubmitResponse, type SubmitOutcome } from './submit-response.ts'
import { createSurveyDirectory } from './survey-directory.ts'
import { createSurveyPages } from './survey-pages.ts'

interface Needs {
  readonly points: { byCode(code: string): Promise<Point | null> }
  readonly periods: { all(): Promise<Period[]>; byId(id: string): Promise<Period | null> }
  readonly registry: { agencies(): Promise<Agency[]> }
  readonly responses: {
    insert(record: ResponseRecord): Promise<boolean>
    byId(id: string): Promise<ResponseRecord | null>
    byReceipt(receipt: string): Promise<ResponseRecord[]>
  }
  readonly forms: FormLookup
  readonly tallier: { nudge(period: string): void }
  readonly limits: SurveyLimits
  readonly clock: () => Date
  readonly randomBytes: RandomBytes
  readonly views: Views
  readonly assets: Assets
  readonly installation: () => { surveyor: string; simulated: boolean }
}

/** The public form, its posts from pages and programs, and the receipts. Nobody signs in here and no session exists. */
export function publicSurveyRoutes(needs: Needs): Router {
  const { responses, periods } = needs
  const directory = createSurveyDirectory(needs)
  const submit = createSubmitResponse({ ...needs, directory })
  const limit = limitSubmissions(needs.limits)
  const pages = createSurveyPages({ ...needs, settings: needs.installation })
  const router = Router()

  router.get(paths.survey, async (request, response) => {
    const language = queryLanguage(request)
    const place = await directory(param(request, 'code'))
    if (place?.open && !place.point.retiredAt) {
      keepDeviceKey(request, response)
      pages.sendForm(request, response, {
        place,
        open: place.open,
        language,
        submission: randomUUID(),
      })
    } else if (!place) {
      await sendUnknown(request, response, param(request, 'code'))
    } else {
      const message = place.point.retiredAt ? retiredMessage : noPeriodMessage
      await pages.sendMessage(request, response, message(language, place))
    }
  })

  router.post(paths.survey, takeBody('application/x-www-form-urlencoded'), async (request, response) => {
    const body = readPosted(request)
    const code = param(request, 'code')
    const language: Language = body['lang'] === 'en' ? 'en' : 'vi'
    const wait = await limit(code, senderOf(request))
    if (wait !== null) {
      await sendLimited(request, response, code, body, language, wait)
      return
    }
    const outcome = await submit(code, { kind: 'posted', body })
    await answerPage(request, response, outcome, code, language)
  })

  router.post(paths.apiResponses, takeBody('application/json'), async (request, response) => {
    const code = param(request, 'code')
    const body = readJson(request)
    const wait = await limit(code, senderOf(request))
    if (wait !== null) throw new HttpProblem(429, 'too-many-requests', { retryAfterSeconds: wait })
    answerApi(request, response, await submit(code, { kind: 'json', body }))
  })

  router.use(formsRoutes(needs))

  router.get(paths.surveySent, async (request, response) => {
    const language = queryLanguage(request)
    const code = param(request, 'code')
    const place = await directory(code)
    const receipt = parseReceipt(request.query['receipt'])
    const stored = receipt === null ? [] : await responses.byReceipt(receipt)
    const received = stored.find((candidate) => candidate.point === code)
    if (!place) await sendUnknown(request, response, code)
    else if (!received) await pages.sendMessage(request, response, receiptMessage(language, null, true))
    else await pages.sendMessage(request, response, sentMessage(language, place, received))
  })

  router.get(paths.receipts, async (request, response) => {
    const receipt = parseReceipt(request.query['receipt'])
    if (receipt !== null) response.redirect(303, link(paths.receipt, { receipt }))
    else await sendReceipt(request, response, null, request.query['receipt'] !== undefined)
  })

  router.get(paths.receipt, async (request, response) => {
    await sendReceipt(request, response, parseReceipt(param(request, 'receipt')), true)
  })

  async function sendReceipt(request: Request, response: Response, receipt: string | null, asked: boolean) {
    const received = receipt === null ? undefined : (await responses.byReceipt(receipt))[0]
    const period = received && (await periods.byId(received.period))
    const found = received ? { received, periodName: period?.name ?? received.period } : null
    await pages.sendMessage(request, response, receiptMessage(queryLanguage(request), found, asked))
  }

  async function answerPage(
    request: Request,
    response: Response,
    outcome: SubmitOutcome,
    code: string,
    language: Language,
  ): Promise<void> {
    switch (outcome.kind) {
      case 'stored':
      case 'replayed': {
        const query = new URLSearchParams({
          receipt: outcome.receipt,
          ...(language === 'en' && { lang: language }),
        })
        response.redirect(303, `${link(paths.surveySent, { code })}?${query}`)
        return
      }
      case 'other-answers': {
        const place = await directory(code)
        if (!place) throw new HttpProblem(404, 'unknown-point')
        await pages.sendMessage(request, response, otherAnswersMessage(language, place, outcome))
        return
      }
      case 'unknown-point':
        await sendUnknown(request, response, code)
        return
      case 'retired-point':
        await pages.sendMessage(request, response, retiredMessage(language, outcome.place))
        return
      case 'no-open-period':
        await pages.sendMessage(request, response, noPeriodMessage(language, outcome.place))
        return
      case 'invalid': {
        const { place, form, problems, kept } = outcome
        const submission = keptSubmission(kept['submission'])
        await pages.sendFilledForm(request, response, {
          status: 422,
          place,
          form,
          language,
          problems,
          kept,
          submission,
        })
      }
    }
  }

  function answerApi(request: Request, response: Response, outcome: SubmitOutcome): void {
    const language = queryLanguage(request)
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
          message: problemText(outcome.form, problem, language),
        }))
        throw new HttpProblem(422, 'invalid-answers', { problems })
      }
    }
  }

  /** A limited post gets its form back, filled in, under the same id: nothing typed is lost, nothing is stored. */
  async function sendLimited(
    request: Request,
    response: Response,
    code: string,
    body: Record<string, string | string[]>,
    language: Language,
    wait: number,
  ): Promise<void> {
    const place = await directory(code)
    response.set('Retry-After', String(wait))
    if (!place?.open) throw new HttpProblem(429, 'too-many-requests', { retryAfterSeconds: wait })
    await pages.sendFilledForm(request, response, {
      status: 429,
      place,
      form: place.open.form,
      language,
      kept: body,
      submission: keptSubmission(body['submission']),
      notice: surveyTexts[language].tooMany(wait),
    })
  }

  async function sendUnknown(request: Request, response: Response, code: string): Promise<void> {
    const language = queryLanguage(request)
    const text = problemTexts['unknown-point'][language]
    await pages.sendMessage(request, response, unknownPointMessage(language, code, text))
  }

  /**
   * Gives the browser a random key of its own, so that a limit meets the device rather than everybody in the room.
   * It names nobody, is not stored with responses, and the form works the same for a browser that refuses it.
   */
  function keepDeviceKey(request: Request, response: Response): void {
    if (deviceOf(request) !== null) return
    const secure = request.secure ? '; Secure' : ''
    response.setHeader(
      'Set-Cookie',
      `${deviceCookie}=${randomUUID()}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`,
    )
  }

  /** What a form's post is refused for reaches the citizen as a page like the others; the API has its own answer. */
  const refuse: ErrorRequestHandler = (error: unknown, request, response, next) => {
    const problem = asProblem(error)
    if (problem.status >= 500 || response.headersSent || request.path.startsWith(paths.api)) {
      next(error)
      return
    }
    if (problem.status === 413) response.set('Connection', 'close')
    const message = refusedMessage(queryLanguage(request), request.path, problem)
    pages.sendMessage(request, response, message).catch(next)
  }
  router.use(refuse)
  return router
}

const deviceCookie = 'device'

function senderOf(request: Request): Sender {
  return { device: deviceOf(request), address: request.ip ?? 'unknown' }
}

function deviceOf(request: Request): string | null {
  const header = request.get('cookie')
  const key = header === undefined ? undefined : parse(header)[deviceCookie]
  return key !== undefined && /^[0-9a-f-]{36}$/.test(key) ? key : null
}

function queryLanguage(request: Request): Language {
  return request.query['lang'] === 'en' ? 'en' : 'vi'
}

function keptSubmission(value: unknown): string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    ? value
    : randomUUID()
}
