import express, { type Request, type Response, Router } from 'express'
import type { AuditTrail } from '../audit/audit-trail.ts'
import { link, paths } from '../paths.ts'
import type { RandomBytes } from '../random/draw-text.ts'
import type { Place } from '../storage/places-store.ts'
import type { Point, PointWords } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { RetiredScans } from '../storage/retired-scans-store.ts'
import type { Assets } from '../web/assets.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { OneAtATime } from '../web/one-at-a-time.ts'
import type { Page } from '../web/page.ts'
import { may, reachOf } from '../web/permissions.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { agencyOf, createPoint, replacePoint } from './create-point.ts'
import { emptyPoint, newPointView } from './new-point-view.ts'
import { type PostedPoint, parseNewPoint, postedPoint } from './parse-new-point.ts'
import { isChange, type PostedWords, parsePointChange, postedWords } from './parse-point-change.ts'
import { mayManage, maySee } from './point-access.ts'
import type { PointProblem } from './point-problem.ts'
import { type PointDone, pointView } from './point-view.ts'

interface Parts {
  readonly points: {
    add(point: Point): Promise<void>
    all(): Promise<Point[]>
    byCode(code: string): Promise<Point | null>
    change(point: Point, words: PointWords): Promise<'changed' | 'desk-taken' | 'not-in-use'>
    retire(code: string, at: Date): Promise<boolean>
    replace(old: string, point: Point, at: Date): Promise<boolean>
  }
  readonly places: { all(): Promise<Place[]> }
  readonly registry: { agencies(): Promise<Agency[]> }
  readonly retiredScans: { totals(): Promise<Map<string, RetiredScans>> }
  readonly trail: AuditTrail
  readonly clock: () => Date
  readonly randomBytes: RandomBytes
  readonly assets: Assets
  readonly page: Page
}

interface Around {
  readonly inTurn: OneAtATime
  readonly addressOf: (request: Request, code: string) => string
  readonly trialSite: (request: Request) => string | null
  readonly pointOf: (request: Request) => Promise<Point>
}

/** With as many other agencies as a shared desk can have. */
const takePointForm = express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 200 })

