import type { Request, Response, Router } from 'express'
import { defaultMethod } from '../../scoring/method.ts'
import { formId } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { link, paths } from '../paths.ts'
import { openDraft } from '../period-life/open-draft.ts'
import { type OpeningObstacle, openingObstacles } from '../period-life/opening-obstacles.ts'
import type { Period } from '../storage/periods-store.ts'
import { requestLanguage } from '../web/language.ts'
import { may } from '../web/permissions.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { newPeriodView } from './basics-view.ts'
import { copyPeriod } from './copy-period.ts'
import { createDrafts } from './drafts.ts'
import { type KeptBasics, keptBasics, type NewPeriod, parseNewPeriod } from './parse-basics.ts'
import { type PeriodViewInput, periodView } from './period-view.ts'
import { isAsSeen, type PeriodsParts, periodOf } from './periods-parts.ts'
import { periodsView } from './periods-view.ts'
import { sectionProblem } from './section-problem.ts'
import { type Attempt, firstLook, statusOf } from './section-view.ts'
import { suggestedPeriod } from './suggested-period.ts'

/** What a page may say of the request before it; sent along in the address. */
const said = ['saved', 'not-opened', 'not-scheduled', 'changed'] as const

/** The list of periods, the page of each, a new draft, and what is done with a draft as a whole. */
export function addPeriodRoutes(router: Router, parts: PeriodsParts): void {
  const { periods, registry, forms, page, clock } = parts
  const reader = requireStaff('see-periods')
  const allowed = requireStaff('manage-periods')
  const drafts = createDrafts(parts)
  const today = () => dayOf(clock())

  router.get(paths.periods, reader, async (request, response) => {
    const mayManage = may(request.staff, 'manage-periods')
    response.send(
      page(request, 'periods', periodsView(await periods.all(), mayManage, requestLanguage(request))),
    )
  })

  router.get(paths.newPeriod, allowed, async (request, response) => {
    const all = await periods.all()
    sendNew(request, response, all, suggestedPeriod(all, today()), firstLook)
  })

  router.post(paths.periods, allowed, takeForm, async (request, response) => {
    const all = await periods.all()
    const parsed = parseNewPeriod(request.body, { periods: all, today: today() })
    if (!parsed.ok) {
      sendNew(request, response, all, parsed.kept, { problems: parsed.problems, isStale: false })
    } else if (await drafts.make(signedIn(request), await draftOf(parsed.value, all))) {
      response.redirect(303, link(paths.period, { period: parsed.value.id }))
    } else {
      const now = await periods.all()
      const name = now.find(({ id }) => id === parsed.value.id)?.name ?? parsed.value.id
      const problems = [sectionProblem('id', 'taken', name)]
      sendNew(request, response, now, keptBasics(request.body), { problems, isStale: false })
    }
  })

  router.get(paths.period, reader, async (request, response) => {
    const asked = request.query['said']
    await send(request, response, await periodOf(parts, request), {
      said: said.find((one) => one === asked),
    })
  })

  router.post(paths.openPeriod, allowed, takeForm, async (request, response) => {
    const period = await periodOf(parts, request)
    if (!isAsSeen(request, period) || period.status !== 'draft') return sendChanged(request, response)
    // Before its first day it would take no response and be frozen all the same.
    const opened = period.opensOn <= today() && (await openDraft(parts, period, signedIn(request))).opened
    if (opened) goBack(response, period)
    else await send(request, response, await periodOf(parts, request), { status: 409, said: 'not-opened' })
  })

  router.post(paths.schedulePeriod, allowed, takeForm, async (request, response) => {
    const period = await periodOf(parts, request)
    if (!isAsSeen(request, period) || period.status !== 'draft') return sendChanged(request, response)
    if ((await obstaclesOf({ ...period, scheduled: true })).length > 0) {
      return send(request, response, period, { status: 409, said: 'not-scheduled' })
    }
    const changed = { ...period, scheduled: true }
    const done = await drafts.change(signedIn(request), period, changed, 'period-scheduled')
    if (done) goBack(response, period)
    else await sendChanged(request, response)
  })

  router.post(paths.unschedulePeriod, allowed, takeForm, async (request, response) => {
    const period = await periodOf(parts, request)
    if (!isAsSeen(request, period) || period.status !== 'draft') return sendChanged(request, response)
    const changed = { ...period, scheduled: false }
    const done = await drafts.change(signedIn(request), period, changed, 'period-unscheduled')
    if (done) goBack(response, period)
    else await sendChanged(request, response)
  })

  router.post(paths.deletePeriod, allowed, takeForm, async (request, response) => {
    const period = await periodOf(parts, request)
    const removed =
      isAsSeen(request, period) &&
      period.status === 'draft' &&
      (await drafts.remove(signedIn(request), period))
    if (removed) response.redirect(303, paths.periods)
    else await sendChanged(request, response)
  })

  async function draftOf({ copyFrom, ...basics }: NewPeriod, all: readonly Period[]): Promise<Period> {
    const agencies = await registry.agencies()
    if (copyFrom) return copyPeriod(copyFrom, basics, all, agencies)
    const newest = (await parts.formVersions.versions()).at(-1)
    if (newest === undefined) throw new Error('no form comes with the product')
    return { ...basics, status: 'draft', form: formId(newest.form), method: defaultMethod, blocks: [] }
  }

  /**
   * What stands against a draft. One that is ready also meets the others that are, so that two that cannot both open
   * are found before their day.
   */
  async function obstaclesOf(period: Period): Promise<readonly OpeningObstacle[]> {
    if (period.status !== 'draft') return []
    const [agencies, all] = await Promise.all([registry.agencies(), periods.all()])
    const isDueLater = period.opensOn > today()
    return openingObstacles(
      period,
      { forms, agencies, periods: all, today: today() },
      ({ status, scheduled }) =>
        status === 'open' || (isDueLater && status === 'draft' && scheduled === true),
    )
  }

  function sendNew(
    request: Request,
    response: Response,
    all: readonly Period[],
    kept: KeptBasics,
    attempt: Attempt,
  ): void {
    const view = newPeriodView({ language: requestLanguage(request), kept, attempt, periods: all })
    response.status(statusOf(attempt)).send(page(request, 'period-section', { ...view }))
  }

  async function sendChanged(request: Request, response: Response): Promise<void> {
    await send(request, response, await periodOf(parts, request), { status: 409, said: 'changed' })
  }

  async function send(
    request: Request,
    response: Response,
    period: Period,
    { status = 200, said: word }: { status?: number; said?: PeriodViewInput['said'] },
  ): Promise<void> {
    const view = periodView({
      language: requestLanguage(request),
      period,
      form: forms(period.form),
      agencies: await registry.agencies(),
      obstacles: await obstaclesOf(period),
      today: today(),
      mayManage: may(request.staff, 'manage-periods'),
      said: word,
    })
    response.status(status).send(page(request, 'period', { ...view }))
  }

  function goBack(response: Response, { id }: Period): void {
    response.redirect(303, `${link(paths.period, { period: id })}?said=saved`)
  }
}
