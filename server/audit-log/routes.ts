import { Router } from 'express'
import { paths } from '../paths.ts'
import type { Stores } from '../storage/database.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { requireStaff } from '../web/require-staff.ts'
import { sendLines } from '../web/send-lines.ts'
import { auditSearch, parseAuditFilter } from './audit-filter.ts'
import { auditCsv, auditEntries, auditNdjson, checkChain } from './audit-lines.ts'
import { auditView } from './audit-view.ts'

interface Parts extends Pick<Stores, 'audit'> {
  readonly page: Page
}

const pageSize = 50

/** The audit trail, read and given out; nothing here can change it. */
export function auditLogRoutes({ audit, page }: Parts): Router {
  const router = Router()
  const allowed = requireStaff('read-audit')

  router.get(paths.audit, allowed, async (request, response) => {
    const filter = parseAuditFilter(request.query)
    // One more than is shown tells whether there are older ones.
    const found = await audit.newest(belowOf(request.query['below']), pageSize + 1, auditSearch(filter))
    const entries = found.slice(0, pageSize)
    const view = auditView({
      language: requestLanguage(request),
      filter,
      entries,
      older: found.length > pageSize ? entries.at(-1)!.n : null,
      check: request.query['check'] === '1' ? await checkChain(audit, await newestNumber()) : null,
    })
    response.send(page(request, 'audit', view))
  })

  router.get(paths.auditCsv, allowed, async (_request, response) => {
    const until = await newestNumber()
    response
      .attachment('nhat-ky.csv')
      .type('text/csv; charset=utf-8; header=present')
      .set('X-Row-Count', String(until))
    await sendLines(response, auditCsv(auditEntries(audit, until)))
  })

  router.get(paths.auditNdjson, allowed, async (_request, response) => {
    const until = await newestNumber()
    response.attachment('nhat-ky.ndjson').type('application/x-ndjson').set('X-Row-Count', String(until))
    await sendLines(response, auditNdjson(auditEntries(audit, until)))
  })

  /** Numbers have no gaps, so the newest is also how many there are. */
  async function newestNumber(): Promise<number> {
    const [newest] = await audit.newest(null, 1)
    return newest?.n ?? 0
  }

  return router
}

function belowOf(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null
}
