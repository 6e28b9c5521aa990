import { type Request, type Response, Router } from 'express'
import type { Config } from '../config.ts'
import { paths } from '../paths.ts'
import type { RandomBytes } from '../random/draw-text.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import { sheetTexts } from '../texts/points-texts.ts'
import type { Assets } from '../web/assets.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { oneAtATime } from '../web/one-at-a-time.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff } from '../web/require-staff.ts'
import type { Views } from '../web/views.ts'
import { createPoint } from './create-point.ts'
import { isPrintable } from './is-printable.ts'
import { newPointView } from './new-point-view.ts'
import { parseNewPoint } from './parse-new-point.ts'
import { pointsView } from './points-view.ts'
import { qrPng } from './qr-png.ts'
import { qrSvg } from './qr-svg.ts'
import { sheetView } from './sheet-view.ts'
import { shortAddress, surveyAddress } from './survey-address.ts'

interface Parts {
  readonly config: Pick<Config, 'publicUrl'>
  readonly points: {
    add(point: Point): Promise<void>
    all(): Promise<Point[]>
    byCode(code: string): Promise<Point | null>
    retire(code: string, at: Date): Promise<boolean>
  }
  readonly periods: { byId(id: string): Promise<Period | null> }
  readonly registry: { agencies(): Promise<Agency[]> }
  readonly installation: () => Settings
  readonly clock: () => Date
  readonly views: Views
  readonly assets: Assets
  readonly page: Page
  readonly randomBytes: RandomBytes
}

/** Service points for home affairs: the list, a new point, retiring one, its A5 sheet and its QR code as files. */
export function servicePointsRoutes(parts: Parts): Router {
  const { config, points, periods, registry, installation, page, clock, randomBytes } = parts
  const addressOf = (request: Request, code: string) => surveyAddress(config.publicUrl, request, code)
  const trialSite = (request: Request) =>
    config.publicUrl === null ? shortAddress(addressOf(request, '')).replace(/\/s\/$/, '') : null

  const router = Router()
  const inTurn = oneAtATime()
  router.use(paths.points, requireStaff('manage-points'))

  router.get(paths.points, async (request, response) => {
    const { made, opened } = request.query
    const [agencies, all, openedPeriod] = await Promise.all([
      registry.agencies(),
      points.all(),
      typeof opened === 'string' ? periods.byId(opened) : null,
    ])
    const view = pointsView({
      language: requestLanguage(request),
      agencies,
      points: all,
      addressOf: (code) => addressOf(request, code),
      trialSite: trialSite(request),
      made: typeof made === 'string' ? made : undefined,
      opened: openedPeriod,
    })
    response.send(page(request, 'points', view))
  })

  router.get(paths.newPoint, async (request, response) => {
    const view = newPointView(requestLanguage(request), await registry.agencies())
    response.send(page(request, 'points-new', view))
  })

  router.post(paths.points, takeForm, async (request, response) => {
    const { agencies, parsed, code } = await inTurn(() => checkAndCreate(request.body))
    if (parsed.ok) {
      response.redirect(303, `${paths.points}?made=${code}#${parsed.point.agency}-${code}`)
    } else {
      const view = newPointView(requestLanguage(request), agencies, parsed)
      response.status(422).send(page(request, 'points-new', view))
    }
  })

  router.post(paths.retirePoint, async (request, response) => {
    const point = await pointOf(request)
    // Retiring again keeps the day on which it was retired first.
    if (point.retiredAt === null) await points.retire(point.code, clock())
    response.redirect(303, paths.points)
  })

  router.get(paths.pointSheet, async (request, response) => {
    const point = await printablePoint(request)
    const view = sheetView({
      language: requestLanguage(request),
      stylesheet: parts.assets.href('sheet.css'),
      installation: installation(),
      agency: await agencyNames(point),
      point,
      address: addressOf(request, point.code),
      trialSite: trialSite(request),
    })
    response.send(parts.views('point-sheet', view))
  })

  router.get(paths.pointQrSvg, async (request, response) => {
    const point = await printablePoint(request)
    const address = addressOf(request, point.code)
    const title = sheetTexts.qrTitle(shortAddress(address))
    sendFile(response, `${fileName(point)}.svg`, 'image/svg+xml', Buffer.from(qrSvg(address, title)))
  })

  router.get(paths.pointQrPng, async (request, response) => {
    const point = await printablePoint(request)
    const png = await qrPng(addressOf(request, point.code))
    sendFile(response, `${fileName(point)}.png`, 'image/png', png)
  })

  /**
   * Looks for the desk among the points and makes its code, with no other post in between. Two processes (WORKERS)
   * may do so at the same moment: the desk then has two codes, which lead to the same form, and one can be retired.
   */
  async function checkAndCreate(posted: unknown) {
    const [agencies, all] = await Promise.all([registry.agencies(), points.all()])
    const parsed = parseNewPoint(posted, agencies, all)
    const code = parsed.ok ? await createPoint({ points, randomBytes }, parsed.point) : undefined
    return { agencies, parsed, code }
  }

  async function pointOf(request: Request): Promise<Point> {
    const point = await points.byCode(param(request, 'code'))
    if (!point) throw new HttpProblem(404, 'not-found')
    return point
  }

  /** A sheet that opens nothing must not be printed again. */
  async function printablePoint(request: Request): Promise<Point> {
    const point = await pointOf(request)
    if (point.retiredAt !== null) throw new HttpProblem(410, 'retired-point')
    if (!isPrintable(point)) throw new HttpProblem(404, 'not-found')
    return point
  }

  async function agencyNames(point: Point): Promise<string> {
    const agencies = await registry.agencies()
    return point.agencies
      .map((code) => agencies.find((agency) => agency.code === code)?.name ?? code)
      .join(' · ')
  }

  return router
}

/** @example fileName(point) // 'qr-SCT-k7m2qx4h' */
function fileName(point: Point): string {
  return ['qr', ...point.agencies.slice(0, 3), point.code].join('-')
}

function sendFile(response: Response, name: string, type: string, content: Buffer): void {
  response.attachment(name).type(type).send(content)
}
