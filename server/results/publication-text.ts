import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import type { Fact } from '../figures/agency-facts.ts'
import { periodOf } from '../figures/figures-input.ts'
import { responsesView } from '../figures/responses-view.ts'
import { overviewTexts } from '../texts/overview-texts.ts'
import { resultsTexts } from '../texts/results-texts.ts'
import { formatDay } from '../web/vietnamese-format.ts'

/** "Quyết định số 409/QĐ-SNV ngày 30/12/2025 của Sở Nội vụ"; where no document has a number, who and when. */
export function publicationText({ publication }: IndexDocument, language: Language): string {
  const texts = resultsTexts[language]
  if (publication === null) throw new Error('a published index says how it was published')
  const { kind, decisionNumber, decidedOn, publishedAt } = publication
  const issuer = publication.issuer ?? texts.unnamedIssuer
  const day = formatDay(decidedOn ?? dayOf(new Date(publishedAt)))
  return decisionNumber === null
    ? texts.withoutDecision(day, issuer)
    : texts.decision[isKind(kind) ? kind : 'decision'](decisionNumber, day, issuer)
}

/** "Công bố: Quyết định số 409/QĐ-SNV …", as it stands on top of a page. */
export function publicationSentence(document: IndexDocument, language: Language): string {
  return `${resultsTexts[language].facts.published}: ${publicationText(document, language)}.`
}

/** What to know of a publication: where, by whom, when, and how many responses. Only what is known. */
export function publicationFacts(document: IndexDocument, language: Language): readonly Fact[] {
  const texts = resultsTexts[language].facts
  const { province, publication } = document
  const { opensOn, closesOn } = periodOf(document)
  const agencies = document.blocks.flatMap((block) => block.agencies)
  const responses = responsesView(agencies, language)
  const said: readonly (readonly [term: string, text: string | null])[] = [
    [texts.province, province],
    [texts.published, publicationText(document, language)],
    [texts.signer, publication?.signerTitle ?? null],
    [texts.report, publication?.reportNumber ?? null],
    [
      texts.restates,
      publication?.restates ? texts.restatesText(publication.restates, publication.reason) : null,
    ],
    [texts.surveyed, overviewTexts[language].from(formatDay(opensOn), formatDay(closesOn))],
  ]
  return [
    ...said.flatMap(([term, text]) => (text ? [{ term, text, list: [], folded: null }] : [])),
    { term: texts.responses, text: `${responses.totals}.`, list: responses.exclusions, folded: null },
  ]
}

function isKind(kind: string): kind is 'decision' | 'report' | 'notice' {
  return kind === 'decision' || kind === 'report' || kind === 'notice'
}
