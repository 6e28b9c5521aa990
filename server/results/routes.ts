import { type Request, type Response, Router } from 'express'
import type { Language } from '../../survey-forms/form-definition.ts'
import { periodOf } from '../figures/figures-input.ts'
import { parseSorting, type Sorting } from '../figures/table-sorting.ts'
import { paths } from '../paths.ts'
import type { Settings } from '../storage/settings-store.ts'
import { resultsTexts } from '../texts/results-texts.ts'
import type { Assets } from '../web/assets.ts'
import { createKeptPages } from '../web/kept-pages.ts'
import type { PageModel } from '../web/page.ts'
import { param } from '../web/param.ts'
import { publicLanguage } from '../web/public-language.ts'
import { createPublicPage } from '../web/public-page.ts'
import { sendKeptPage } from '../web/send-kept-page.ts'
import type { Views } from '../web/views.ts'
import { agencyResultsView } from './agency-view.ts'
import { listView } from './list-view.ts'
import { allPeriods, criterionView, periodView } from './period-view.ts'
import {
  createPublishedIndexes,
  type PublishedIndex,
  type PublishedIndexesParts,
} from './published-indexes.ts'

export interface ResultsParts extends PublishedIndexesParts {
  readonly installation: () => Settings
  readonly views: Views
  readonly assets: Assets
}

/** What a page is made from: its template, its view model, and whether its own figures are made up. */
interface Found {
  readonly template: string
  readonly view: PageModel
  readonly simulated: boolean
}

/** What was asked for is not there: why, in words. */
interface Missing {
  readonly missing: string
}

type Finder = (request: Request, published: readonly PublishedIndex[], language: Language) => Found | Missing

/**
 * The published results, for everybody. They stand in front of what finds out who asks: no session, no cookie, no
 * script, the same page for everyone, so that caches between here and the reader may keep it.
 */
export function resultsRoutes(parts: ResultsParts): Router {
  const { installation } = parts
  const published = createPublishedIndexes(parts)
  const publicPage = createPublicPage(parts)
  const kept = createKeptPages()
  const router = Router()

  function serve(path: string, find: Finder): void {
    router.get(path, async (request, response) => {
      const language = publicLanguage(request)
      const indexes = await published.all()
      const { simulated } = installation()
      const edition = JSON.stringify([simulated, indexes.map(({ id }) => id)])
      const key = JSON.stringify([path, request.params, language, sortingOf(request)])
      const known = kept.known(edition, key)
      if (known !== undefined) {
        sendKeptPage(request, response, language, await known)
        return
      }
      const found = find(request, indexes, language)
      if ('missing' in found) {
        sendMissing(response, language, found.missing)
        return
      }
      const frame = { language, simulated: simulated || found.simulated }
      const html = publicPage(frame, found.template, found.view)
      sendKeptPage(request, response, language, await kept.keep(edition, key, html))
    })
  }

  function sendMissing(response: Response, language: Language, reason: string): void {
    const { simulated } = installation()
    response
      .status(404)
      .set('Cache-Control', 'no-store')
      .set('Content-Language', language)
      .send(publicPage({ language, simulated }, 'results-not-found', notFoundView(reason, language)))
  }

  serve(paths.results, (_request, indexes, language) => ({
    template: 'results-list',
    view: { ...listView(indexes, language) },
    // Each period says for itself whether it is.
    simulated: false,
  }))

  serve(
    paths.resultsOfPeriod,
    ofPeriod((request, index, _indexes, language) => ({
      template: 'results-rankings',
      view: { ...periodView(index, language, sortingOf(request)) },
    })),
  )

  serve(
    paths.resultsOfCriterion,
    ofPeriod((request, index, _indexes, language) => {
      const view = criterionView(index, param(request, 'criterion'), language, sortingOf(request))
      const { criterion } = resultsTexts[language].notFound
      if (view === null) return { missing: criterion(periodOf(index.document).name) }
      return { template: 'results-rankings', view: { ...view } }
    }),
  )

  serve(
    paths.resultsOfAgency,
    ofPeriod((request, index, indexes, language) => {
      const view = agencyResultsView(index, indexes, param(request, 'agency'), language)
      const { agency } = resultsTexts[language].notFound
      if (view === null) return { missing: agency(periodOf(index.document).name) }
      return { template: 'results-agency', view: { ...view } }
    }),
  )

  router.get(`${paths.results}/*rest`, (request, response) => {
    const language = publicLanguage(request)
    sendMissing(response, language, resultsTexts[language].notFound.page)
  })

  return router
}

/** Finds the period of the address first; one that is not published is not there, whether or not it exists. */
function ofPeriod(
  find: (
    request: Request,
    index: PublishedIndex,
    indexes: readonly PublishedIndex[],
    language: Language,
  ) => Omit<Found, 'simulated'> | Missing,
): Finder {
  return (request, indexes, language) => {
    const id = param(request, 'period')
    const index = indexes.find(({ document }) => periodOf(document).id === id)
    if (index === undefined) return { missing: resultsTexts[language].notFound.period }
    const found = find(request, index, indexes, language)
    return 'missing' in found ? found : { ...found, simulated: index.document.simulated }
  }
}

/** Criteria have pages of their own here, so a table is not put in the order of one. */
function sortingOf(request: Request): Sorting {
  return parseSorting(request.query, [])
}

function notFoundView(reason: string, language: Language): PageModel {
  const { title } = resultsTexts[language].notFound
  return {
    title,
    heading: title,
    reason,
    back: { ...allPeriods(language), text: resultsTexts[language].notFound.back },
  }
}
