import { Router } from 'express'
import { paths } from '../paths.ts'
import type { Database } from '../storage/database.ts'

/** For whoever watches over the process: whether it lives, and whether it can take responses. */
export function operationsRoutes({ database }: { database: Pick<Database, 'answers'> }): Router {
  const router = Router()
  router.get(paths.health, (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  router.get(paths.readiness, async (_request, response) => {
    const ready = await database.answers()
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ok' : 'no-database' })
  })
  return router
}
