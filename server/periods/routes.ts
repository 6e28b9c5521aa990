import express, { type Request, type Response, Router } from 'express'
import { shippedForms } from '../../survey-forms/form-catalogue.ts'
import { type FormDefinition, formId } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import { requestLanguage } from '../web/language.ts'
import { oneAtATime } from '../web/one-at-a-time.ts'
import type { Page } from '../web/page.ts'
import { requireStaff } from '../web/require-staff.ts'
import { openPeriod } from './open-period.ts'
import { type KeptSetUp, type KnownBefore, parseSetUp, type SetUpProblem } from './parse-set-up.ts'
import { setUpView } from './set-up-view.ts'
import { suggestedSetUp } from './suggested-set-up.ts'

interface Needs {
  readonly periods: { add(period: Period): Promise<void>; all(): Promise<Period[]> }
  readonly registry: { add(agency: Agency): Promise<void>; agencies(): Promise<Agency[]> }
  readonly settings: { read(): Promise<Settings | null>; write(settings: Settings): Promise<void> }
  readonly page: Page
  readonly clock: () => Date
}

/** Some hundreds of agencies: a Vietnamese letter takes up to nine bytes in a posted form. */
const takeSetUp = express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 100 })

/** The page on which home affairs goes from an empty installation to an open period, and later to the next one. */
export function periodsRoutes({ periods, registry, settings, page, clock }: Needs): Router {
  const router = Router()
  const inTurn = oneAtATime()
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
    const { known, parsed } = await inTurn(() => checkAndOpen(request.body))
    if (parsed.ok) {
      response.redirect(303, `${paths.points}?${new URLSearchParams({ opened: parsed.setUp.period.id })}`)
    } else {
      send(request, response, { status: 422, known, ...parsed })
    }
  })

  /**
   * Looks for periods in the way and opens the new one, with no other post in between. Two processes (WORKERS) may
   * do so at the same moment: the database then keeps a period's code to one of them, but not two codes from having
   * the same agencies on the same days.
   */
  async function checkAndOpen(posted: unknown) {
    const known = await readKnown()
    const parsed = parseSetUp(posted, known)
    if (!parsed.ok) return { known, parsed }
    const simulated = (await settings.read())?.simulated ?? false
    if (await openPeriod({ settings, registry, periods }, parsed.setUp, simulated)) return { known, parsed }
    // Another process was faster. What it stored is there now, so the same form meets it.
    const knownNow = await readKnown()
    const again = parseSetUp(posted, knownNow)
    if (again.ok) throw new Error(`period ${parsed.setUp.period.id} is taken and cannot be read`)
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

  return router
}

/** Until home affairs can import its own form, a period uses the newest one that comes with the product. */
function newestShippedForm(): FormDefinition {
  const form = shippedForms.at(-1)
  if (!form) throw new Error('no form comes with the product')
  return form
}
