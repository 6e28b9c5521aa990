import express, { type Request, type Response, Router } from 'express'
import { paths } from '../paths.ts'
import { takeUpload, uploadedFile } from '../spreadsheets/upload.ts'
import type { ImportProblem } from '../texts/import-problem-texts.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { postedField } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { examine, type UploadedIndex } from './examine.ts'
import { givenBy } from './given.ts'
import { fieldProblems, importReport, refusalStatus } from './import-report.ts'
import { type StoreParts, storeImport } from './store-import.ts'

/** A document of some hundred agencies with all their sums has two megabytes. */
export const largestImport = 8_000_000

/**
 * `POST /api/v1/periods/:period/index-imports`: the file as the body, or as `file` of a form; what goes with it
 * (`reason`, `confirmUnsigned`, …) as parameters of the address or fields of that form. A dry run unless
 * `dryRun=false`. 200 with a report for a dry run, or where nothing would change; 201 once stored; else a problem
 * document, and nothing is stored.
 */
export function importApiRoutes(parts: StoreParts): Router {
  const router = Router()
  router.post(
    paths.apiIndexImports,
    requireStaff('import-index'),
    takeUpload('file', { maxBytes: largestImport }),
    express.raw({ type: (request) => !isForm(request.headers['content-type']), limit: largestImport }),
    async (request, response) => {
      const dryRun = dryRunOf(request)
      const examined = await examine(parts, uploadOf(request))
      if (!examined.ok) throw refusal(request, examined.problems)
      const { examination } = examined
      if (examination.problems.length > 0) throw refusal(request, examination.problems)
      if (dryRun || examination.unchanged) {
        if (examination.unchanged && !dryRun) await storeImport(parts, signedIn(request), examination)
        send(request, response, 200, examination, { dryRun, stored: false })
        return
      }
      if (examination.needs.length > 0) throw refusal(request, examination.needs)
      if (!(await storeImport(parts, signedIn(request), examination))) {
        throw refusal(request, [{ field: 'period', code: 'period-changed' }])
      }
      send(request, response, 201, examination, { dryRun, stored: true })
    },
  )
  return router
}

function send(
  request: Request,
  response: Response,
  status: number,
  ...[examination, done]: [Parameters<typeof importReport>[0], Parameters<typeof importReport>[2]]
): void {
  response.status(status).json(importReport(examination, requestLanguage(request), done))
}

function isForm(type: string | undefined): boolean {
  return /^multipart\/form-data\b/i.test(type ?? '')
}

function dryRunOf(request: Request): boolean {
  const asked = request.query['dryRun']
  if (asked === undefined || asked === 'true') return true
  if (asked === 'false') return false
  throw new HttpProblem(400, 'bad-request')
}

function uploadOf(request: Request): UploadedIndex {
  const file = uploadedFile(request)
  const body: unknown = request.body
  const bytes = file?.bytes ?? (Buffer.isBuffer(body) ? body : new Uint8Array())
  const asked = (name: string) => {
    const value = request.query[name]
    return typeof value === 'string' ? value : postedField(request, name)
  }
  return {
    periodId: param(request, 'period'),
    fileName: file?.name ?? asked('fileName').slice(0, 200),
    bytes,
    given: givenBy(asked),
  }
}

function refusal(request: Request, problems: readonly ImportProblem[]): HttpProblem {
  const status = refusalStatus(problems)
  return new HttpProblem(status, status === 409 ? 'import-conflict' : 'invalid-import', {
    problems: fieldProblems(problems, requestLanguage(request)),
  })
}
