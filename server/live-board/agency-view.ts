import type { IndexAgency, IndexBlock, IndexFigure } from '../../scoring/index-document.ts'
import { questionsAreKnown } from '../../scoring/known-counts.ts'
import { link, paths } from '../paths.ts'
import type { Channel } from '../storage/response-record.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { channelNames } from '../texts/channel-names.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import { agencyFacts, type Fact } from './agency-facts.ts'
import { type BarChartView, barChart } from './bar-chart.ts'
import {
  asOfText,
  type BoardInput,
  type Breadcrumb,
  boardNotes,
  type LiveView,
  liveView,
  periodOf,
} from './board-frame.ts'
import { type ChangeLine, changeLines } from './change-text.ts'
import { countText, type FigureText, figureText, footingOf, ineligibleText, rankText } from './figure-text.ts'
import { confidenceText, intervalText, possibleRanksText } from './interval-text.ts'
import { type PrioritiesView, prioritiesView } from './priorities.ts'
import { type QuestionTable, questionTable } from './question-table.ts'
import { type ResponsesView, responsesView } from './responses-view.ts'
import { targetText } from './target-text.ts'

/** The page of one agency. */
export interface AgencyView {
  readonly title: string
  readonly heading: string
  readonly breadcrumb: Breadcrumb
  readonly live: LiveView | null
  readonly figures: AgencyFiguresView
}

