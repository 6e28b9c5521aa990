import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { createPreviousChannels } from '../live-index/previous-channels.ts'
import { link, paths } from '../paths.ts'
import type { Stores } from '../storage/database.ts'
import type { Period } from '../storage/periods-store.ts'
import { draftTexts } from '../texts/draft-texts.ts'
import type { Assets } from '../web/assets.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { may, reachOf } from '../web/permissions.ts'
import { postedField } from '../web/posted-fields.ts'
import { requireAgency, requireStaff, signedIn } from '../web/require-staff.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import { type ConsultationParts, standingOf } from './consultation.ts'
import { objectionAsked } from './draft-routes.ts'
import { agreeToDraft, endObjection, makeObjection } from './objecting.ts'
import { ownDraft } from './own-draft.ts'
import { type OwnDraftViewInput, ownDraftView } from './own-draft-view.ts'
import { parseObjection } from './parse-consultation.ts'
import { periodAsked } from './period-asked.ts'
import { takeLongForm } from './take-long-form.ts'

export interface OwnDraftRoutesParts extends ConsultationParts, Pick<Stores, 'publications'> {
  readonly registry: Pick<Stores['registry'], 'agencies'>
  readonly page: Page
  readonly assets: Assets
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The draft of a period as an agency sees it, and what it says of it. */
export function ownDraftRoutes(parts: OwnDraftRoutesParts): Router {
  const { periods, page, clock } = parts
  const stylesheet = parts.assets.href('board.css')
  const reader = requireStaff('see-draft')
  const manager = requireStaff('object')
  const previousChannels = createPreviousChannels(parts)
  const router = Router()

  router.get(paths.ownDrafts, reader, async (request, response) => {
    const language = requestLanguage(request)
    const texts = draftTexts[language].own
    const own = ownAgency(request)
    const asked = (await periods.all()).filter(
      ({ consultation, blocks }) =>
        consultation !== undefined &&
        (own === null || blocks.some(({ agencies }) => agencies.some(({ code }) => code === own))),
    )
    const path = own === null ? paths.drafts : paths.ownDraft
    const view = {
      title: texts.listTitle,
      introduction: texts.listIntroduction,
      empty: asked.length === 0 ? { text: texts.listEmpty, next: texts.listEmptyNext } : null,
      periods: asked.map(({ id, name, consultation }) => ({
        href: link(path, { period: id }),
        name,
        text: texts.listItem(formatInteger(consultation!.draft, language), formatDay(consultation!.deadline)),
      })),
    }
    response.send(page(request, 'own-drafts', view))
  })

  router.get(paths.ownDraft, reader, async (request, response) => {
    const period = await periodAsked(periods, request)
    const code = ownAgency(request)
    if (code === null) {
      // Home affairs has no figures of its own: it is led to everybody's.
      response.redirect(303, link(paths.drafts, { period: period.id }))
      return
    }
    await noteSeen(request, period, code)
    await send(request, response, period, code, {})
  })

  router.post(paths.agreeToDraft, manager, takeLongForm, async (request, response) => {
    const period = await periodAsked(periods, request)
    const code = managedAgency(request, period)
    const draft = Number(postedField(request, 'draft'))
    const agreed = await agreeToDraft(parts, signedIn(request), period, code, draft)
    await answer(request, response, period, code, agreed)
  })

  router.post(paths.objections, manager, takeLongForm, async (request, response) => {
    const period = await periodAsked(periods, request)
    const code = managedAgency(request, period)
    const kept = {
      id: postedField(request, 'id'),
      about: postedField(request, 'about'),
      text: postedField(request, 'text'),
    }
    if (!uuid.test(kept.id)) throw new HttpProblem(400, 'bad-request')
    const { draft } = await standingOf(parts, period, null)
    const criteria = (draft?.document.criteria ?? []).map((criterion) => criterion.code)
    const parsed = parseObjection(kept, criteria)
    if (!parsed.ok) {
      await send(request, response, period, code, { status: 422, kept, problems: parsed.problems })
      return
    }
    const problem = await makeObjection(parts, signedIn(request), period, code, {
      id: kept.id,
      draft: Number(postedField(request, 'draft')),
      ...parsed.value,
    })
    if (problem === null) {
      response.redirect(303, `${link(paths.ownDraft, { period: period.id })}#objections`)
      return
    }
    const now = await periodAsked(periods, request)
    await send(request, response, now, code, { status: 409, refusal: problem, kept })
  })

  router.post(paths.withdrawObjection, manager, takeLongForm, async (request, response) => {
    const period = await periodAsked(periods, request)
    const objection = await objectionAsked(parts, request, period)
    const staff = requireAgency(request, 'object', objection.agency)
    const ended = await endObjection(parts, staff, objection, 'withdrawn', null)
    if (ended) response.redirect(303, `${link(paths.ownDraft, { period: period.id })}#objections`)
    else {
      const now = await periodAsked(periods, request)
      await send(request, response, now, objection.agency, { status: 409, refusal: 'ended' })
    }
  })

  async function noteSeen(request: Request, { id, consultation }: Period, agency: string): Promise<void> {
    if (consultation === undefined || request.method !== 'GET') return
    const draft = await parts.drafts.byNumber(id, consultation.draft)
    if (draft === null || ownDraft(draft.document, agency) === null) return
    await parts.draftAnswers.see(
      { period: id, draft: consultation.draft, agency },
      signedIn(request).name,
      clock(),
    )
  }

  /** Back to the page, or the page at once, saying that it came too late. */
  async function answer(
    request: Request,
    response: Response,
    { id }: Period,
    code: string,
    done: boolean,
  ): Promise<void> {
    if (done) {
      response.redirect(303, link(paths.ownDraft, { period: id }))
      return
    }
    const now = await periodAsked(periods, request)
    await send(request, response, now, code, { status: 409, refusal: 'not-hearing' })
  }

  async function send(
    request: Request,
    response: Response,
    period: Period,
    code: string,
    {
      status = 200,
      ...refused
    }: Pick<OwnDraftViewInput, 'refusal' | 'kept' | 'problems'> & { status?: number },
  ): Promise<void> {
    const registered = (await parts.registry.agencies()).find((agency) => agency.code === code)
    const standing = await standingOf(parts, period, null)
    const view = ownDraftView({
      language: requestLanguage(request),
      period,
      agency: { code, name: registered?.name ?? code },
      standing,
      previousChannels: standing.draft && (await previousChannels(standing.draft.document)),
      now: clock(),
      mayObject: may(signedIn(request), 'object', code),
      forHomeAffairs: false,
      newId: randomUUID(),
      ...refused,
    })
    response.status(status).send(page(request, 'own-draft', { ...view, stylesheet }))
  }

  return router
}

/** The agency whose draft somebody sees; null for whoever sees them all. */
function ownAgency(request: Request): string | null {
  const reach = reachOf(request.staff, 'see-draft')
  return reach === null || reach === 'all' ? null : reach.agency
}

/** The agency for which somebody speaks. @throws HttpProblem 404 where it is not in the period */
function managedAgency(request: Request, { blocks }: Period): string {
  const reach = reachOf(request.staff, 'object')
  if (reach === null || reach === 'all') throw new HttpProblem(403, 'not-allowed')
  const isMember = blocks.some(({ agencies }) => agencies.some(({ code }) => code === reach.agency))
  if (!isMember) throw new HttpProblem(404, 'not-found')
  return reach.agency
}
