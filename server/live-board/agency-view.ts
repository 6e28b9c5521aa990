import type { IndexAgency, IndexBlock } from '../../scoring/index-document.ts'
import { questionsAreKnown } from '../../scoring/known-counts.ts'
import { agencyFacts, type Fact } from '../figures/agency-facts.ts'
import { agencyChart, agencyFigures, type CriteriaTable, criteriaTable } from '../figures/agency-figures.ts'
import type { BarChartView } from '../figures/bar-chart.ts'
import { channelNotes } from '../figures/channel-notes.ts'
import { figureNotes } from '../figures/figure-notes.ts'
import { ineligibleText } from '../figures/figure-text.ts'
import { periodOf } from '../figures/figures-input.ts'
import { type PrioritiesView, prioritiesView } from '../figures/priorities.ts'
import { type QuestionTable, questionTable } from '../figures/question-table.ts'
import { type ResponsesView, responsesView } from '../figures/responses-view.ts'
import { link, paths } from '../paths.ts'
import type { Channel } from '../storage/response-record.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { channelNames } from '../texts/channel-names.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { reportLinks } from '../texts/report-texts.ts'
import { agencyBreadcrumb, type Breadcrumb } from '../web/agency-breadcrumb.ts'
import { type BreakdownLinks, breakdownLinks } from '../web/breakdown-links.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import { asOfText, type BoardInput, type LiveView, liveView } from './board-frame.ts'

/** The page of one agency. */
export interface AgencyView {
  readonly title: string
  readonly heading: string
  readonly breadcrumb: Breadcrumb
  readonly live: LiveView | null
  readonly breakdowns: BreakdownLinks
  readonly figures: AgencyFiguresView
  /** The assessment of the agency as files. */
  readonly documents: readonly { readonly href: string; readonly text: string }[]
}

/** The part of the page that moves, also sent by itself. */
export interface AgencyFiguresView {
  readonly asOf: string
  readonly summary: string
  readonly responses: ResponsesView
  readonly channels: string | null
  /** Shares of channels that are out of step. */
  readonly channelNotes: readonly string[]
  /** Why it is not ranked; null for an agency that is. */
  readonly notRanked: string | null
  readonly facts: readonly Fact[]
  readonly chart: BarChartView
  readonly criteria: CriteriaTable
  /** Null without a target. */
  readonly priorities: PrioritiesView | null
  /** Null where only the criteria were published. */
  readonly questions: QuestionTable | null
  readonly notes: readonly string[]
}

/**
 * The board of an agency: its criteria and overall figure as bars with their table, then every question with the
 * answers as they fall on the scale. Every figure is the index document's own, only written out.
 * @returns null if the index has no such agency in that block
 */
export function agencyView(input: BoardInput, blockCode: string, agencyCode: string): AgencyView | null {
  const { document, language } = input
  const block = document.blocks.find(({ code }) => code === blockCode)
  const agency = block?.agencies.find(({ code }) => code === agencyCode)
  if (block === undefined || agency === undefined) return null
  const period = periodOf(document)
  const of = { period: period.id, agency: agency.code }
  return {
    title: `${agency.name} – ${period.name}`,
    heading: `${agency.name}, ${period.name}`,
    breadcrumb: agencyBreadcrumb(input.seesAll, period, block, language),
    live: liveView(input),
    breakdowns: breakdownLinks({ period: period.id, block: block.code, agency: agency.code }, null, language),
    figures: agencyFiguresView(input, block, agency),
    documents: [
      { href: link(paths.assessmentDocx, of), text: reportLinks[language].assessmentDocx },
      { href: link(paths.assessmentText, of), text: reportLinks[language].assessmentText },
    ],
  }
}

function agencyFiguresView(input: BoardInput, block: IndexBlock, agency: IndexAgency): AgencyFiguresView {
  const { document, form, language } = input
  const texts = figureTexts[language]
  const boardWords = boardTexts[language]
  const figures = agencyFigures(input, block, agency)
  const reason = ineligibleText(agency, document.method, document.criteria, language)
  const overall = figures.at(-1)!.row.figure.text
  const responses = responsesView([agency], language)
  const shown = {
    figures: figures.map(({ of }) => of),
    pale: figures.some(({ row }) => row.figure.pale),
    intervals: true,
    changeIntervals: true,
  }
  const notes = [...stepsNotes(input), ...figureNotes(input, shown)]
  return {
    asOf: asOfText(input),
    summary: `${asOfText(input)}: ${boardWords.totalsSummary(responses.counted, overall)}`,
    responses,
    channels: channelsText(input, agency),
    channelNotes: channelNotes(document, block, agency, input.previousChannels ?? null, language),
    notRanked: reason === '' ? null : `${texts.notRanked}. ${reason}.`,
    facts: agencyFacts(document, block, agency, language),
    chart: agencyChart(input, agency, figures),
    criteria: withoutRanks(input, criteriaTable(input, agency, figures)),
    priorities: questionsAreKnown(agency) ? prioritiesView(document, form, agency, language) : null,
    questions: questionsAreKnown(agency) ? questionTable(input, agency) : null,
    notes,
  }
}

/** What the figures lack that only home affairs sees, and why they do not move with every response. */
function stepsNotes({ document, inSteps, language }: BoardInput): readonly string[] {
  const texts = boardTexts[language]
  return inSteps
    ? [texts.inSteps(formatInteger(document.method.smallSample, language)), texts.ranksLater]
    : []
}

/** Before publication an agency has no ranks to see. */
function withoutRanks({ inSteps }: BoardInput, table: CriteriaTable): CriteriaTable {
  return inSteps ? { ...table, heads: { ...table.heads, rank: null } } : table
}

function channelsText({ language }: BoardInput, agency: IndexAgency): string | null {
  const texts = boardTexts[language]
  const parts = Object.entries(agency.channels).map(
    ([channel, count]) =>
      `${channelNames[channel as Channel]?.[language] ?? channel} ${formatInteger(count, language)}`,
  )
  return parts.length === 0 ? null : texts.byChannel(parts.join('; '))
}
