import type { Language } from '../../survey-forms/form-definition.ts'
import type { Fact } from '../figures/agency-facts.ts'
import type { DifferencesView } from '../figures/differences-view.ts'
import { periodOf } from '../figures/figures-input.ts'
import { byRank, type Sorting } from '../figures/table-sorting.ts'
import { paths } from '../paths.ts'
import { resultsTexts } from '../texts/results-texts.ts'
import { inLanguage } from '../web/public-page.ts'
import { type CheckingView, checkingView } from './checking-view.ts'
import { publicationFacts, publicationSentence } from './publication-text.ts'
import type { PublishedIndex } from './published-indexes.ts'
import { type RankingView, rankingView } from './ranking-view.ts'
import { type RestatementNote, restatedFigures, restatementNote } from './restatement-note.ts'
import { type Breadcrumb, type ResultsLink, resultsLinks } from './results-links.ts'

/** The results of a period, or its ranking by one criterion. */
export interface RankingsView {
  readonly title: string
  readonly heading: string
  readonly breadcrumb: Breadcrumb
  /** Null for real figures. */
  readonly simulated: string | null
  readonly publication: string
  readonly restated: RestatementNote | null
  /** Ways to the blocks of a page that has several, and to what stands below them. */
  readonly contents: { readonly label: string; readonly links: readonly ResultsLink[] }
  readonly rankings: readonly RankingView[]
  /** The same period ranked otherwise. */
  readonly others: { readonly heading: string; readonly links: readonly ResultsLink[] }
  /** All that is known of the publication; null on the page of a criterion, which leads to that of the period. */
  readonly about: { readonly heading: string; readonly facts: readonly Fact[] } | null
  /** What was restated; null like it, or where nothing was. */
  readonly changed: (DifferencesView & { readonly heading: string }) | null
  /** Null like it. */
  readonly checking: CheckingView | null
}

/** The page of a period: who published it, the ranking of each block, and how to check it. */
export function periodView(
  index: PublishedIndex,
  language: Language,
  sorting: Sorting = byRank,
): RankingsView {
  const { document } = index
  const texts = resultsTexts[language]
  const heading = texts.periodHeading(periodOf(document).name)
  const rankings = rankingsOf(index, language, null, sorting)
  return {
    title: heading,
    heading,
    breadcrumb: { label: texts.breadcrumb, links: [allPeriods(language)] },
    simulated: document.simulated ? texts.simulated : null,
    publication: publicationSentence(document, language),
    restated: restatementNote(index, language),
    contents: {
      label: texts.contents,
      links: [...blockLinks(rankings), { href: '#method', text: texts.methodLink }],
    },
    rankings,
    others: { heading: texts.byCriterion, links: criterionLinks(index, language) },
    about: { heading: texts.about, facts: publicationFacts(document, language) },
    changed: restatedFigures(index, language),
    checking: checkingView(index, language),
  }
}

/** The page of a criterion. @returns null if the index has no such criterion */
export function criterionView(
  index: PublishedIndex,
  code: string,
  language: Language,
  sorting: Sorting = byRank,
): RankingsView | null {
  const { document } = index
  const texts = resultsTexts[language]
  const criterion = document.criteria.find((one) => one.code === code)
  if (criterion === undefined) return null
  const period = periodOf(document).name
  const name = `“${criterion.name[language]}”`
  const heading = texts.criterionHeading(name, period)
  const links = resultsLinks(document, language)
  const rankings = rankingsOf(index, language, { code, name }, sorting)
  return {
    title: heading,
    heading,
    breadcrumb: {
      label: texts.breadcrumb,
      links: [allPeriods(language), { href: links.period, text: period }],
    },
    simulated: document.simulated ? texts.simulated : null,
    publication: publicationSentence(document, language),
    restated: restatementNote(index, language),
    contents: {
      label: texts.contents,
      links: [...blockLinks(rankings), { href: `${links.period}#method`, text: texts.methodLink }],
    },
    rankings,
    others: {
      heading: texts.more,
      links: [
        { href: links.period, text: texts.overallRanking },
        ...criterionLinks(index, language).filter(({ href }) => href !== links.criterion(code)),
      ],
    },
    about: null,
    changed: null,
    checking: null,
  }
}

/** The way back to the list. */
export function allPeriods(language: Language): ResultsLink {
  return { href: inLanguage(paths.results, language), text: resultsTexts[language].allPeriods }
}

/** One link a criterion, in the order of the form. */
export function criterionLinks({ document }: PublishedIndex, language: Language): readonly ResultsLink[] {
  const links = resultsLinks(document, language)
  return document.criteria.map(({ code, name }) => ({ href: links.criterion(code), text: name[language] }))
}

function rankingsOf(
  { document }: PublishedIndex,
  language: Language,
  criterion: { readonly code: string; readonly name: string } | null,
  sorting: Sorting,
): readonly RankingView[] {
  const input = { document, form: document.form.definition, language }
  return document.blocks.map((block, place) => rankingView(input, block, { criterion, place, sorting }))
}

function blockLinks(rankings: readonly RankingView[]): readonly ResultsLink[] {
  return rankings.length < 2 ? [] : rankings.map(({ id, heading }) => ({ href: `#${id}`, text: heading }))
}
