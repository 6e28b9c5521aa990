import { Router } from 'express'
import { importApiRoutes } from './api-routes.ts'
import { type ImportPagesParts, importPageRoutes } from './page-routes.ts'
import { partnerKeysRoutes } from './partner-keys-routes.ts'
import { pastIndexesRoutes } from './past-indexes-routes.ts'

/**
 * Figures that were computed elsewhere: another installation's published file, a table typed by hand, last year's
 * results. Read and refused by its places (`read-file.ts`, `plan-import.ts`), looked through without changing anything
 * (`examine.ts`), then stored at once (`store-import.ts`).
 */
export function indexExchangeRoutes(parts: ImportPagesParts): Router {
  return Router().use(
    importApiRoutes(parts),
    importPageRoutes(parts),
    partnerKeysRoutes(parts),
    pastIndexesRoutes(parts),
  )
}
