import express, { type Request, type Response, type Router } from 'express'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { formId } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { link, paths } from '../paths.ts'
import { amendOpenPeriod } from '../period-life/amend-open-period.ts'
import type { Overlap } from '../period-life/overlaps.ts'
import type { Period } from '../storage/periods-store.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { basicsView } from './basics-view.ts'
import { addBlockRoutes } from './block-routes.ts'
import { createDrafts } from './drafts.ts'
import { formChoiceView } from './form-choice-view.ts'
import { methodView } from './method-view.ts'
import { type KeptBasics, parseBasics } from './parse-basics.ts'
import { type KeptMethod, methodAsKept, parseMethodChoice, stagesOf } from './parse-method.ts'
import { obstacleText } from './period-words.ts'
import { isAsSeen, type PeriodsParts, periodOf } from './periods-parts.ts'
import { postedLine } from './posted-text.ts'
import { type SectionProblem, sectionProblem } from './section-problem.ts'
import { type Attempt, firstLook, statusOf } from './section-view.ts'

/** A method is some thirty fields, each box a field of its own. */
const takeMethod = express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 300 })

/**
 * The pages on which a period is edited section by section. A section is saved whole or not at all, and only over the
 * revision that its page showed; what was typed is kept either way.
 */
export function addSectionRoutes(router: Router, parts: PeriodsParts): void {
  const { page, clock } = parts
  const allowed = requireStaff('manage-periods')
  const drafts = createDrafts(parts)
  const today = () => dayOf(clock())

  router.get(paths.periodBasics, allowed, async (request, response) => {
    const period = await editable(request, ['draft', 'open'])
    const { id, name, opensOn, closesOn } = period
    sendBasics(request, response, period, { id, copyFrom: '', name, opensOn, closesOn }, firstLook)
  })

  router.post(paths.periodBasics, allowed, takeForm, async (request, response) => {
    const period = await editable(request, ['draft', 'open'])
    const parsed = parseBasics(request.body, period, { today: today() })
    if (!parsed.ok) return sendBasics(request, response, period, parsed.kept, refused(parsed.problems))
    const kept = { id: period.id, copyFrom: '', ...parsed.value }
    if (!isAsSeen(request, period)) return sendBasics(request, response, period, kept, stale)
    if (period.status === 'draft') {
      const saved = await drafts.change(signedIn(request), period, { ...period, ...parsed.value })
      return saved
        ? goBack(response, period)
        : sendBasics(request, response, await again(request), kept, stale)
    }
    const { name, closesOn } = parsed.value
    const outcome = await amendOpenPeriod(parts, period, { name, closesOn }, signedIn(request))
    if (outcome.amended) return goBack(response, period)
    const attempt = outcome.overlaps.length > 0 ? overlapping(request, 'closesOn', outcome.overlaps) : stale
    sendBasics(request, response, await again(request), kept, attempt)
  })

  router.get(paths.periodForm, allowed, async (request, response) => {
    const period = await editable(request, ['draft'])
    await sendForms(request, response, period, period.form, firstLook)
  })

  router.post(paths.periodForm, allowed, takeForm, async (request, response) => {
    const period = await editable(request, ['draft'])
    const chosen = postedLine(request.body, 'form')
    const form = (await versions()).find((one) => formId(one) === chosen)
    if (form === undefined) {
      const attempt = refused([sectionProblem('form', 'not-an-option')])
      return sendForms(request, response, period, chosen, attempt)
    }
    if (!isAsSeen(request, period)) return sendForms(request, response, period, chosen, stale)
    const saved = await drafts.change(signedIn(request), period, withForm(period, form))
    if (saved) goBack(response, period)
    else await sendForms(request, response, await again(request), chosen, stale)
  })

  router.get(paths.periodMethod, allowed, async (request, response) => {
    const period = await editable(request, ['draft'])
    const form = formOf(period)
    sendMethod(request, response, period, methodAsKept(period.method, form), firstLook)
  })

  router.post(paths.periodMethod, allowed, takeMethod, async (request, response) => {
    const period = await editable(request, ['draft'])
    const form = formOf(period)
    const parsed = parseMethodChoice(request.body, form, period.method)
    if (!parsed.ok) return sendMethod(request, response, period, parsed.kept, refused(parsed.problems))
    const kept = methodAsKept(parsed.value, form)
    if (!isAsSeen(request, period)) return sendMethod(request, response, period, kept, stale)
    const saved = await drafts.change(signedIn(request), period, { ...period, method: parsed.value })
    if (saved) goBack(response, period)
    else sendMethod(request, response, await again(request), kept, stale)
  })

  addBlockRoutes(router, parts, { drafts, editable, again, goBack, overlapping, refused, stale })

  /** The period of the address, where it may still be edited. @throws HttpProblem 409 */
  async function editable(request: Request, statuses: readonly Period['status'][]): Promise<Period> {
    const period = await periodOf(parts, request)
    if (!statuses.includes(period.status)) throw new HttpProblem(409, 'period-frozen')
    return period
  }

  /** As it is now, after somebody else has changed it. */
  function again(request: Request): Promise<Period> {
    return editable(request, ['draft', 'open'])
  }

  async function versions(): Promise<readonly FormDefinition[]> {
    return (await parts.formVersions.versions()).map(({ form }) => form)
  }

  function formOf({ form: id }: Period): FormDefinition {
    const form = parts.forms(id)
    if (form === undefined) throw new HttpProblem(404, 'unknown-form')
    return form
  }

  function sendBasics(
    request: Request,
    response: Response,
    period: Period,
    kept: KeptBasics,
    attempt: Attempt,
  ) {
    const view = basicsView({ language: requestLanguage(request), period, kept, attempt })
    response.status(statusOf(attempt)).send(page(request, 'period-section', { ...view }))
  }

  function sendMethod(
    request: Request,
    response: Response,
    period: Period,
    kept: KeptMethod,
    attempt: Attempt,
  ) {
    const view = methodView({
      language: requestLanguage(request),
      period,
      form: formOf(period),
      kept,
      attempt,
    })
    response.status(statusOf(attempt)).send(page(request, 'period-section', { ...view }))
  }

  async function sendForms(
    request: Request,
    response: Response,
    period: Period,
    chosen: string,
    attempt: Attempt,
  ) {
    const language = requestLanguage(request)
    const view = formChoiceView({ language, period, forms: await versions(), chosen, attempt })
    response.status(statusOf(attempt)).send(page(request, 'period-section', { ...view }))
  }
}

/** Another form may ask other stages than the method counts: then all of its own count. */
function withForm(period: Period, form: FormDefinition): Period {
  const stages = stagesOf(form).map(({ code }) => code)
  const { countedStages } = period.method
  const isFitting = countedStages === null || countedStages.every((code) => stages.includes(code))
  return {
    ...period,
    form: formId(form),
    method: isFitting ? period.method : { ...period.method, countedStages: null },
  }
}

const stale: Attempt = { problems: [], isStale: true }

function refused(problems: readonly SectionProblem[]): Attempt {
  return { problems, isStale: false }
}

/** A refusal that names the other open periods, beside the field that brought them in the way. */
function overlapping(request: Request, field: string, overlaps: readonly Overlap[]): Attempt {
  const language = requestLanguage(request)
  return refused(
    overlaps.map((overlap) =>
      sectionProblem(field, 'overlap', obstacleText({ kind: 'overlap', ...overlap }, language)),
    ),
  )
}

function goBack(response: Response, { id }: Period): void {
  response.redirect(303, `${link(paths.period, { period: id })}?said=saved`)
}
