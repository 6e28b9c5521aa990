import type { IndexAgency, IndexBlock, IndexFigure } from '../../scoring/index-document.ts'
import { questionsAreKnown } from '../../scoring/known-counts.ts'
import { link, paths } from '../paths.ts'
import type { Channel } from '../storage/response-record.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { channelNames } from '../texts/channel-names.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
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
import { countText, type FigureText, figureText, footingOf, ineligibleText, rankText } from './figure-text.ts'
import { type QuestionTable, questionTable } from './question-table.ts'
import { type ResponsesView, responsesView } from './responses-view.ts'

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
  readonly chart: BarChartView
  readonly criteria: {
    readonly caption: string
    readonly heads: {
      readonly criterion: string
      readonly percent: string
      readonly respondents: string
      readonly rank: string
    }
    readonly rows: readonly CriterionRow[]
  }
  /** Null where only the criteria were published. */
  readonly questions: QuestionTable | null
  readonly notes: readonly string[]
}

export interface CriterionRow {
  readonly name: string
  readonly figure: FigureText
  readonly respondents: string
  readonly rank: string
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
  const { document, language } = input
  const texts = boardTexts[language]
  const figures = figuresOf(input, block, agency)
  const reason = ineligibleText(agency, document.method, document.criteria, language)
  const overall = figures.at(-1)!.figure.text
  const responses = responsesView([agency], language)
  return {
    asOf: asOfText(input),
    summary: `${asOfText(input)}: ${texts.totalsSummary(responses.counted, overall)}`,
    responses,
    channels: channelsText(input, agency),
    notRanked: reason === '' ? null : `${texts.notRanked}. ${reason}.`,
    chart: barChart({
      id: 'agency-chart',
      title: texts.agencyChart(agency.name),
      description: texts.blockChartDescription(
        figures.map(({ name, figure }) => `${name}: ${figure.text}`).join('; '),
      ),
      bars: figures.map(({ name, percent, figure, emphasised }) => ({
        label: name,
        percent,
        value: figure.text,
        emphasised,
        pale: figure.pale,
      })),
    }),
    criteria: {
      caption: texts.criteriaCaption(agency.name),
      heads: {
        criterion: texts.criterion,
        percent: texts.percent,
        respondents: texts.respondents,
        rank: texts.rank,
      },
      rows: figures.map(({ name, figure, respondents, rank, note }) => ({
        name,
        figure,
        respondents,
        rank,
        note,
      })),
    },
    questions: questionsAreKnown(agency) ? questionTable(input, agency) : null,
    notes: boardNotes(
      input,
      figures.some(({ figure }) => figure.pale),
    ),
  }
}

/** The criteria in the order of the form, and the overall figure last. */
function figuresOf({ document, language }: BoardInput, block: IndexBlock, agency: IndexAgency) {
  const texts = boardTexts[language]
  const footing = footingOf(agency, document.method)
  const row = (name: string, emphasised: boolean, figureOf: (agency: IndexAgency) => IndexFigure) => {
    const figure = figureOf(agency)
    const [counted, all] = figure.questionsCounted
    return {
      name,
      percent: figure.percent,
      emphasised,
      figure: figureText(figure, document.method, footing, language),
      respondents: countText(figure.respondents, footing, language),
      rank: rankText(block, agency, figureOf, language),
      note: figure.percent !== null && counted < all ? texts.someQuestions(String(counted), String(all)) : '',
    }
  }
  return [
    ...document.criteria.map(({ code, name }) =>
      row(name[language], false, ({ criteria }) => criteria[code]!),
    ),
    row(texts.overall, true, ({ overall }) => overall),
  ]
}

function channelsText({ language }: BoardInput, agency: IndexAgency): string | null {
  const texts = boardTexts[language]
  const parts = Object.entries(agency.channels).map(
    ([channel, count]) =>
      `${channelNames[channel as Channel]?.[language] ?? channel} ${formatInteger(count, language)}`,
  )
  return parts.length === 0 ? null : texts.byChannel(parts.join('; '))
}
