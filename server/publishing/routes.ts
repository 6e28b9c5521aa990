import { type Request, type Response, Router } from 'express'
import { dayOf } from '../calendar/vietnam-days.ts'
import type { LiveIndex } from '../live-index/live-index.ts'
import { createPreviousChannels } from '../live-index/previous-channels.ts'
import { link, paths } from '../paths.ts'
import type { Signing } from '../signing/signing.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import { requestLanguage } from '../web/language.ts'
import { may } from '../web/permissions.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { sendLines } from '../web/send-lines.ts'
import { anonymousLines } from './anonymous-responses.ts'
import { beginPublishing } from './begin-publishing.ts'
import { standingOf, type Unheard, unheardOf } from './consultation.ts'
import { type DraftRoutesParts, draftRoutes } from './draft-routes.ts'
import { type OwnDraftRoutesParts, ownDraftRoutes } from './own-draft-routes.ts'
import {
  type KeptPublication,
  keptPublication,
  type PublicationProblem,
  parsePublication,
} from './parse-publication.ts'
import { periodAsked } from './period-asked.ts'
import { publishingView, suggestedPublication } from './publishing-view.ts'
import { type RestatementRoutesParts, restatementRoutes } from './restatement-routes.ts'

export interface PublishingParts extends DraftRoutesParts, OwnDraftRoutesParts, RestatementRoutesParts {
  readonly liveIndex: LiveIndex
  readonly signing: Signing
  readonly installation: () => Settings
}

/**
 * Closing a period, asking the agencies about its figures, publishing and restating its index, the responses behind it,
 * and the keys by which it is checked.
 */
export function publishingRoutes(parts: PublishingParts): Router {
  const { periods, trail, page, clock } = parts
  const allowed = requireStaff('publish')
  const reader = requireStaff('see-publishing')
  const previousChannels = createPreviousChannels(parts)
  const router = Router()

  router.use(draftRoutes(parts))
  router.use(ownDraftRoutes(parts))
  router.use(restatementRoutes(parts))

  router.get(paths.publishing, reader, async (request, response) => {
    await send(request, response, await periodAsked(periods, request), {})
  })

  router.post(paths.closePeriod, allowed, takeForm, async (request, response) => {
    const { id, status } = await periodAsked(periods, request)
    const began = await trail.changing(
      signedIn(request),
      { action: 'period-closed', subject: { kind: 'period', id }, before: status },
      () => periods.changeStatus(id, 'open', 'closing', { statusSince: clock() }),
    )
    await answer(request, response, id, began)
  })

  router.post(paths.publishPeriod, allowed, takeForm, async (request, response) => {
    const period = await periodAsked(periods, request)
    const unheard = await unheardNow(period)
    const parsed = parsePublication(request.body, dayOf(clock()), unheard !== null)
    if (!parsed.ok) {
      await send(request, response, period, { ...parsed, status: 422 })
      return
    }
    const { decision, unheardBecause } = parsed
    const began = await beginPublishing(parts, signedIn(request), period, decision, unheardBecause)
    if (began.ok || began.hindrances === null) await answer(request, response, period.id, began.ok)
    else {
      const now = await periodAsked(periods, request)
      const kept = keptPublication(request.body)
      await send(request, response, now, { status: 409, kept, showsHindrances: true })
    }
  })

  /** Only where publishing fails: what is about to be stored is not called back. */
  router.post(paths.stopPublishing, allowed, takeForm, async (request, response) => {
    const { id, problem, status } = await periodAsked(periods, request)
    const stopped =
      problem !== undefined &&
      (await trail.changing(
        signedIn(request),
        { action: 'publishing-stopped', subject: { kind: 'period', id }, before: { status, problem } },
        () => periods.changeStatus(id, 'publishing', 'closed'),
      ))
    await answer(request, response, id, stopped)
  })

  router.get(paths.apiResponsesOf, requireStaff('export-responses'), async (request, response) => {
    const period = await periodAsked(periods, request)
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

  async function unheardNow(period: Period): Promise<Unheard | null> {
    if (period.status !== 'closed') return null
    return unheardOf(period, await standingOf(parts, period, null), clock())
  }

  /** Back to the page, which shows the new status; or the page at once, saying that another was faster. */
  async function answer(request: Request, response: Response, id: string, began: boolean): Promise<void> {
    if (began) {
      response.redirect(303, link(paths.publishing, { period: id }))
      return
    }
    await send(request, response, await periodAsked(periods, request), { status: 409, isStale: true })
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
      showsHindrances = false,
    }: {
      status?: number
      kept?: KeptPublication
      problems?: readonly PublicationProblem[]
      isStale?: boolean
      showsHindrances?: boolean
    },
  ): Promise<void> {
    const today = dayOf(clock())
    const document = await parts.liveIndex.document(period.id)
    const standing = await standingOf(parts, period, document)
    const view = publishingView({
      language: requestLanguage(request),
      period,
      document,
      today,
      kept: kept ?? suggestedPublication(parts.installation().surveyor, today),
      problems,
      isStale,
      standing,
      previousChannels: document && (await previousChannels(document)),
      mayPublish: may(signedIn(request), 'publish'),
      unheard: period.status === 'closed' ? unheardOf(period, standing, clock()) : null,
      // What hinders is said beforehand, too: nobody should fill in a decision to learn it.
      showsHindrances: showsHindrances || period.status === 'closed',
    })
    const stylesheet = parts.assets.href('board.css')
    response.status(status).send(page(request, 'publishing', { ...view, stylesheet }))
  }

  return router
}
