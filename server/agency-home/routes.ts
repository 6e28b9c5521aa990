import { Router } from 'express'
import type { IndexDocument } from '../../scoring/index-document.ts'
import type { VisibleFigures } from '../live-index/visible-figures.ts'
import { paths } from '../paths.ts'
import type { Stores } from '../storage/database.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Assets } from '../web/assets.ts'
import { homeOf } from '../web/home-of.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { may } from '../web/permissions.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import type { Staff } from '../web/staff-request.ts'
import { agencyTasks } from './agency-tasks.ts'
import { agencyHomeView, type CurrentPeriod, type PublishedResult } from './home-view.ts'

export interface AgencyHomeParts extends Pick<Stores, 'periods' | 'registry' | 'points' | 'publications'> {
  readonly visibleFigures: Pick<VisibleFigures, 'snapshot'>
  readonly assets: Assets
  readonly page: Page
}

/** The page with which people of an agency begin. */
export function agencyHomeRoutes(parts: AgencyHomeParts): Router {
  const stylesheet = parts.assets.href('board.css')
  const router = Router()

  router.get(paths.staffHome, requireStaff('own-account'), async (request, response) => {
    const staff = signedIn(request)
    if (staff.agency === null) {
      response.redirect(303, homeOf(staff))
      return
    }
    const { agency: code } = staff
    const language = requestLanguage(request)
    const [periods, agencies, points] = await Promise.all([
      parts.periods.all(),
      parts.registry.agencies(),
      parts.points.all(),
    ])
    const own = periods.filter(({ status }) => status !== 'draft').filter((period) => blockOf(period, code))
    const current = await Promise.all(
      own
        .filter(({ status }) => status !== 'published')
        .map((period) => currentPeriod(parts, staff, period, code)),
    )
    const published = await Promise.all(
      periods
        .filter(({ status }) => status === 'published')
        .map(async ({ id }) => resultOf(await parts.publications.latest(id), code)),
    )
    const view = agencyHomeView({
      agency: { code, name: agencies.find((one) => one.code === code)?.name ?? code },
      current,
      published: published.filter((result) => result !== null),
      hasPoint: points.some((point) => point.retiredAt === null && point.agencies.includes(code)),
      mayMakePoints: may(staff, 'manage-points', code),
      maySeeDraft: may(staff, 'see-draft', code),
      tasks: agencyTasks(staff, language),
      language,
    })
    response.send(parts.page(request, 'agency-home', { ...view, stylesheet }))
  })

  return router
}

function blockOf({ blocks }: Period, agency: string): string | null {
  return blocks.find(({ agencies }) => agencies.some(({ code }) => code === agency))?.code ?? null
}

async function currentPeriod(
  { visibleFigures }: Pick<AgencyHomeParts, 'visibleFigures'>,
  staff: Staff,
  period: Period,
  agency: string,
): Promise<CurrentPeriod> {
  const seen = may(staff, 'see-live-figures', agency) ? await visibleFigures.snapshot(staff, period.id) : null
  const own = seen && resultOf(seen.document, agency)
  return { period, block: blockOf(period, agency) ?? '', figures: own }
}

function resultOf(document: IndexDocument | null, code: string): PublishedResult | null {
  for (const block of document?.blocks ?? []) {
    const agency = block.agencies.find((one) => one.code === code)
    if (agency !== undefined) return { document: document!, block, agency }
  }
  return null
}
