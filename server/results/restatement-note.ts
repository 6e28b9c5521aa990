import type { Language } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { type DifferencesView, differencesView } from '../figures/differences-view.ts'
import { editionLink, restatementNumber } from '../figures/editions.ts'
import { periodOf } from '../figures/figures-input.ts'
import { paths } from '../paths.ts'
import { resultsTexts } from '../texts/results-texts.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import type { PublishedIndex } from './published-indexes.ts'
import type { ResultsLink } from './results-links.ts'

/** That figures were published before and are others now: when, why, and where the earlier ones are. */
export interface RestatementNote {
  readonly text: string
  readonly earlier: readonly ResultsLink[]
}

/** Null for figures that restate nothing. */
export function restatementNote({ document }: PublishedIndex, language: Language): RestatementNote | null {
  const { publication } = document
  const n = publication && restatementNumber(publication)
  if (publication === null || n === null || publication.restates === null) return null
  const texts = resultsTexts[language].restated
  const day = formatDay(dayOf(new Date(publication.publishedAt)))
  const period = periodOf(document).id
  return {
    text: texts.note(formatInteger(n, language), day, publication.reason ?? '–'),
    earlier: [
      {
        href: editionLink(paths.apiIndexXlsx, period, publication.restates),
        text: texts.earlierTable(publication.restates),
      },
      {
        href: editionLink(paths.apiIndexJson, period, publication.restates),
        text: texts.earlierFile(publication.restates),
      },
    ],
  }
}

/** What a restatement changed, for the page of the period; null where nothing was restated. */
export function restatedFigures(
  { document }: PublishedIndex,
  language: Language,
): (DifferencesView & { readonly heading: string }) | null {
  const view = differencesView(document.publication?.differences ?? [], document, language)
  return view && { ...view, heading: resultsTexts[language].restated.heading }
}