/** The part of the page that moves, also sent by itself. */
export interface AgencyFiguresView {
  readonly asOf: string
  readonly summary: string
  readonly responses: ResponsesView
  readonly channels: string | null
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

export interface CriteriaTable {
  readonly caption: string
  readonly heads: {
    readonly criterion: string
    readonly percent: string
    /** Null where no figure has an interval. */
    readonly interval: string | null
    readonly respondents: string
    readonly rank: string
    /** Null where there is nothing to compare with. */
    readonly change: string | null
  }
  readonly rows: readonly CriterionRow[]
}

export interface CriterionRow {
  readonly name: string
  readonly figure: FigureText
  /** Null where the table has no such column. */
  readonly interval: string | null
  readonly respondents: string
  readonly rank: string
  /** In small print below the rank; else empty. */
  readonly possibleRanks: string
  /** Null where the table has no such column. */
  readonly change: readonly ChangeLine[] | null
  /** How many of its questions entered the figure, where not all did; else empty. */
  readonly note: string
}

/**
 * The board of an agency: its criteria and overall figure as bars with their table, then every question with the
 * answers as they fall on the scale. Every figure is the index document's own, only written out.
 * @returns null if the index has no such agency in that block
 */
export function agencyView(input: BoardInput, blockCode: string, agencyCode: string): AgencyView | null {
  const { document, language } = input
  const texts = boardTexts[language]
  const block = document.blocks.find(({ code }) => code === blockCode)
  const agency = block?.agencies.find(({ code }) => code === agencyCode)
  if (block === undefined || agency === undefined) return null
  const period = periodOf(document)
  return {
    title: `${agency.name} – ${period.name}`,
    heading: `${agency.name}, ${period.name}`,
    breadcrumb: {
      label: texts.breadcrumb,
      links: [
        { href: paths.homeAffairs, text: texts.allPeriods },
        { href: link(paths.board, { period: period.id, block: block.code }), text: block.name },
      ],
    },
    live: liveView(input),
    figures: agencyFiguresView(input, block, agency),
  }
}

function agencyFiguresView(input: BoardInput, block: IndexBlock, agency: IndexAgency): AgencyFiguresView {
  const { document, form, language } = input
  const texts = boardTexts[language]
  const figures = figuresOf(input, block, agency)
  const reason = ineligibleText(agency, document.method, document.criteria, language)
  const overall = figures.at(-1)!.row.figure.text
  const responses = responsesView([agency], language)
  const shown = {
    figures: figures.map(({ of }) => of),
    pale: figures.some(({ row }) => row.figure.pale),
    intervals: true,
    changeIntervals: true,
  }
  const notes = boardNotes(input, shown)
  return {
    asOf: asOfText(input),
    summary: `${asOfText(input)}: ${texts.totalsSummary(responses.counted, overall)}`,
    responses,
    channels: channelsText(input, agency),
    notRanked: reason === '' ? null : `${texts.notRanked}. ${reason}.`,
    facts: agencyFacts(document, block, agency, language),
    chart: agencyChart(input, agency, figures),
    criteria: criteriaTable(input, agency, figures),
    priorities: questionsAreKnown(agency) ? prioritiesView(document, form, agency, language) : null,
    questions: questionsAreKnown(agency) ? questionTable(input, agency) : null,
    notes,
  }
}

/** A figure of the document with its words. */
interface ShownFigure {
  readonly of: IndexFigure
  readonly emphasised: boolean
  readonly row: CriterionRow
}

/** The criteria in the order of the form, and the overall figure last. */
function figuresOf(input: BoardInput, block: IndexBlock, agency: IndexAgency): readonly ShownFigure[] {
  const { document, language } = input
  const { method } = document
  const texts = boardTexts[language]
  const footing = footingOf(agency, method)
  const hasIntervals = intervalsAreShown(agency)
  const shown = (
    name: string,
    emphasised: boolean,
    figureOf: (agency: IndexAgency) => IndexFigure,
  ): ShownFigure => {
    const figure = figureOf(agency)
    const [counted, all] = figure.questionsCounted
    return {
      of: figure,
      emphasised,
      row: {
        name,
        figure: figureText(figure, method, footing, language),
        interval: hasIntervals ? intervalText(figure, method, language) : null,
        respondents: countText(figure.respondents, footing, language),
        rank: rankText(block, agency, figureOf, language),
        possibleRanks: possibleRanksText(figure, language),
        change: document.comparison === null ? null : changeLines(document, figure, language),
        note:
          figure.percent !== null && counted < all ? texts.someQuestions(String(counted), String(all)) : '',
      },
    }
  }
  return [
    ...document.criteria.map(({ code, name }) =>
      shown(name[language], false, ({ criteria }) => criteria[code]!),
    ),
    shown(texts.overall, true, ({ overall }) => overall),
  ]
}

function agencyChart(
  { document, language }: BoardInput,
  agency: IndexAgency,
  figures: readonly ShownFigure[],
): BarChartView {
  const texts = boardTexts[language]
  const { target } = agency.overall
  const label = target && targetText(target, language)
  const keys = [
    ...(intervalsAreShown(agency) ? [texts.intervalKey(confidenceText(document.method, language))] : []),
    ...(label === null ? [] : [texts.targetKey]),
  ]
  const inWords = figures.map(({ of, row: { name, figure, interval } }) =>
    of.interval === null ? `${name}: ${figure.text}` : `${name}: ${figure.text} (${interval})`,
  )
  return barChart({
    id: 'agency-chart',
    title: texts.agencyChart(agency.name),
    description: texts.blockChartDescription([...inWords, ...(label === null ? [] : [label])].join('; ')),
    bars: figures.map(({ of, emphasised, row: { name, figure } }) => ({
      label: name,
      percent: of.percent,
      value: figure.text,
      emphasised,
      pale: figure.pale,
      interval: of.interval,
      target: of.target && label !== null ? { percent: of.target.percent, label } : null,
    })),
    key: keys.length === 0 ? null : keys.join(' '),
  })
}

function criteriaTable(
  { document, language }: BoardInput,
  agency: IndexAgency,
  figures: readonly ShownFigure[],
): CriteriaTable {
  const texts = boardTexts[language]
  const { comparison, method } = document
  return {
    caption: texts.criteriaCaption(agency.name),
    heads: {
      criterion: texts.criterion,
      percent: texts.percent,
      interval: intervalsAreShown(agency) ? texts.interval(confidenceText(method, language)) : null,
      respondents: texts.respondents,
      rank: texts.rank,
      change: comparison && texts.change.head(comparison.period?.name ?? null),
    },
    rows: figures.map(({ row }) => row),
  }
}

function intervalsAreShown(agency: IndexAgency): boolean {
  return [agency.overall, ...Object.values(agency.criteria)].some(({ interval }) => interval !== null)
}

function channelsText({ language }: BoardInput, agency: IndexAgency): string | null {
  const texts = boardTexts[language]
  const parts = Object.entries(agency.channels).map(
    ([channel, count]) =>
      `${channelNames[channel as Channel]?.[language] ?? channel} ${formatInteger(count, language)}`,
  )
  return parts.length === 0 ? null : texts.byChannel(parts.join('; '))
}
