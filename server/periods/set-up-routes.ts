import express, { type Request, type Response, type Router } from 'express'
import { shippedForms } from '../../survey-forms/form-catalogue.ts'
import { type FormDefinition, formId } from '../../survey-forms/form-definition.ts'
import type { Actor } from '../audit/audit-trail.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { paths } from '../paths.ts'
import { openDraft } from '../period-life/open-draft.ts'
import type { Period } from '../storage/periods-store.ts'
import { requestLanguage } from '../web/language.ts'
import { oneAtATime } from '../web/one-at-a-time.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { createDrafts } from './drafts.ts'
import { openSetUp } from './open-set-up.ts'
import { type KeptSetUp, type KnownBefore, parseSetUp, type SetUpProblem } from './parse-set-up.ts'
import type { PeriodsParts } from './periods-parts.ts'
import { setUpView } from './set-up-view.ts'
import { suggestedSetUp } from './suggested-set-up.ts'

/** Some hundreds of agencies: a Vietnamese letter takes up to nine bytes in a posted form. */
const takeSetUp = express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 100 })

/** The page on which home affairs goes from an empty installation to an open period, and later to the next one. */
export function addSetUpRoutes(router: Router, parts: PeriodsParts): void {
  const { periods, registry, settings, page, clock } = parts
  const drafts = createDrafts(parts)
  const inTurn = oneAtATime()
  const openingNeeds = {
    settings,
    drafts,
    trail: parts.trail,
    open: async (draft: Period, by: Actor) => (await openDraft(parts, draft, by)).opened,
  }
  const allowed = requireStaff('manage-periods')
  const form = newestShippedForm()

  router.get(paths.setUp, allowed, async (request, response) => {
    const known = await readKnown()
    const kept = suggestedSetUp({
      ...known,
      language: requestLanguage(request),
      settings: await settings.read(),
    })
    send(request, response, { status: 200, known, kept, problems: [] })
  })

  router.post(paths.setUp, allowed, takeSetUp, async (request, response) => {
    const { known, parsed } = await inTurn(() => checkAndOpen(request.body, signedIn(request)))
    if (parsed.ok) {
      response.redirect(303, `${paths.points}?${new URLSearchParams({ opened: parsed.setUp.period.id })}`)
    } else {
      send(request, response, { status: 422, known, ...parsed })
    }
  })

  /**
   * Looks for periods in the way and opens the new one, with no other post of this process in between. Of two processes
   * that do so at the same moment, the database keeps a period's code to one, and the turns of server/period-life/ the
   * agencies and days; the other meets what the first has stored.
   */
  async function checkAndOpen(posted: unknown, by: Actor) {
    const known = await readKnown()
    const parsed = parseSetUp(posted, known)
    if (!parsed.ok) return { known, parsed }
    if (await openSetUp(openingNeeds, parsed.setUp, by)) return { known, parsed }
    // Another process was faster. What it stored is there now, so the same form meets it.
    const knownNow = await readKnown()
    const again = parseSetUp(posted, knownNow)
    if (again.ok) throw new Error(`period ${parsed.setUp.period.id} was not opened and nothing is in its way`)
    return { known: knownNow, parsed: again }
  }

  async function readKnown(): Promise<KnownBefore> {
    const [agencies, all] = await Promise.all([registry.agencies(), periods.all()])
    return { today: dayOf(clock()), form: formId(form), agencies, periods: all }
  }

  function send(
    request: Request,
    response: Response,
    {
      status,
      known,
      kept,
      problems,
    }: { status: number; known: KnownBefore; kept: KeptSetUp; problems: readonly SetUpProblem[] },
  ): void {
    const view = setUpView({
      language: requestLanguage(request),
      form,
      periods: known.periods,
      kept,
      problems,
    })
    response.status(status).send(page(request, 'set-up', view))
  }
}

/** The quick way takes the newest form that comes with the product; another one is chosen in a draft. */
function newestShippedForm(): FormDefinition {
  const form = shippedForms.at(-1)
  if (!form) throw new Error('no form comes with the product')
  return form
}
