import { type Request, type Response, Router } from 'express'
import type { AuditTrail } from '../audit/audit-trail.ts'
import type { Config } from '../config.ts'
import { paths } from '../paths.ts'
import type { RandomBytes } from '../random/draw-text.ts'
import type { Stores } from '../storage/database.ts'
import type { Point } from '../storage/points-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import type { PrintProblem } from '../texts/points-texts.ts'
import type { Assets } from '../web/assets.ts'
import { requestLanguage } from '../web/language.ts'
import { oneAtATime } from '../web/one-at-a-time.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { reachOf } from '../web/permissions.ts'
import { requireStaff } from '../web/require-staff.ts'
import type { Views } from '../web/views.ts'
import { bulkRoutes } from './bulk-routes.ts'
import { logoRoutes } from './logo-routes.ts'
import { maySee } from './point-access.ts'
import { pointFilesRoutes } from './point-files-routes.ts'
import { pointRoutes, visiblePoint } from './point-routes.ts'
import { filtered, newestBlocks, parseFilter } from './points-filter.ts'
import { pointsView } from './points-view.ts'
import { sheetsRoutes } from './sheets-routes.ts'
import { shortAddress, surveyAddress } from './survey-address.ts'

interface Parts
  extends Pick<Stores, 'points' | 'places' | 'periods' | 'registry' | 'retiredScans' | 'logos'> {
  readonly config: Pick<Config, 'publicUrl'>
  readonly trail: AuditTrail
  readonly installation: () => Settings
  readonly clock: () => Date
  readonly views: Views
  readonly assets: Assets
  readonly page: Page
  readonly randomBytes: RandomBytes
}

/**
 * Service points: the list and its printing, one point, many at once, the logo. Everybody signed in sees those of the
 * own agency; who may change which is decided in point-access.ts.
 */
export function servicePointsRoutes(parts: Parts): Router {
  const { config, points, periods, registry, retiredScans, page, assets } = parts
  const addressOf = (request: Request, code: string) => surveyAddress(config.publicUrl, request, code)
  const trialSite = (request: Request) =>
    config.publicUrl === null ? shortAddress(addressOf(request, '')).replace(/\/s\/$/, '') : null
  const pointOf = async (request: Request) =>
    visiblePoint(request, await points.byCode(param(request, 'code')))
  const inTurn = oneAtATime()

  const router = Router()
  router.use(paths.points, requireStaff('see-points'))
  router.get(paths.points, async (request, response) => sendList(request, response, null))
  // In front of the page of one point, whose address would match theirs.
  router.use(bulkRoutes(parts, inTurn))
  router.use(logoRoutes(parts))
  router.use(
    sheetsRoutes(parts, {
      addressOf,
      isTrial: config.publicUrl === null,
      filteredPoints: async (request) => {
        const [seen, allPeriods, scans] = await Promise.all([
          visiblePoints(request),
          periods.all(),
          retiredScans.totals(),
        ])
        return filtered(seen, parseFilter(request.query), newestBlocks(allPeriods), scans)
      },
      refuse: sendList,
    }),
  )
  router.use(pointRoutes(parts, { inTurn, addressOf, trialSite, pointOf }))
  router.use(pointFilesRoutes(parts, { addressOf, trialSite, pointOf }))

  async function visiblePoints(request: Request): Promise<Point[]> {
    return (await points.all()).filter((point) => maySee(request.staff, point))
  }

  async function sendList(
    request: Request,
    response: Response,
    printProblem: PrintProblem | null,
  ): Promise<void> {
    const { page: asked, opened, format } = request.query
    const [agencies, seen, allPeriods, scans, openedPeriod] = await Promise.all([
      registry.agencies(),
      visiblePoints(request),
      periods.all(),
      retiredScans.totals(),
      typeof opened === 'string' ? periods.byId(opened) : null,
    ])
    const sees = reachOf(request.staff, 'see-points')
    const makes = reachOf(request.staff, 'manage-points')
    const view = pointsView({
      language: requestLanguage(request),
      agencies,
      points: seen,
      blocks: newestBlocks(allPeriods),
      scans,
      filter: parseFilter(request.query),
      page: typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : 1,
      sees: typeof sees === 'string' ? sees : (sees?.agency ?? ''),
      makes: makes === null || typeof makes === 'string' ? makes : makes.agency,
      addressOf: (code) => addressOf(request, code),
      trialSite: trialSite(request),
      opened: openedPeriod,
      printProblem,
      format: typeof format === 'string' ? format : '',
    })
    response
      .status(printProblem ? 422 : 200)
      .send(page(request, 'points', { ...view, stylesheet: assets.href('points.css') }))
  }

  return router
}
