import express, { type Express } from 'express'
import type { Logger } from 'pino'
import type { FormLookup } from '../survey-forms/form-lookup.ts'
import { accountsRoutes } from './accounts/routes.ts'
import { setUpStaff } from './accounts/staff.ts'
import { agencyHomeRoutes } from './agency-home/routes.ts'
import { apiDescriptionRoutes } from './api-description/routes.ts'
import { createAuditTrail } from './audit/audit-trail.ts'
import { auditLogRoutes } from './audit-log/routes.ts'
import { breakdownRoutes } from './breakdowns/routes.ts'
import type { Config } from './config.ts'
import { formsRoutes } from './forms/routes.ts'
import { indexExchangeRoutes } from './index-exchange/routes.ts'
import { indexPublicationRoutes } from './index-publication/routes.ts'
import { liveBoardRoutes } from './live-board/routes.ts'
import type { LiveIndex } from './live-index/live-index.ts'
import { createVisibleFigures } from './live-index/visible-figures.ts'
import { operationsRoutes } from './operations/routes.ts'
import { paths } from './paths.ts'
import { periodsRoutes } from './periods/routes.ts'
import type { SurveyLimits } from './public-survey/limits.ts'
import { publicSurveyRoutes } from './public-survey/routes.ts'
import { publishingRoutes } from './publishing/routes.ts'
import type { RandomBytes } from './random/draw-text.ts'
import { registryRoutes } from './registry/routes.ts'
import { reportRoutes } from './report/routes.ts'
import { resultsRoutes } from './results/routes.ts'
import { servicePointsRoutes } from './service-points/routes.ts'
import type { Signing } from './signing/signing.ts'
import type { Database } from './storage/database.ts'
import type { Settings } from './storage/settings-store.ts'
import type { Tallier } from './tallying/tallier.ts'
import { loadAssets } from './web/assets.ts'
import { errorHandler, notFound } from './web/errors.ts'
import { createPage } from './web/page.ts'
import { requireSameOrigin } from './web/same-origin.ts'
import { setUpWebSecurity } from './web/security.ts'
import type { Stopping } from './web/stopping.ts'
import type { Views } from './web/views.ts'
import { warnOfProxy } from './web/warn-of-proxy.ts'

/** Everything with a side effect that the application uses comes in here. */
export interface Dependencies {
  readonly config: Pick<Config, 'publicUrl' | 'trustProxy'>
  readonly database: Database
  readonly forms: FormLookup
  readonly tallier: Pick<Tallier, 'nudge'>
  readonly liveIndex: LiveIndex
  readonly signing: Signing
  /** Under which the secrets of second factors are sealed (signing/installation-secret.ts). */
  readonly secret: string
  readonly limits: SurveyLimits
  readonly clock: () => Date
  readonly stopping: Stopping
  readonly logger: Logger
  /** The settings of the installation, as last read. */
  readonly installation: () => Settings
  readonly randomBytes: RandomBytes
  readonly views: Views
}

/**
 * The application, in the order in which a request meets its parts. Around it stand, in serve-web.ts, what guards a
 * connection, what stops the server and what writes the log.
 */
export function createApp(dependencies: Dependencies): Express {
  const { config, logger, installation, views } = dependencies
  const assets = loadAssets()
  const page = createPage({ views, assets, simulated: () => installation().simulated })
  const { stores } = dependencies.database
  const trail = createAuditTrail({ audit: stores.audit, clock: dependencies.clock })
  const visibleFigures = createVisibleFigures({ ...dependencies, ...stores })
  const parts = { ...dependencies, ...stores, visibleFigures, assets, page, trail }

  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustProxy)

  app.use(publicSurveyRoutes(parts))
  app.use(operationsRoutes(parts))
  if (config.trustProxy === 0) app.use(warnOfProxy(logger))
  app.use(setUpWebSecurity())
  app.use(paths.assets, assets.serve)
  // In front of what finds out who asks: the same page for everybody, which caches may keep.
  app.use(resultsRoutes(parts))
  app.use(apiDescriptionRoutes(parts))
  app.use(setUpStaff(parts))
  app.use(requireSameOrigin(config.publicUrl))
  app.use(accountsRoutes(parts))
  app.use(periodsRoutes(parts))
  app.use(formsRoutes(parts))
  app.use(registryRoutes(parts))
  app.use(servicePointsRoutes(parts))
  app.use(liveBoardRoutes(parts))
  app.use(breakdownRoutes(parts))
  app.use(agencyHomeRoutes(parts))
  app.use(publishingRoutes(parts))
  app.use(reportRoutes(parts))
  app.use(indexPublicationRoutes(parts))
  app.use(indexExchangeRoutes(parts))
  app.use(auditLogRoutes(parts))
  app.use(notFound)
  app.use(errorHandler({ page, logger }))
  return app
}
