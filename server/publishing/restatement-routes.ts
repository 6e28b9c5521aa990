import { type Request, type Response, Router } from 'express'
import { dayOf } from '../calendar/vietnam-days.ts'
import { link, paths } from '../paths.ts'
import type { Stores } from '../storage/database.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import type { Assets } from '../web/assets.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { postedField } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { parseRestatement, publishedSettings } from './parse-restatement.ts'
import { periodAsked } from './period-asked.ts'
import { suggestedPublication } from './publishing-view.ts'
import { publishRestatement, type RestatingParts, restatedIndex } from './restate-period.ts'
import { type RestatementViewInput, restatementView } from './restatement-view.ts'
import { takeLongForm } from './take-long-form.ts'

export interface RestatementRoutesParts extends RestatingParts, Pick<Stores, 'periods'> {
  readonly installation: () => Settings
  readonly page: Page
  readonly assets: Assets
}

/** Restating a published index: what would change first, and signing it once that has been seen. */
export function restatementRoutes(parts: RestatementRoutesParts): Router {
  const { periods, publications, page, clock } = parts
  const allowed = requireStaff('publish')
  const router = Router()

  router.get(paths.restatement, allowed, async (request, response) => {
    await send(request, response, await periodAsked(periods, request), {})
  })

  router.post(paths.restatement, allowed, takeLongForm, async (request, response) => {
    const period = await periodAsked(periods, request)
    const published = await publishedOf(period)
    if (published === null) {
      await send(request, response, period, { status: 409, refusal: 'not-published' })
      return
    }
    const parsed = parseRestatement(request.body, published, dayOf(clock()))
    if (!parsed.ok) {
      await send(request, response, period, { status: 422, ...parsed })
      return
    }
    const { kept } = parsed
    const restated = await restatedIndex(parts, period, published, parsed.corrections)
    if (typeof restated === 'string') {
      await send(request, response, period, { status: 409, kept, refusal: restated })
      return
    }
    if (postedField(request, 'step') !== 'sign') {
      await send(request, response, period, { kept, restated })
      return
    }
    if (postedField(request, 'seen') !== restated.seen) {
      await send(request, response, period, { status: 409, kept, restated, refusal: 'changed' })
      return
    }
    const refusal = await publishRestatement(parts, signedIn(request), published, restated, parsed)
    if (refusal === null) response.redirect(303, link(paths.publishing, { period: period.id }))
    else await send(request, response, period, { status: 409, kept, refusal })
  })

  async function publishedOf({ id, status }: Period) {
    const document = status === 'published' ? await publications.latest(id) : null
    return document?.publication ? document : null
  }

  async function send(
    request: Request,
    response: Response,
    period: Period,
    {
      status = 200,
      kept,
      ...refused
    }: Omit<RestatementViewInput, 'language' | 'period' | 'published' | 'kept'> &
      Partial<Pick<RestatementViewInput, 'kept'>> & { readonly status?: number },
  ): Promise<void> {
    const published = await publishedOf(period)
    const today = dayOf(clock())
    const view = restatementView({
      language: requestLanguage(request),
      period,
      published,
      kept: kept ?? {
        decision: suggestedPublication(parts.installation().surveyor, today),
        fields: published === null ? {} : publishedSettings(published),
      },
      ...refused,
    })
    const stylesheet = parts.assets.href('board.css')
    response.status(status).send(page(request, 'restatement', { ...view, stylesheet }))
  }

  return router
}
