import { createHash } from 'node:crypto'
import express, { type Request, type Response, Router } from 'express'
import { type FormDefinition, formId, type Language } from '../../survey-forms/form-definition.ts'
import type { AuditTrail } from '../audit/audit-trail.ts'
import { link, paths } from '../paths.ts'
import { takeUpload, uploadedFile } from '../spreadsheets/upload.ts'
import type { Stores } from '../storage/database.ts'
import type { FormVersion } from '../storage/forms-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import { inlineStylesheet } from '../survey-page/inline-stylesheet.ts'
import { surveyView } from '../survey-page/survey-view.ts'
import { formsTexts } from '../texts/forms-texts.ts'
import type { Assets } from '../web/assets.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { may } from '../web/permissions.ts'
import { postedField } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { inlineStylePolicy } from '../web/security.ts'
import type { Views } from '../web/views.ts'
import { differencesPage } from './differences-view.ts'
import { formPageView, formsView } from './forms-view.ts'
import { type Checked, importView } from './import-view.ts'
import { judgeVersion } from './judge-version.ts'
import { paperView } from './paper-view.ts'
import {
  definitionText,
  longestDefinition,
  type ParsedDefinition,
  parseDefinition,
} from './parse-definition.ts'

export interface FormsParts extends Pick<Stores, 'formVersions' | 'periods'> {
  readonly trail: AuditTrail
  readonly installation: () => Settings
  readonly views: Views
  readonly assets: Assets
  readonly page: Page
  readonly clock: () => Date
}

/** A letter takes up to nine bytes in a posted form. */
const takeText = express.urlencoded({ extended: false, limit: longestDefinition * 9, parameterLimit: 10 })
const takeFile = takeUpload('file', { maxBytes: longestDefinition })