/** A new point, and what may be done with one: change its words, replace its code, retire it. */
export function pointRoutes(parts: Parts, { inTurn, addressOf, trialSite, pointOf }: Around): Router {
  const { points, places, registry, retiredScans, trail, clock, assets, page } = parts
  const stylesheet = assets.href('points.css')
  const router = Router()

  router.get(paths.newPoint, requireStaff('manage-points'), async (request, response) => {
    const { agency } = request.query
    const kept = emptyPoint(ownAgency(request) ?? (typeof agency === 'string' ? agency : ''))
    response.send(await newPointPage(request, kept, []))
  })

  router.post(paths.points, requireStaff('manage-points'), takePointForm, async (request, response) => {
    const posted = postedPoint(request.body)
    for (const agency of [posted.agency, ...posted.also]) {
      if (agency !== '' && !may(request.staff, 'manage-points', agency))
        throw new HttpProblem(403, 'not-allowed')
    }
    const { problems, code } = await inTurn(() => checkAndCreate(request, posted))
    if (code !== undefined) response.redirect(303, pointAddress(code, { done: 'made' }))
    else response.status(422).send(await newPointPage(request, posted, problems))
  })

  router.get(paths.point, async (request, response) => {
    await sendPoint(request, response, await pointOf(request))
  })

  router.post(paths.point, requireStaff('manage-points'), takeForm, async (request, response) => {
    const point = await managedPoint(request)
    if (point.retiredAt !== null) throw new HttpProblem(410, 'retired-point')
    const posted = postedWords(request.body)
    const outcome = await inTurn(() => checkAndChange(request, point, posted))
    if ('done' in outcome) response.redirect(303, pointAddress(point.code, outcome))
    else await sendPoint(request, response, point, { kept: posted, problems: outcome.problems })
  })

  router.post(paths.retirePoint, requireStaff('manage-points'), async (request, response) => {
    const point = await managedPoint(request)
    if (point.retiredAt === null) {
      const at = clock()
      await trail.changing(
        signedIn(request),
        {
          action: 'point-retired',
          subject: { kind: 'point', id: point.code },
          agency: agencyOf(point),
          before: point,
          after: { ...point, retiredAt: at },
        },
        () => points.retire(point.code, at),
      )
    }
    response.redirect(303, pointAddress(point.code))
  })

  router.post(paths.replacePoint, requireStaff('manage-points'), async (request, response) => {
    const point = await managedPoint(request)
    const made =
      point.retiredAt === null
        ? await inTurn(() => replacePoint(parts, signedIn(request), point, clock()))
        : null
    if (made !== null) {
      response.redirect(303, pointAddress(made, { done: 'replaced' }))
      return
    }
    // Posted twice: it has been replaced before, and the answer is the same.
    const now = await points.byCode(point.code)
    response.redirect(303, pointAddress(now?.replacedBy ?? point.code))
  })

  async function checkAndCreate(
    request: Request,
    posted: PostedPoint,
  ): Promise<{ problems: readonly PointProblem[]; code?: string }> {
    const [agencies, all, allPlaces] = await Promise.all([registry.agencies(), points.all(), places.all()])
    const parsed = parseNewPoint(posted, { agencies, places: allPlaces, points: all })
    if (!parsed.ok) return { problems: parsed.problems }
    const code = await createPoint(parts, signedIn(request), parsed.point)
    return code === null ? { problems: [{ field: 'desk', problem: 'taken' }] } : { problems: [], code }
  }

  async function checkAndChange(
    request: Request,
    point: Point,
    posted: PostedWords,
  ): Promise<{ done: PointDone } | { problems: readonly PointProblem[] }> {
    const [agencies, all, allPlaces] = await Promise.all([registry.agencies(), points.all(), places.all()])
    const parsed = parsePointChange(posted, point, { agencies, places: allPlaces, points: all })
    if (!parsed.ok) return parsed
    const { words } = parsed
    if (!isChange(point, words)) return { done: 'unchanged' }
    const { placeCode: _, ...others } = point
    let outcome: Awaited<ReturnType<typeof points.change>> = 'changed'
    await trail.changing(
      signedIn(request),
      {
        action: 'point-changed',
        subject: { kind: 'point', id: point.code },
        agency: agencyOf(point),
        before: point,
        after: { ...others, ...words },
      },
      async () => {
        outcome = await points.change(point, words)
        return outcome === 'changed'
      },
    )
    return outcomeOf(outcome)
  }

  async function newPointPage(
    request: Request,
    kept: PostedPoint,
    problems: readonly PointProblem[],
  ): Promise<string> {
    const [agencies, allPlaces] = await Promise.all([registry.agencies(), places.all()])
    const language = requestLanguage(request)
    const own = ownAgency(request)
    const view = newPointView({ language, agencies, places: allPlaces, own, kept, problems })
    return page(request, 'points-new', { ...view, stylesheet })
  }

  async function sendPoint(
    request: Request,
    response: Response,
    point: Point,
    refused: { kept?: PostedWords; problems?: readonly PointProblem[] } = {},
  ): Promise<void> {
    const [agencies, allPlaces, scans, replaced] = await Promise.all([
      registry.agencies(),
      places.all(),
      retiredScans.totals(),
      replacedCode(request, point),
    ])
    const view = pointView({
      language: requestLanguage(request),
      point,
      agencies,
      places: allPlaces,
      scans: scans.get(point.code),
      mayManage: mayManage(request.staff, point),
      isManager: may(request.staff, 'manage-points'),
      address: addressOf(request, point.code),
      trialSite: trialSite(request),
      done: doneOf(request, point),
      replacedCode: replaced,
      ...refused,
    })
    response.status(refused.problems ? 422 : 200).send(page(request, 'point', { ...view, stylesheet }))
  }

  /** The code that a point has just taken the place of. */
  async function replacedCode(request: Request, point: Point): Promise<string | undefined> {
    if (request.query['done'] !== 'replaced') return undefined
    return (await points.all()).find(({ replacedBy }) => replacedBy === point.code)?.code
  }

  async function managedPoint(request: Request): Promise<Point> {
    const point = await pointOf(request)
    if (!mayManage(request.staff, point)) throw new HttpProblem(403, 'not-allowed')
    return point
  }

  return router
}

/** The point that a request names. @throws HttpProblem 404, or 403 where it is another agency's */
export function visiblePoint(request: Request, point: Point | null): Point {
  if (!point) throw new HttpProblem(404, 'not-found')
  if (!maySee(request.staff, point)) throw new HttpProblem(403, 'not-allowed')
  return point
}

/** The agency that somebody makes points for; null: any. */
function ownAgency({ staff }: Request): string | null {
  const reach = reachOf(staff, 'manage-points')
  return typeof reach === 'object' && reach !== null ? reach.agency : null
}

function pointAddress(code: string, query: { readonly done?: PointDone } = {}): string {
  return link(paths.point, { code }) + (query.done ? `?done=${query.done}` : '')
}

/** What is said of the request before, where it can be true. */
function doneOf(request: Request, point: Point): PointDone | undefined {
  if (point.retiredAt !== null) return undefined
  const all: readonly PointDone[] = ['made', 'changed', 'unchanged', 'replaced']
  return all.find((done) => done === request.query['done'])
}

function outcomeOf(
  outcome: 'changed' | 'desk-taken' | 'not-in-use',
): { done: PointDone } | { problems: readonly PointProblem[] } {
  switch (outcome) {
    case 'changed':
      return { done: 'changed' }
    case 'desk-taken':
      return { problems: [{ field: 'desk', problem: 'taken' }] }
    case 'not-in-use':
      throw new HttpProblem(410, 'retired-point')
  }
}
