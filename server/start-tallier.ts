import type { Logger } from 'pino'
import type { Stores } from './storage/database.ts'
import { createTallier, type Tallier } from './tallying/tallier.ts'

/** How often the tallier looks for what other processes have stored. */
const idleMs = 1000

/** The tallier over all periods in which anything may still change. */
export function startTallier(stores: Stores, logger: Logger): Tallier {
  return createTallier({
    stores,
    forms: stores.formVersions.lookup,
    idleMs,
    logger,
    periods: async () => {
      const periods = await stores.periods.all()
      return periods.filter(({ status }) => status !== 'published').map(({ id }) => id)
    },
  })
}
