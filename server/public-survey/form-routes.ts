import { randomUUID } from 'node:crypto'
import type { Request, Response, Router } from 'express'
import type { Language } from '../../survey-forms/form-definition.ts'
import type { Config } from '../config.ts'
import { link, paths } from '../paths.ts'
import { surveyTexts } from '../texts/survey-texts.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { param } from '../web/param.ts'
import { publicLanguage } from '../web/public-language.ts'
import { keepDeviceKey, senderOf } from './device-key.ts'
import type { LimitSubmission } from './limits.ts'
import { noPeriodMessage, otherAnswersMessage, retiredMessage, unknownPointMessage } from './message-views.ts'
import { readPosted, takeBody } from './read-body.ts'
import type { SubmitOutcome, SubmitResponse } from './submit-response.ts'
import type { SurveyDirectory, SurveyPlace } from './survey-directory.ts'
import type { SurveyPages } from './survey-pages.ts'

interface Needs {
  readonly directory: SurveyDirectory
  readonly submit: SubmitResponse
  readonly limit: LimitSubmission
  readonly pages: SurveyPages
  readonly countRetired: (code: string) => void
  readonly config: Pick<Config, 'publicUrl'>
}

/** The form of a point: shown, posted, and shown again with everything kept when something stands against it. */
export function addFormRoutes(
  router: Router,
  { directory, submit, limit, pages, countRetired, config: { publicUrl } }: Needs,
): void {
  router.get(paths.survey, async (request, response) => {
    const language = publicLanguage(request)
    const code = param(request, 'code')
    const place = await directory(code)
    if (!place) {
      await pages.sendMessage(request, response, unknownPointMessage(language, code))
    } else if (place.point.retiredAt) {
      // The code on a sheet names no language: reading the page in another one is no second scan.
      if (request.method === 'GET' && request.query['lang'] === undefined) countRetired(place.point.code)
      await pages.sendMessage(request, response, retiredMessage(language, place))
    } else if (!place.open) {
      await pages.sendMessage(request, response, noPeriodMessage(language, place))
    } else {
      keepDeviceKey(request, response, publicUrl)
      pages.sendForm(request, response, { place, target: place.open, language, submission: randomUUID() })
    }
  })

  router.post(paths.survey, takeBody('application/x-www-form-urlencoded'), async (request, response) => {
    const body = readPosted(request)
    const code = param(request, 'code')
    const language: Language = body['lang'] === 'en' ? 'en' : 'vi'
    const place = await directory(code)
    const wait = await limit(place?.point.code ?? null, senderOf(request))
    if (wait === null) {
      await answer(request, response, await submit(place, { kind: 'posted', body }), code, language)
    } else {
      await answerLimited(request, response, place, body, language, wait)
    }
  })

  async function answer(
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
        // Express's own redirect negotiates a body that nobody sees, at the price of parsing the answers twice over.
        response
          .writeHead(303, {
            Location: `${link(paths.surveySent, { code })}?${query}`,
            'Cache-Control': 'no-store',
            'Content-Length': 0,
          })
          .end()
        return
      }
      case 'other-answers':
        await pages.sendMessage(request, response, otherAnswersMessage(language, outcome.place, outcome))
        return
      case 'unknown-point':
        await pages.sendMessage(request, response, unknownPointMessage(language, code))
        return
      case 'retired-point':
        await pages.sendMessage(request, response, retiredMessage(language, outcome.place))
        return
      case 'no-open-period':
        await pages.sendMessage(request, response, noPeriodMessage(language, outcome.place))
        return
      case 'invalid': {
        const { place, target, problems, kept } = outcome
        const submission = keptSubmission(kept['submission'])
        const filled = { place, target, language, problems, kept, submission }
        await pages.sendFilledForm(request, response, { status: 422, ...filled })
      }
    }
  }

  /** A limited post gets its form back, filled in, under the same id: nothing typed is lost, nothing is stored. */
  async function answerLimited(
    request: Request,
    response: Response,
    place: SurveyPlace | null,
    body: Record<string, string | string[]>,
    language: Language,
    wait: number,
  ): Promise<void> {
    response.set('Retry-After', String(wait))
    if (!place?.open || place.point.retiredAt) {
      throw new HttpProblem(429, 'too-many-requests', { retryAfterSeconds: wait })
    }
    await pages.sendFilledForm(request, response, {
      status: 429,
      place,
      target: place.open,
      language,
      kept: body,
      submission: keptSubmission(body['submission']),
      notice: surveyTexts[language].tooMany(wait),
    })
  }
}

function keptSubmission(value: unknown): string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    ? value
    : randomUUID()
}
