import { type Request, type Response, Router } from 'express'
import type { IndexAgency, IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import type { LiveIndex } from '../live-index/live-index.ts'
import { onlyBlock } from '../live-index/only-block.ts'
import type { VisibleFigures } from '../live-index/visible-figures.ts'
import { paths } from '../paths.ts'
import type { Settings } from '../storage/settings-store.ts'
import { askedBlock } from '../web/asked-index.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { oneAtATime } from '../web/one-at-a-time.ts'
import { param } from '../web/param.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { assessmentDocument } from './assessment-document.ts'
import type { OfficialDocument } from './document-model.ts'
import { documentName } from './document-name.ts'
import { plainText } from './plain-text.ts'
import { reportDocument } from './report-document.ts'
import { writeAside } from './write-aside.ts'

export interface ReportParts {
  readonly liveIndex: Pick<LiveIndex, 'snapshot'>
  readonly visibleFigures: Pick<VisibleFigures, 'of'>
  readonly installation: () => Settings
}

/** Documents that one person can wait for at once: some clicks, and not so many that everybody else waits for minutes. */
const mostAtOnce = 3

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What people hand in on paper: the report on a period, and the assessment with which an agency's plan opens. */
export function reportRoutes({ liveIndex, visibleFigures, installation }: ReportParts): Router {
  const router = Router()
  // One after the other: each takes a processor and memory for itself.
  const inTurn = oneAtATime()
  const waitedFor = new Map<string, number>()

  router.get(paths.report, requireStaff('see-all-figures'), async (request, response) => {
    const whole = await visibleDocument(request)
    const block = askedBlock(request as unknown as Request<{ period: string }>)
    const document = block === null ? whole : onlyBlock(whole, block)
    if (document === null) throw new HttpProblem(404, 'unknown-block')
    const report = reportDocument({ document, issuer: installation().surveyor, block })
    await sendDocx(request, response, report, documentName('bao-cao', document, block))
  })

  router.get(paths.assessmentDocx, requireStaff('see-live-figures'), async (request, response) => {
    const { document, assessment, agency } = await assessmentOf(request)
    await sendDocx(request, response, assessment, documentName('danh-gia', document, agency.code))
  })

  router.get(paths.assessmentText, requireStaff('see-live-figures'), async (request, response) => {
    const { assessment } = await assessmentOf(request)
    response.type('text/plain; charset=utf-8').send(plainText(assessment))
  })

  async function assessmentOf(request: Request) {
    const document = await visibleDocument(request)
    const found = agencyOf(document, param(request, 'agency'))
    if (found === null) throw new HttpProblem(404, 'not-found')
    const { block, agency } = found
    return { document, agency, assessment: assessmentDocument(document, block, agency) }
  }

  /** Published figures are for everybody; live ones as far as this person may see them. */
  async function visibleDocument(request: Request): Promise<IndexDocument> {
    const period = param(request, 'period')
    const whole = await liveIndex.snapshot(period)
    if (whole === null) throw new HttpProblem(404, 'unknown-period')
    if (whole.document.publication !== null) return whole.document
    return (await visibleFigures.of(signedIn(request), period, whole)).document
  }

  /** @throws HttpProblem 429 where this person waits for others already */
  async function sendDocx(
    request: Request,
    response: Response,
    document: OfficialDocument,
    name: string,
  ): Promise<void> {
    const { name: reader } = signedIn(request)
    const before = waitedFor.get(reader) ?? 0
    if (before >= mostAtOnce) {
      response.set('Retry-After', '5')
      throw new HttpProblem(429, 'too-many-documents')
    }
    waitedFor.set(reader, before + 1)
    try {
      // Nobody waits any more for a window that was closed.
      const file = await inTurn(async () => (response.destroyed ? null : writeAside(document)))
      if (file === null) return
      response.set('Content-Disposition', `attachment; filename="${name}.docx"`).type(docxType).send(file)
    } finally {
      const left = (waitedFor.get(reader) ?? 1) - 1
      if (left === 0) waitedFor.delete(reader)
      else waitedFor.set(reader, left)
    }
  }

  return router
}

function agencyOf(
  { blocks }: IndexDocument,
  code: string,
): { readonly block: IndexBlock; readonly agency: IndexAgency } | null {
  for (const block of blocks) {
    const agency = block.agencies.find((one) => one.code === code)
    if (agency !== undefined) return { block, agency }
  }
  return null
}
