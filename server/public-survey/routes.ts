import { type ErrorRequestHandler, Router } from 'express'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import type { Config } from '../config.ts'
import { paths } from '../paths.ts'
import type { RandomBytes } from '../random/draw-text.ts'
import type { Stores } from '../storage/database.ts'
import type { Assets } from '../web/assets.ts'
import { asProblem } from '../web/errors.ts'
import { publicLanguage } from '../web/public-language.ts'
import type { Views } from '../web/views.ts'
import { addResponsesApiRoutes } from './api-routes.ts'
import { countRetiredScans } from './count-retired-scans.ts'
import { addFormRoutes } from './form-routes.ts'
import { addFormsRoutes } from './forms-routes.ts'
import { limitSubmissions, type SurveyLimits } from './limits.ts'
import { refusedMessage } from './message-views.ts'
import { addReceiptsRoutes } from './receipts-routes.ts'
import { createSubmitResponse } from './submit-response.ts'
import { createSurveyDirectory } from './survey-directory.ts'
import { createSurveyPages, type SurveyPages } from './survey-pages.ts'

interface Needs
  extends Pick<Stores, 'places' | 'points' | 'periods' | 'registry' | 'responses' | 'retiredScans'> {
  readonly config: Pick<Config, 'publicUrl'>
  readonly forms: FormLookup
  readonly formVersions: { know(ids: readonly string[]): Promise<void> }
  readonly tallier: { nudge(period: string): void }
  readonly limits: SurveyLimits
  readonly clock: () => Date
  readonly stopping: { onStop(end: () => void): unknown }
  readonly randomBytes: RandomBytes
  readonly views: Views
  readonly assets: Assets
  readonly installation: () => { surveyor: string; simulated: boolean }
}

/** The public form, its posts from pages and programs, and the receipts. Nobody signs in here and no session exists. */
export function publicSurveyRoutes(needs: Needs): Router {
  const directory = createSurveyDirectory(needs)
  const submit = createSubmitResponse(needs)
  const limit = limitSubmissions(needs.limits)
  const countRetired = countRetiredScans(needs)
  const pages = createSurveyPages({
    ...needs,
    settings: needs.installation,
    isHttps: needs.config.publicUrl?.startsWith('https:') ?? false,
  })

  const router = Router()
  // On one router, not one each: a view of the form should not pass through more than it must.
  addFormRoutes(router, { ...needs, directory, submit, limit, pages, countRetired })
  addResponsesApiRoutes(router, { directory, submit, limit })
  addFormsRoutes(router, needs)
  addReceiptsRoutes(router, { ...needs, directory, pages })
  router.use(refusals(pages))
  return router
}

/** What a form's post is refused for reaches the citizen as a page like the others; the API has its own answer. */
function refusals(pages: SurveyPages): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = asProblem(error)
    if (problem.status >= 500 || response.headersSent || request.path.startsWith(paths.api)) {
      next(error)
      return
    }
    if (problem.status === 413) response.set('Connection', 'close')
    pages
      .sendMessage(request, response, refusedMessage(publicLanguage(request), request.path, problem))
      .catch(next)
  }
}