/** Form versions for home affairs: the list, each with its previews and differences, and the import of the next one. */
export function formsRoutes(parts: FormsParts): Router {
  const { formVersions, periods, trail, page, views, clock } = parts
  const reader = requireStaff('see-forms')
  const allowed = requireStaff('manage-forms')
  const router = Router()
  const surveyStyle = inlineStylesheet(parts.assets.text('survey.css'))
  const surveyPolicy = previewPolicy(surveyStyle)

  router.get(paths.forms, reader, async (request, response) => {
    const [versions, all] = await Promise.all([formVersions.versions(), periods.all()])
    const view = formsView(versions, all, may(request.staff, 'manage-forms'), requestLanguage(request))
    response.send(page(request, 'forms', { ...view }))
  })

  router.get(paths.newForm, allowed, (request, response) => {
    sendImport(request, response, { definition: '', checked: null })
  })

  router.post(paths.forms, allowed, takeFile, takeText, async (request, response) => {
    const definition = postedDefinition(request)
    const parsed = parsePosted(definition)
    if (!parsed.ok) {
      sendImport(request, response, { definition: definition ?? '', checked: parsed, status: 422 })
      return
    }
    const { form } = parsed
    const verdict = judgeVersion(form, await definitions())
    const checked: Checked = { form, verdict }
    if (verdict.verdict !== 'new') {
      const status = verdict.verdict === 'same' || verdict.verdict === 'exists' ? 409 : 422
      sendImport(request, response, { definition: definition ?? '', checked, status })
    } else if (postedField(request, 'action') !== 'publish') {
      sendImport(request, response, { definition: definition ?? '', checked })
    } else if (await publish(request, form)) {
      response.redirect(303, `${link(paths.form, { form: formId(form) })}?new=1`)
    } else {
      // Another process was faster; what it stored is there now.
      const now: Checked = { form, verdict: judgeVersion(form, await definitions()) }
      sendImport(request, response, { definition: definition ?? '', checked: now, status: 409 })
    }
  })

  router.post(paths.tryForm, allowed, takeText, (request, response) => {
    sendPreview(response, postedForm(request), shownIn(postedField(request, 'in')), null)
  })

  router.post(paths.tryPaperForm, allowed, takeText, (request, response) => {
    sendPaper(response, postedForm(request), shownIn(postedField(request, 'in')))
  })

  router.get(paths.form, reader, async (request, response) => {
    const [version, versions, all] = await Promise.all([
      versionOf(param(request, 'form')),
      formVersions.versions(),
      periods.all(),
    ])
    const isNew = request.query['new'] === '1'
    const view = formPageView({ version, versions, periods: all, language: requestLanguage(request), isNew })
    response.send(page(request, 'form', { ...view }))
  })

  router.get(paths.formPreview, reader, async (request, response) => {
    const { form } = await versionOf(param(request, 'form'))
    const language = shownIn(request.query['lang'] ?? request.query['in'])
    sendPreview(response, form, language, link(paths.formPreview, { form: formId(form) }))
  })

  router.get(paths.formOnPaper, reader, async (request, response) => {
    const { form } = await versionOf(param(request, 'form'))
    sendPaper(response, form, shownIn(request.query['in']))
  })

  router.get(paths.formFile, reader, async (request, response) => {
    const { form } = await versionOf(param(request, 'form'))
    response
      .attachment(`${formId(form)}.json`)
      .type('json')
      .send(`${JSON.stringify(form, null, 2)}\n`)
  })

  router.get(paths.formDifferences, reader, async (request, response) => {
    const { form } = await versionOf(param(request, 'form'))
    const from = request.query['from']
    const { form: before } = await versionOf(typeof from === 'string' ? from : '')
    response.send(
      page(request, 'form-differences', { ...differencesPage(before, form, requestLanguage(request)) }),
    )
  })

  async function definitions(): Promise<readonly FormDefinition[]> {
    return (await formVersions.versions()).map(({ form }) => form)
  }

  /** @throws HttpProblem 404 */
  async function versionOf(id: string): Promise<FormVersion> {
    const version = (await formVersions.versions()).find(({ form }) => formId(form) === id)
    if (version === undefined) throw new HttpProblem(404, 'unknown-form')
    return version
  }

  function publish(request: Request, form: FormDefinition): Promise<boolean> {
    const { name } = signedIn(request)
    const change = {
      action: 'form-imported' as const,
      subject: { kind: 'form', id: formId(form) },
      after: form,
    }
    return trail.changing(signedIn(request), change, () =>
      formVersions.add({ form, importedAt: clock(), importedBy: name }),
    )
  }

  function sendImport(
    request: Request,
    response: Response,
    { definition, checked, status = 200 }: { definition: string; checked: Checked; status?: number },
  ): void {
    const view = importView(requestLanguage(request), definition, checked)
    response.status(status).send(page(request, 'form-import', { ...view }))
  }

  /** The very page that citizens get, without a way to send it. */
  function sendPreview(
    response: Response,
    form: FormDefinition,
    language: Language,
    address: string | null,
  ): void {
    const { surveyor, simulated } = parts.installation()
    const texts = formsTexts[language]
    const view = surveyView({
      place: { point: { code: 'preview', place: texts.previewPlace, desk: texts.previewDesk } },
      target: { form, agencies: [] },
      language,
      submission: '',
      surveyor,
      simulated,
      preview: { banner: texts.banner, address },
    })
    response.set('Content-Security-Policy', surveyPolicy)
    response.send(views('survey', { ...view, stylesheet: surveyStyle }))
  }

  function sendPaper(response: Response, form: FormDefinition, language: Language): void {
    const { surveyor, simulated } = parts.installation()
    const stylesheet = parts.assets.href('paper-form.css')
    response.send(views('form-paper', paperView({ form, language, surveyor, simulated, stylesheet })))
  }

  return router
}

/** The policy of the public form, which lets nothing be sent from here. */
function previewPolicy(stylesheet: string): string {
  const digest = createHash('sha256').update(stylesheet).digest('base64')
  return inlineStylePolicy(digest).replace("form-action 'self'", "form-action 'none'")
}

/** The text of a file or of the field; null for a file that is not UTF-8. */
function postedDefinition(request: Request): string | null {
  const file = uploadedFile(request)
  return file === null
    ? postedField(request, 'definition').replace(/^\uFEFF/, '')
    : definitionText(file.bytes)
}

function parsePosted(definition: string | null): ParsedDefinition {
  return definition === null
    ? { ok: false, problems: [{ problem: 'not-utf8' }], more: 0 }
    : parseDefinition(definition)
}

/** The form of a preview before it is published. @throws HttpProblem 422: only a form that was found right is tried */
function postedForm(request: Request): FormDefinition {
  const parsed = parsePosted(postedField(request, 'definition'))
  if (!parsed.ok) throw new HttpProblem(422, 'bad-request')
  return parsed.form
}

function shownIn(value: unknown): Language {
  return value === 'en' ? 'en' : 'vi'
}
