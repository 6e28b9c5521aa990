import { Router } from 'express'
import { oneAtATime } from '../web/one-at-a-time.ts'
import { agenciesRoutes } from './agencies-routes.ts'
import { importRoutes } from './import-routes.ts'
import { mergeRoutes } from './merge-routes.ts'
import { placesRoutes } from './places-routes.ts'
import type { RegistryParts } from './registry-parts.ts'
import { unitsRoutes } from './units-routes.ts'

/** The registry of home affairs: agencies, their units and mergers, places, and all of it as files. */
export function registryRoutes(needs: Omit<RegistryParts, 'inTurn'>): Router {
  const parts: RegistryParts = { ...needs, inTurn: oneAtATime() }
  const router = Router()
  router.use(agenciesRoutes(parts))
  router.use(unitsRoutes(parts))
  router.use(mergeRoutes(parts))
  router.use(placesRoutes(parts))
  router.use(importRoutes(parts))
  return router
}
