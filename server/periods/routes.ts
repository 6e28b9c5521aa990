import { Router } from 'express'
import { addPeriodRoutes } from './period-routes.ts'
import type { PeriodsParts } from './periods-parts.ts'
import { addSectionRoutes } from './section-routes.ts'
import { addSetUpRoutes } from './set-up-routes.ts'

/** Survey periods: the quick set-up of a first one, their list and pages, and the sections in which one is edited. */
export function periodsRoutes(parts: PeriodsParts): Router {
  const router = Router()
  addSetUpRoutes(router, parts)
  addPeriodRoutes(router, parts)
  addSectionRoutes(router, parts)
  return router
}
