import { Router } from 'express'
import type { VisibleFigures } from '../live-index/visible-figures.ts'
import { paths } from '../paths.ts'
import type { Stores } from '../storage/database.ts'
import type { Assets } from '../web/assets.ts'
import { type BreakdownCut, breakdownCuts } from '../web/breakdown-links.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { may } from '../web/permissions.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { partsView } from './parts-view.ts'
import { readBreakdown } from './read-breakdown.ts'
import { weeksView } from './weeks-view.ts'

export interface BreakdownParts extends Pick<Stores, 'tallies' | 'tallyLog' | 'registry' | 'points'> {
  readonly visibleFigures: Pick<VisibleFigures, 'snapshot' | 'stepsOf'>
  readonly assets: Assets
  readonly page: Page
  readonly clock: () => Date
}

/** The figures of one agency by unit, point, channel and week. */
export function breakdownRoutes(parts: BreakdownParts): Router {
  const stylesheet = parts.assets.href('board.css')
  const router = Router()

  router.get(paths.breakdown, requireStaff('see-live-figures'), async (request, response) => {
    const staff = signedIn(request)
    const [period, code] = [param(request, 'period'), param(request, 'agency')]
    const cut = cutOf(param(request, 'cut'))
    const seen = await parts.visibleFigures.snapshot(staff, period)
    if (seen === null) throw new HttpProblem(404, 'unknown-period')
    const block = seen.document.blocks.find((one) => one.code === param(request, 'block'))
    const agency = block?.agencies.find((one) => one.code === code)
    if (block === undefined || agency === undefined || cut === null) throw new HttpProblem(404, 'not-found')

    const [registered, points] = await Promise.all([parts.registry.agencies(), parts.points.all()])
    const unitByPoint = new Map(points.map((point) => [point.code, point.unit]))
    const byCut = await readBreakdown(parts, staff, {
      period,
      agency: code,
      cut,
      seen,
      unitOf: (point) => unitByPoint.get(point) ?? null,
    })
    const seesAll = may(staff, 'see-all-figures')
    const frame = {
      document: seen.document,
      block,
      agency,
      byCut,
      seesAll,
      inSteps: !seesAll,
      now: parts.clock(),
      language: requestLanguage(request),
    }
    const known = {
      units: registered.find((one) => one.code === code)?.units ?? [],
      points: points.filter(({ agencies }) => agencies.includes(code)),
    }
    response.send(
      cut === 'week'
        ? page('breakdown-weeks', weeksView({ ...frame, cut }))
        : page('breakdown-parts', partsView({ ...frame, cut, known })),
    )

    function page(name: string, view: { readonly title: string }): string {
      return parts.page(request, name, { ...view, stylesheet })
    }
  })

  return router
}

function cutOf(text: string): BreakdownCut | null {
  return breakdownCuts.find((cut) => cut === text) ?? null
}
