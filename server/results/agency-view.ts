import type { IndexAgency, IndexBlock } from '../../scoring/index-document.ts'
import { questionsAreKnown } from '../../scoring/known-counts.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { agencyFacts, type Fact } from '../figures/agency-facts.ts'
import {
  agencyChart,
  agencyFigures,
  type CriteriaTable,
  criteriaTable,
  type ShownFigure,
} from '../figures/agency-figures.ts'
import type { BarChartView } from '../figures/bar-chart.ts'
import { figureNotes } from '../figures/figure-notes.ts'
import { ineligibleText } from '../figures/figure-text.ts'
import { periodOf } from '../figures/figures-input.ts'
import { type QuestionTable, questionTable } from '../figures/question-table.ts'
import { responsesView } from '../figures/responses-view.ts'
import { agencyAssessment } from '../texts/assessment-text.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { resultsTexts } from '../texts/results-texts.ts'
import { allPeriods, criterionLinks } from './period-view.ts'
import { publicationFacts } from './publication-text.ts'
import type { PublishedIndex } from './published-indexes.ts'
import { type RestatementNote, restatementNote } from './restatement-note.ts'
import { type Breadcrumb, type ResultsLink, resultsLinks } from './results-links.ts'
import { type YearsView, yearsView } from './years-view.ts'

/** The results of one agency. */
export interface AgencyResultsView {
  readonly title: string
  readonly heading: string
  readonly breadcrumb: Breadcrumb
  /** Null for real figures. */
  readonly simulated: string | null
  readonly restated: RestatementNote | null
  /** Why it is not ranked; null for an agency that is. */
  readonly notRanked: string | null
  /** The overall index, and the rank if it has one, first of all. */
  readonly lead: string
  readonly facts: readonly Fact[]
  readonly chart: BarChartView
  readonly criteria: CriteriaTable
  readonly notes: readonly string[]
  readonly assessment: {
    readonly heading: string
    /** What a reader of another language has to be told; else null. */
    readonly hint: string | null
    readonly paragraphs: readonly string[]
    readonly criteria: readonly string[]
  }
  /** Null where only the criteria were published. */
  readonly questions: (QuestionTable & { readonly heading: string }) | null
  readonly years: YearsView
  readonly others: { readonly heading: string; readonly links: readonly ResultsLink[] }
}

/**
 * The page of an agency in a published period.
 * @param published every publication, the newest first: the agency is shown in all of them
 * @returns null if the index has no such agency
 */
export function agencyResultsView(
  index: PublishedIndex,
  published: readonly PublishedIndex[],
  code: string,
  language: Language,
): AgencyResultsView | null {
  const { document } = index
  const texts = resultsTexts[language]
  const found = placeOf(document.blocks, code)
  if (found === null) return null
  const { block, agency } = found
  const input = { document, form: document.form.definition, language }
  const period = periodOf(document).name
  const links = resultsLinks(document, language)
  const figures = agencyFigures(input, block, agency)
  const heading = texts.agencyHeading(agency.name, period)
  const reason = ineligibleText(agency, document.method, document.criteria, language)
  return {
    title: heading,
    heading,
    breadcrumb: {
      label: texts.breadcrumb,
      links: [allPeriods(language), { href: links.period, text: period }],
    },
    simulated: document.simulated ? texts.simulated : null,
    restated: restatementNote(index, language),
    notRanked: reason === '' ? null : `${figureTexts[language].notRanked}. ${reason}.`,
    lead: leadOf(figures, language),
    facts: factsOf(index, block, agency, language),
    chart: agencyChart(input, agency, figures),
    criteria: criteriaTable(input, agency, figures),
    notes: figureNotes(input, {
      figures: figures.map(({ of }) => of),
      pale: figures.some(({ row }) => row.figure.pale),
      intervals: true,
      changeIntervals: true,
    }),
    assessment: assessmentOf(index, block, agency, language),
    questions: questionsAreKnown(agency)
      ? { ...questionTable(input, agency, { withGains: false }), heading: texts.questions }
      : null,
    years: yearsView(published, agency, document.criteria, language),
    others: {
      heading: texts.more,
      links: [
        { href: links.period, text: texts.overallRanking },
        ...criterionLinks(index, language),
        { href: `${links.period}#method`, text: texts.methodLink },
      ],
    },
  }
}

function placeOf(
  blocks: readonly IndexBlock[],
  code: string,
): { readonly block: IndexBlock; readonly agency: IndexAgency } | null {
  for (const block of blocks) {
    const agency = block.agencies.find((one) => one.code === code)
    if (agency !== undefined) return { block, agency }
  }
  return null
}

function factsOf(
  { document }: PublishedIndex,
  block: IndexBlock,
  agency: IndexAgency,
  language: Language,
): readonly Fact[] {
  const texts = resultsTexts[language].facts
  const responses = responsesView([agency], language)
  const published = publicationFacts(document, language).filter(({ term }) => term === texts.published)
  return [
    ...published,
    { term: texts.responses, text: `${responses.totals}.`, list: responses.exclusions, folded: null },
    ...agencyFacts(document, block, agency, language),
  ]
}

function leadOf(figures: readonly ShownFigure[], language: Language): string {
  const { of, row } = figures.at(-1)!
  const texts = figureTexts[language]
  const rank = of.rank === null ? '' : ` ${texts.rank}: ${row.rank}.`
  return `${texts.overall}: ${row.figure.text}.${rank}`
}

/** The sentences of plans and reports, which are written in Vietnamese whatever the language of the page. */
function assessmentOf(
  { document }: PublishedIndex,
  block: IndexBlock,
  agency: IndexAgency,
  language: Language,
): AgencyResultsView['assessment'] {
  const texts = resultsTexts[language]
  const { overall, criteriaHeading, criteria } = agencyAssessment(document, block, agency)
  return {
    heading: texts.assessment,
    hint: texts.assessmentHint,
    paragraphs: [overall.charAt(0).toLocaleUpperCase('vi') + overall.slice(1), criteriaHeading],
    criteria,
  }
}
