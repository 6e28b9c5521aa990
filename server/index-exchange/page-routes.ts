import { type Request, type Response, Router } from 'express'
import { link, paths } from '../paths.ts'
import { takeUpload, uploadedFile } from '../spreadsheets/upload.ts'
import type { Stores } from '../storage/database.ts'
import type { ImportProblem } from '../texts/import-problem-texts.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { may } from '../web/permissions.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { largestImport } from './api-routes.ts'
import { type Examination, examine } from './examine.ts'
import { type Given, givenBy } from './given.ts'
import { importView } from './import-view.ts'
import { type StoreParts, storeImport } from './store-import.ts'

export interface ImportPagesParts extends StoreParts, Pick<Stores, 'importDrafts'> {
  readonly page: Page
}

const idPattern = /^[a-z0-9][a-z0-9-]{0,31}$/

/** Upload, report, confirmation: a file waits in between, one for each person and period. */
export function importPageRoutes(parts: ImportPagesParts): Router {
  const { importDrafts, indexImports, clock } = parts
  const reader = requireStaff('see-imports')
  const allowed = requireStaff('import-index')
  const router = Router()

  router.get(paths.indexImports, reader, async (request, response) => {
    await send(request, response, { justStored: request.query['stored'] === '1' })
  })

  router.post(
    paths.indexImports,
    allowed,
    takeUpload('file', { maxBytes: largestImport }),
    async (request, response) => {
      const periodId = periodOf(request)
      const file = uploadedFile(request)
      if (file === null) {
        await send(request, response, { status: 422, problems: [{ field: 'file', code: 'missing' }] })
        return
      }
      const upload = { periodId, fileName: file.name, bytes: file.bytes, given: noneGiven }
      const examined = await examine(parts, upload)
      const problems = examined.ok ? examined.examination.problems : examined.problems
      if (!examined.ok || problems.length > 0) {
        await importDrafts.remove(periodId, signedIn(request).name)
        await send(request, response, { status: 422, problems })
        return
      }
      await importDrafts.put({
        period: periodId,
        by: signedIn(request).name,
        at: clock(),
        fileName: file.name,
        digest: examined.examination.index.digest,
        content: file.bytes,
      })
      response.redirect(303, link(paths.indexImports, { period: periodId }))
    },
  )

  router.post(paths.confirmIndexImport, allowed, takeForm, async (request, response) => {
    const periodId = periodOf(request)
    const staff = signedIn(request)
    const given = givenBy((name) => postedField(request, name))
    const draft = await draftOf(request, given)
    // The report that was read is of another file, or of none any more.
    if (draft === null || draft.digest !== postedField(request, 'digest')) {
      await send(request, response, { status: 409, problems: [{ field: 'period', code: 'period-changed' }] })
      return
    }
    const examined = await examine(parts, draft.upload)
    const needs = examined.ok ? examined.examination.needs : []
    const problems = examined.ok ? examined.examination.problems : examined.problems
    if (!examined.ok || problems.length > 0 || needs.length > 0) {
      await send(request, response, { status: 422, problems, asked: needs, given })
      return
    }
    if (!(await storeImport(parts, staff, examined.examination))) {
      await send(request, response, {
        status: 409,
        problems: [{ field: 'period', code: 'period-changed' }],
        given,
      })
      return
    }
    await importDrafts.remove(periodId, staff.name)
    response.redirect(303, `${link(paths.indexImports, { period: periodId })}?stored=1`)
  })

  router.post(paths.dropIndexImport, allowed, takeForm, async (request, response) => {
    const periodId = periodOf(request)
    await importDrafts.remove(periodId, signedIn(request).name)
    response.redirect(303, link(paths.indexImports, { period: periodId }))
  })

  router.get(paths.indexImportFile, reader, async (request, response) => {
    const periodId = periodOf(request)
    const n = Number(param(request, 'n'))
    const entry = (await indexImports.ofPeriod(periodId)).find((one) => one.n === n)
    const content = entry === undefined ? null : await indexImports.content(periodId, n)
    if (entry === undefined || content === null) throw new HttpProblem(404, 'not-found')
    // A download and never a page: what is in it came from elsewhere.
    response
      .type('application/octet-stream')
      .attachment(entry.fileName || `${periodId}-${n}.${entry.format}`)
      .send(Buffer.from(content))
  })

  async function draftOf(request: Request, given: Given) {
    const draft = await importDrafts.of(periodOf(request), signedIn(request).name)
    if (draft === null) return null
    const { period: periodId, fileName, content: bytes, digest } = draft
    return { digest, upload: { periodId, fileName, bytes, given } }
  }

  async function send(
    request: Request,
    response: Response,
    {
      status = 200,
      problems = [],
      asked = [],
      given = null,
      justStored = false,
    }: {
      status?: number
      problems?: readonly ImportProblem[]
      asked?: readonly ImportProblem[]
      given?: Given | null
      justStored?: boolean
    },
  ): Promise<void> {
    const periodId = periodOf(request)
    const [period, imports] = await Promise.all([
      parts.periods.byId(periodId),
      indexImports.ofPeriod(periodId),
    ])
    const mayImport = may(request.staff, 'import-index')
    const draft = mayImport ? await draftOf(request, given ?? noneGiven) : null
    const examined = draft === null ? null : await examine(parts, draft.upload)
    const examination: Examination | null = examined?.ok ? examined.examination : null
    const found = examined === null ? [] : examined.ok ? examined.examination.problems : examined.problems
    const view = importView({
      language: requestLanguage(request),
      periodId,
      periodName: period?.name ?? null,
      whole: period === null || period.imported !== undefined,
      mayImport,
      examination,
      problems: problems.length > 0 ? problems : found,
      asked,
      given,
      imports,
      justStored,
    })
    response.status(status).send(parts.page(request, 'index-imports', view))
  }

  return router
}

const noneGiven: Given = givenBy(() => '')

/** The code of a period, whether it is here or comes with a file. */
function periodOf(request: Request): string {
  const id = param(request, 'period')
  if (!idPattern.test(id)) throw new HttpProblem(404, 'unknown-period')
  return id
}
