import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { periodOf } from '../figures/figures-input.ts'
import { link, paths } from '../paths.ts'
import { inLanguage } from '../web/public-page.ts'

/** Addresses of the public results, in the language of the page that leads there. */
export function resultsLinks(document: IndexDocument, language: Language) {
  const period = periodOf(document).id
  return {
    period: inLanguage(link(paths.resultsOfPeriod, { period }), language),
    criterion: (criterion: string) =>
      inLanguage(link(paths.resultsOfCriterion, { period, criterion }), language),
    agency: (agency: string) => inLanguage(link(paths.resultsOfAgency, { period, agency }), language),
  }
}

/** A link with its words. */
export interface ResultsLink {
  readonly href: string
  readonly text: string
}

/** The way back, in front of a page. */
export interface Breadcrumb {
  readonly label: string
  readonly links: readonly ResultsLink[]
}
