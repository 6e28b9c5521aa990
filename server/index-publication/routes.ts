import { Router } from 'express'
import type { Logger } from 'pino'
import { schemasOfFiles } from '../api-schemas/schemas-of-files.ts'
import type { LiveIndex } from '../live-index/live-index.ts'
import type { VisibleFigures } from '../live-index/visible-figures.ts'
import { paths } from '../paths.ts'
import type { Stores } from '../storage/database.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { reachOf } from '../web/permissions.ts'
import type { Stopping } from '../web/stopping.ts'
import { createIndexXlsx, indexCsv, indexJson } from './index-formats.ts'
import { indexRoute } from './index-route.ts'
import { createIndexWatchers } from './index-watchers.ts'
import { createLiveConnections } from './live-connections.ts'
import { liveRoute } from './live-route.ts'
import { periodsList } from './periods-list.ts'

export interface IndexPublicationParts extends Pick<Stores, 'periods' | 'publications'> {
  readonly liveIndex: LiveIndex
  readonly visibleFigures: VisibleFigures
  readonly stopping: Pick<Stopping, 'onStop'>
  readonly logger: Pick<Logger, 'warn'>
}

/** The index over the API: periods, index documents, and the live stream; and the schemas of files. */
export function indexPublicationRoutes(parts: IndexPublicationParts): Router {
  const router = Router()

  router.get(paths.apiPeriods, async (request, response) => {
    const periods = await parts.periods.all()
    response
      .set('Cache-Control', 'no-store')
      .json({ periods: periodsList(periods, reachOf(request.staff, 'see-live-figures')) })
  })

  router.get([paths.apiIndex, paths.apiIndexJson], indexRoute(parts, indexJson))
  router.get(paths.apiIndexCsv, indexRoute(parts, indexCsv))
  router.get(paths.apiIndexXlsx, indexRoute(parts, createIndexXlsx()))

  router.get(
    paths.apiLive,
    liveRoute({
      ...parts,
      watchers: createIndexWatchers(parts),
      connections: createLiveConnections(),
    }),
  )

  router.get(paths.apiSchema, (request, response) => {
    const schema = schemas.get(request.params['schema'] ?? '')
    if (schema === undefined) throw new HttpProblem(404, 'not-found')
    response.set('Cache-Control', 'public, max-age=3600').type('application/schema+json').send(schema)
  })

  return router
}

/** Ready to be sent, by the last part of their address. */
const schemas: ReadonlyMap<string, string> = new Map(
  Object.entries(schemasOfFiles).map(([name, schema]) => [name, JSON.stringify(schema)]),
)
