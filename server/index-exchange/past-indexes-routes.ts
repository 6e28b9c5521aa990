import { Router } from 'express'
import { link, paths } from '../paths.ts'
import type { Stores } from '../storage/database.ts'
import { indexExchangeTexts } from '../texts/index-exchange-texts.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { requireStaff } from '../web/require-staff.ts'

export interface PastIndexesParts extends Pick<Stores, 'periods'> {
  readonly page: Page
}

/** The way to the imports of a period, and to those of a past one that is not here yet. */
export function pastIndexesRoutes({ periods, page }: PastIndexesParts): Router {
  const router = Router()

  router.get(paths.pastIndexes, requireStaff('see-imports'), async (request, response) => {
    const texts = indexExchangeTexts[requestLanguage(request)]
    const asked = request.query['period']
    const id = typeof asked === 'string' ? asked.trim() : null
    if (id !== null && /^[a-z0-9][a-z0-9-]{0,31}$/.test(id)) {
      response.redirect(303, link(paths.indexImports, { period: id }))
      return
    }
    const error = id === null ? '' : texts.past.badPeriod
    response.status(error === '' ? 200 : 422).send(
      page(request, 'past-indexes', {
        title: texts.past.title,
        heading: texts.past.title,
        texts: texts.past,
        errorsHeading: texts.errorsHeading,
        error,
        period: id ?? '',
        action: paths.pastIndexes,
        periods: (await periods.all()).map((period) => ({
          href: link(paths.indexImports, { period: period.id }),
          name: period.name,
        })),
        toKeys: { href: paths.partnerKeys, text: texts.toKeys },
        back: { href: paths.homeAffairs, text: texts.back },
      }),
    )
  })

  return router
}
