import { type Request, type Response, Router } from 'express'
import type { FormDefinition, Language } from '../../survey-forms/form-definition.ts'
import { formId } from '../../survey-forms/form-definition.ts'
import type { Config } from '../config.ts'
import { paths } from '../paths.ts'
import type { Settings } from '../storage/settings-store.ts'
import type { Assets } from '../web/assets.ts'
import { createKeptPages } from '../web/kept-pages.ts'
import { publicLanguage } from '../web/public-language.ts'
import { createPublicPage } from '../web/public-page.ts'
import { sendKeptPage } from '../web/send-kept-page.ts'
import type { Views } from '../web/views.ts'
import { type AskedFormsParts, askedForms } from './asked-forms.ts'
import { docsView } from './docs-view.ts'
import { openApiDocument } from './openapi-document.ts'

export interface ApiDescriptionParts extends AskedFormsParts {
  readonly config: Pick<Config, 'publicUrl'>
  readonly installation: () => Settings
  readonly views: Views
  readonly assets: Assets
}

/** Where it listens unless told otherwise. */
const usualSite = 'http://localhost:3000'

/**
 * What the API can do, for programs and for people: one description, which changes only with the software and with the
 * forms that are asked. It is the same for everybody, so it stands in front of what finds out who asks.
 */
export function apiDescriptionRoutes(parts: ApiDescriptionParts): Router {
  const publicPage = createPublicPage(parts)
  const kept = createKeptPages()
  const router = Router()

  router.get(paths.apiDescription, async (request, response) => {
    await serve(request, response, 'application/json', (forms, language) =>
      JSON.stringify(openApiDocument(forms, language)),
    )
  })

  router.get(paths.apiDocs, async (request, response) => {
    await serve(request, response, 'html', (forms, language) => {
      const site = parts.config.publicUrl ?? usualSite
      const view = docsView(openApiDocument(forms, language), site.replace(/\/$/, ''), language)
      const frame = { language, simulated: parts.installation().simulated, stylesheets: ['api-docs.css'] }
      return publicPage(frame, 'api-docs', view)
    })
  })

  async function serve(
    request: Request,
    response: Response,
    type: string,
    make: (forms: readonly FormDefinition[], language: Language) => string,
  ): Promise<void> {
    const language = publicLanguage(request)
    const forms = await askedForms(parts)
    const edition = JSON.stringify([parts.installation().simulated, forms.map(formId)])
    const key = JSON.stringify([type, language])
    const page = await (kept.known(edition, key) ?? kept.keep(edition, key, make(forms, language)))
    sendKeptPage(request, response, language, page, type)
  }

  return router
}
