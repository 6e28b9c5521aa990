import type { Language } from '../../survey-forms/form-definition.ts'
import { periodOf } from '../figures/figures-input.ts'
import { overviewTexts } from '../texts/overview-texts.ts'
import { resultsTexts } from '../texts/results-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import { publicationText } from './publication-text.ts'
import type { PublishedIndex } from './published-indexes.ts'
import { type ResultsLink, resultsLinks } from './results-links.ts'

/** Every published period. */
export interface ListView {
  readonly title: string
  readonly introduction: string
  /** Null where something is published. */
  readonly empty: { readonly text: string; readonly next: string } | null
  readonly periods: readonly {
    readonly link: ResultsLink
    readonly publication: string
    readonly blocks: readonly string[]
    /** Null for real figures. */
    readonly simulated: string | null
  }[]
}

/** The published periods as they are given, the newest first. */
export function listView(published: readonly PublishedIndex[], language: Language): ListView {
  const texts = resultsTexts[language]
  return {
    title: texts.title,
    introduction: texts.introduction,
    empty: published.length === 0 ? { text: texts.empty, next: texts.emptyNext } : null,
    periods: published.map(({ document }) => ({
      link: { href: resultsLinks(document, language).period, text: periodOf(document).name },
      publication: publicationText(document, language),
      blocks: document.blocks.map(
        ({ name, size }) => `${name}: ${overviewTexts[language].agencies(formatInteger(size, language))}`,
      ),
      simulated: document.simulated ? texts.simulated : null,
    })),
  }
}
