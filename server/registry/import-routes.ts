import { createHash, randomBytes } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { link, paths } from '../paths.ts'
import { readTableFile } from '../spreadsheets/read-table-file.ts'
import { takeUpload, uploadedFile } from '../spreadsheets/upload.ts'
import { writeWorkbook } from '../spreadsheets/write-workbook.ts'
import type { StagedUpload } from '../storage/uploads-store.ts'
import { registryImportTexts } from '../texts/registry-import-texts.ts'
import { registryTables, registryTableTexts } from '../texts/registry-table-texts.ts'
import { describeTableProblem } from '../texts/spreadsheet-texts.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { postedField, takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { applyImport } from './apply-import.ts'
import { registrySheets, sheetCsv } from './export-registry.ts'
import { dryRunView, importView } from './import-view.ts'
import { planDigest, planImport } from './plan-import.ts'
import { type ReadTables, readRegistryTables } from './read-registry-tables.ts'
import { mayManage, type RegistryParts } from './registry-parts.ts'
import { readRegistry } from './registry-state.ts'

/** Below what a document of the database holds; the registry of a province takes a tenth of a megabyte. */
const maxBytes = 5_000_000
/** Three times the units of a province: whoever follows who came from whom in far more keeps everybody waiting. */
const limits = { bytes: maxBytes, rows: 5_000 }
const keptMs = 24 * 3_600_000

/**
 * The registry as files: given out, and taken in by way of a dry run. A file without mistakes is kept for a day until
 * somebody decides, since a browser cannot fill a chosen file in again.
 */
export function importRoutes(parts: RegistryParts): Router {
  const { page, clock, uploads, trail, inTurn } = parts
  const router = Router()
  const see = requireStaff('see-registry')
  const manage = requireStaff('manage-registry')

  router.get(paths.registryImport, see, (request, response) => {
    response.send(page(request, 'registry-import', importView(requestLanguage(request), mayManage(request))))
  })

  router.post(paths.registryImport, manage, takeUpload('file', { maxBytes }), async (request, response) => {
    const language = requestLanguage(request)
    const refuse = (problems: readonly string[]) =>
      response.status(422).send(page(request, 'registry-import', importView(language, true, problems)))
    const file = uploadedFile(request)
    if (file === null) return refuse([registryImportTexts[language].fileMissing])
    const table = await readTableFile(file.bytes, { limits })
    if (!table.ok) return refuse(table.problems.map((problem) => describeTableProblem(problem, language)))
    const read = readRegistryTables(table.sheets)
    const planned = planImport(await readRegistry(parts), read)
    if (!planned.ok) {
      const view = dryRunView({ language, fileName: file.name, read, planned, note: undefined })
      return response.status(422).send(page(request, 'registry-dry-run', view))
    }
    const now = clock()
    await uploads.sweep(now)
    const upload: StagedUpload = {
      ...{ id: randomBytes(18).toString('base64url'), by: signedIn(request).name },
      ...{
        name: file.name,
        bytes: file.bytes,
        digest: createHash('sha256').update(file.bytes).digest('hex'),
      },
      expiresAt: new Date(now.getTime() + keptMs),
    }
    await uploads.add(upload)
    return response.redirect(303, link(paths.stagedImport, { upload: upload.id }))
  })

  router.get(paths.stagedImport, manage, async (request, response) => {
    await sendDryRun(request, response, await uploadOf(request), undefined)
  })

  router.post(paths.stagedImport, manage, takeForm, async (request, response) => {
    const upload = await uploadOf(request)
    const outcome = await inTurn(async () => {
      const { planned } = await planOf(upload)
      if (!planned.ok || planDigest(planned.plan) !== postedField(request, 'plan')) return 'movedOn'
      const by = signedIn(request)
      await trail.noting(by, {
        action: 'registry-imported',
        subject: { kind: 'file', id: upload.digest },
        after: { name: upload.name, changes: planned.plan.changes.length },
      })
      return (await applyImport(parts, by, planned.plan)) ? 'done' : 'stopped'
    })
    if (outcome !== 'done') return sendDryRun(request, response, upload, outcome)
    await uploads.remove(upload.id)
    response.redirect(303, `${paths.agencies}?done=imported`)
  })

  router.post(paths.dropImport, manage, async (request, response) => {
    const { id } = await uploadOf(request)
    await uploads.remove(id)
    response.redirect(303, paths.registryImport)
  })

  router.get(paths.registryXlsx, see, async (_request, response) => {
    const workbook = await writeWorkbook(registrySheets(await readRegistry(parts)))
    response.attachment('danh-muc.xlsx').send(workbook)
  })

  router.get(paths.registryCsv, see, async (request, response) => {
    const table = registryTables.findIndex((one) => registryTableTexts[one].file === param(request, 'table'))
    const sheet = registrySheets(await readRegistry(parts))[table]
    if (sheet === undefined) throw new HttpProblem(404, 'not-found')
    response
      .attachment(`${param(request, 'table')}.csv`)
      .type('text/csv; charset=utf-8')
      .send(sheetCsv(sheet))
  })

  /** The file that somebody staged; nobody else's. @throws HttpProblem 404, also after a day */
  async function uploadOf(request: Request): Promise<StagedUpload> {
    const upload = await uploads.valid(param(request, 'upload'), clock())
    if (upload === null || upload.by !== signedIn(request).name) throw new HttpProblem(404, 'not-found')
    return upload
  }

  async function planOf({ bytes }: StagedUpload) {
    const table = await readTableFile(bytes, { limits })
    if (!table.ok) throw new Error('a staged file cannot be read again')
    const read: ReadTables = readRegistryTables(table.sheets)
    return { read, planned: planImport(await readRegistry(parts), read) }
  }

  async function sendDryRun(
    request: Request,
    response: Response,
    upload: StagedUpload,
    note: 'movedOn' | 'stopped' | undefined,
  ): Promise<void> {
    const { read, planned } = await planOf(upload)
    const view = dryRunView({
      ...{ language: requestLanguage(request), fileName: upload.name, read, note },
      planned: planned.ok ? { ...planned, digest: planDigest(planned.plan), upload: upload.id } : planned,
    })
    const status = note !== undefined ? 409 : planned.ok ? 200 : 422
    response.status(status).send(page(request, 'registry-dry-run', view))
  }

  return router
}
