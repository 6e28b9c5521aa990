import express, { type Request, Router } from 'express'
import type { AuditTrail } from '../audit/audit-trail.ts'
import { paths } from '../paths.ts'
import type { RandomBytes } from '../random/draw-text.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Place } from '../storage/places-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { Assets } from '../web/assets.ts'
import { requestLanguage } from '../web/language.ts'
import type { OneAtATime } from '../web/one-at-a-time.ts'
import type { Page } from '../web/page.ts'
import { postedField } from '../web/posted-fields.ts'
import { signedIn } from '../web/require-staff.ts'
import { bulkScopes } from './bulk-scopes.ts'
import { bulkResultView, bulkView, planned } from './bulk-view.ts'
import { createPoint } from './create-point.ts'
import { requireEverywhere } from './logo-routes.ts'
import {
  type BulkProblem,
  type BulkWish,
  emptyBulk,
  type PostedBulk,
  parseBulk,
  postedBulk,
} from './parse-bulk.ts'
import type { NewPoint } from './parse-new-point.ts'

interface Parts {
  readonly points: {
    add(point: Point): Promise<void>
    all(): Promise<Point[]>
    byCode(code: string): Promise<Point | null>
    replace(old: string, point: Point, at: Date): Promise<boolean>
  }
  readonly places: { all(): Promise<Place[]> }
  readonly periods: { all(): Promise<Period[]> }
  readonly registry: { agencies(): Promise<Agency[]> }
  readonly trail: AuditTrail
  readonly randomBytes: RandomBytes
  readonly assets: Assets
  readonly page: Page
}

/** A number for each agency of a province. */
const takeLongForm = express.urlencoded({ extended: false, limit: '128kb', parameterLimit: 2000 })

/** Points for many agencies at once: a form, a preview, and what was made. For home affairs. */
export function bulkRoutes(parts: Parts, inTurn: OneAtATime): Router {
  const { points, places, periods, registry, page, assets } = parts
  const stylesheet = assets.href('points.css')
  const router = Router()

  router.get(paths.bulkPoints, requireEverywhere, async (request, response) => {
    response.send(await form(request, emptyBulk, [], null))
  })

  router.post(paths.bulkPoints, requireEverywhere, takeLongForm, async (request, response) => {
    const asked = postedField(request, 'do')
    const posted = postedBulk(request.body)
    // A preview begins anew from the one number for all.
    const kept = asked === 'make' || asked === 'again' ? posted : { ...posted, counts: new Map() }
    const parsed = parseBulk(kept, await choices())
    if (!parsed.ok) {
      response.status(422).send(await form(request, kept, parsed.problems, null))
    } else if (asked === 'make') {
      const result = await inTurn(() => makeAll(request, parsed.wish))
      const view = bulkResultView({
        language: requestLanguage(request),
        ...result,
        isPrinted: kept.channel === 'qr',
      })
      response.send(page(request, 'points-bulk-made', { ...view, stylesheet }))
    } else {
      response.send(await form(request, kept, [], parsed.wish))
    }
  })

  async function choices() {
    const [agencies, allPeriods, allPlaces] = await Promise.all([
      registry.agencies(),
      periods.all(),
      places.all(),
    ])
    return { scopes: bulkScopes(agencies, allPeriods), places: allPlaces }
  }

  async function form(
    request: Request,
    kept: PostedBulk,
    problems: readonly BulkProblem[],
    wish: BulkWish | null,
  ): Promise<string> {
    const view = bulkView({
      language: requestLanguage(request),
      ...(await choices()),
      points: await points.all(),
      kept,
      problems,
      wish,
    })
    return page(request, 'points-bulk', { ...view, stylesheet })
  }

  /** Posted again, everything is there already: what was made is never made twice, also where it ended half-way. */
  async function makeAll(request: Request, wish: BulkWish) {
    const by = signedIn(request)
    const made: string[] = []
    const there: NewPoint[] = []
    for (const { point, isThere } of planned(wish, await points.all())) {
      const code = isThere ? null : await createPoint(parts, by, point)
      if (code === null) there.push(point)
      else made.push(code)
    }
    return { made, there }
  }

  return router
}
