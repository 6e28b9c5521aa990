import { type Request, type Response, Router } from 'express'
import { dayOf } from '../calendar/vietnam-days.ts'
import type { LiveIndex } from '../live-index/live-index.ts'
import { link, paths } from '../paths.ts'
import type { Signing } from '../signing/signing.ts'
import type { Stores } from '../storage/database.ts'
import type { Period, PublicationDecision } from '../storage/periods-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff } from '../web/require-staff.ts'
import { anonymousLines } from './anonymous-responses.ts'
import { type KeptPublication, type PublicationProblem, parsePublication } from './parse-publication.ts'
import { publishingView, suggestedPublication } from './publishing-view.ts'
import { sendLines } from './send-lines.ts'

export interface PublishingParts extends Pick<Stores, 'periods' | 'responses'> {
  readonly liveIndex: Pick<LiveIndex, 'document'>
  readonly signing: Signing
  readonly installation: () => Settings
  readonly page: Page
  readonly clock: () => Date
}

/** Closing a period and publishing its index, the responses behind it, and the keys by which it is checked. */
export function publishingRoutes(parts: PublishingParts): Router {
  const { periods, page, clock } = parts
  const allowed = requireStaff('publish')
  const reader = requireStaff('see-publishing')
  const router = Router()

  router.get(paths.publishing, reader, async (request, response) => {
    await send(request, response, await periodOf(request), {})
  })

  router.post(paths.closePeriod, allowed, takeForm, async (request, response) => {
    const period = await periodOf(request)
    const began = await periods.changeStatus(period.id, 'open', 'closing', { statusSince: clock() })
    await answer(request, response, period, began)
  })

  router.post(paths.publishPeriod, allowed, takeForm, async (request, response) => {
    const period = await periodOf(request)
    const parsed = parsePublication(request.body, dayOf(clock()))
    if (!parsed.ok) {
      await send(request, response, period, { ...parsed, status: 422 })
      return
    }
    const began = await beginPublishing(period, parsed.decision)
    await answer(request, response, period, began)
  })

  /** Only where publishing fails: what is about to be stored is not called back. */
  router.post(paths.stopPublishing, allowed, takeForm, async (request, response) => {
    const period = await periodOf(request)
    const stopped =
      period.problem !== undefined && (await periods.changeStatus(period.id, 'publishing', 'closed'))
    await answer(request, response, period, stopped)
  })

  router.get(paths.apiResponsesOf, requireStaff('export-responses'), async (request, response) => {
    const period = await periodOf(request)
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const lines = anonymousLines(parts, period.id, {
      signal: gone.signal,
      onCounted: (count) =>
        response.type('application/x-ndjson').set({
          'Content-Disposition': 'attachment; filename="responses.ndjson"',
          'X-Row-Count': String(count),
        }),
    })
    await sendLines(response, lines)
  })

  router.get(paths.apiPublicKeys, async (_request, response) => {
    response.set('Cache-Control', 'no-cache').json({ keys: await parts.signing.publicKeys() })
  })

  function beginPublishing(period: Period, decision: PublicationDecision): Promise<boolean> {
    return periods.changeStatus(period.id, 'closed', 'publishing', { statusSince: clock(), decision })
  }

  /** Back to the page, which shows the new status; or the page at once, saying that another was faster. */
  async function answer(request: Request, response: Response, { id }: Period, began: boolean): Promise<void> {
    if (began) {
      response.redirect(303, link(paths.publishing, { period: id }))
      return
    }
    await send(request, response, await periodOf(request), { status: 409, isStale: true })
  }

  async function periodOf(request: Request): Promise<Period> {
    const period = await periods.byId(param(request, 'period'))
    if (period === null) throw new HttpProblem(404, 'unknown-period')
    return period
  }

  async function send(
    request: Request,
    response: Response,
    period: Period,
    {
      status = 200,
      kept,
      problems = [],
      isStale = false,
    }: {
      status?: number
      kept?: KeptPublication
      problems?: readonly PublicationProblem[]
      isStale?: boolean
    },
  ): Promise<void> {
    const today = dayOf(clock())
    const view = publishingView({
      language: requestLanguage(request),
      period,
      document: await parts.liveIndex.document(period.id),
      today,
      kept: kept ?? suggestedPublication(parts.installation().surveyor, today),
      problems,
      isStale,
    })
    response.status(status).send(page(request, 'publishing', view))
  }

  return router
}
