import { type Request, type Response, Router } from 'express'
import { dayOf } from '../calendar/vietnam-days.ts'
import { createPreviousChannels } from '../live-index/previous-channels.ts'
import { link, paths } from '../paths.ts'
import type { Stores } from '../storage/database.ts'
import type { Objection } from '../storage/objections-store.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Assets } from '../web/assets.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { may } from '../web/permissions.ts'
import { postedField } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { type ConsultationParts, isLetIn, sendDraft, standingOf } from './consultation.ts'
import { type DraftsViewInput, draftsView } from './drafts-view.ts'
import { endObjection } from './objecting.ts'
import { ownDraftView } from './own-draft-view.ts'
import { parseAnswer, parseDeadline } from './parse-consultation.ts'
import { periodAsked } from './period-asked.ts'
import { takeLongForm } from './take-long-form.ts'

export interface DraftRoutesParts extends ConsultationParts, Pick<Stores, 'publications'> {
  readonly page: Page
  readonly assets: Assets
}

/** How home affairs asks the agencies about the figures of a period before it publishes them. */
export function draftRoutes(parts: DraftRoutesParts): Router {
  const { periods, liveIndex, page, clock } = parts
  const stylesheet = parts.assets.href('board.css')
  const previousChannels = createPreviousChannels(parts)
  const router = Router()

  router.get(paths.drafts, requireStaff('see-publishing'), async (request, response) => {
    await send(request, response, await periodAsked(periods, request), {})
  })

  router.post(paths.drafts, requireStaff('publish'), takeLongForm, async (request, response) => {
    const period = await periodAsked(periods, request)
    const typed = postedField(request, 'deadline')
    const parsed = parseDeadline(typed, dayOf(clock()))
    if (!parsed.ok) {
      const deadline = { kept: typed, problems: parsed.problems }
      await send(request, response, period, { status: 422, deadline })
      return
    }
    const problem = await sendDraft(parts, signedIn(request), period, parsed.value)
    if (problem === null) response.redirect(303, link(paths.drafts, { period: period.id }))
    else {
      const now = await periodAsked(periods, request)
      await send(request, response, now, { status: 409, refusal: problem })
    }
  })

  router.post(
    paths.decideObjection,
    requireStaff('decide-objections'),
    takeLongForm,
    async (request, response) => {
      const period = await periodAsked(periods, request)
      const objection = await objectionAsked(parts, request, period)
      const reason = postedField(request, 'reason')
      const parsed = parseAnswer({ decision: postedField(request, 'decision'), reason })
      if (!parsed.ok) {
        const answer = { objection: objection.id, kept: reason, problems: parsed.problems }
        await send(request, response, period, { status: 422, answer })
        return
      }
      const { state, reason: why } = parsed.value
      if (await endObjection(parts, signedIn(request), objection, state, why)) {
        response.redirect(303, `${link(paths.drafts, { period: period.id })}#objection-${objection.n}`)
      } else {
        const now = await periodAsked(periods, request)
        await send(request, response, now, { status: 409, refusal: 'ended' })
      }
    },
  )

  /** The page of an agency as the agency sees it. */
  router.get(paths.draftOfAgency, requireStaff('see-publishing'), async (request, response) => {
    const period = await periodAsked(periods, request)
    const code = param(request, 'agency')
    const standing = await standingOf(parts, period, null)
    const known = (standing.draft?.document.blocks ?? [])
      .flatMap(({ agencies }) => agencies)
      .find((agency) => agency.code === code)
    if (known === undefined) throw new HttpProblem(404, 'not-found')
    const view = ownDraftView({
      language: requestLanguage(request),
      period,
      agency: known,
      standing,
      previousChannels: standing.draft && (await previousChannels(standing.draft.document)),
      now: clock(),
      mayObject: false,
      forHomeAffairs: true,
      newId: '',
    })
    response.send(page(request, 'own-draft', { ...view, stylesheet }))
  })

  async function send(
    request: Request,
    response: Response,
    period: Period,
    {
      status = 200,
      ...refused
    }: Pick<DraftsViewInput, 'refusal' | 'deadline' | 'answer'> & { status?: number },
  ): Promise<void> {
    const document = await liveIndex.document(period.id)
    const view = draftsView({
      language: requestLanguage(request),
      period,
      document,
      standing: await standingOf(parts, period, document),
      today: dayOf(clock()),
      mayDecide: may(signedIn(request), 'decide-objections'),
      ...refused,
    })
    response.status(status).send(page(request, 'drafts', { ...view, stylesheet }))
  }

  return router
}

/** @throws HttpProblem 404 for one that is not there, or of another period, or was not let in */
export async function objectionAsked(
  { objections }: Pick<ConsultationParts, 'objections'>,
  request: Request,
  period: Period,
): Promise<Objection> {
  const objection = await objections.byId(param(request, 'objection'))
  if (objection === null || objection.period !== period.id || !isLetIn(period, objection)) {
    throw new HttpProblem(404, 'not-found')
  }
  return objection
}
