import { blockMeans } from '../../scoring/block-means.ts'
import type { IndexAgency, IndexBlock } from '../../scoring/index-document.ts'
import { link, paths } from '../paths.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { formatInteger, formatPercent } from '../web/vietnamese-format.ts'
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
import { type ResponsesView, responsesView } from './responses-view.ts'

/** The page of a whole block. */
export interface BlockView {
  readonly title: string
  readonly heading: string
  readonly breadcrumb: Breadcrumb
  readonly live: LiveView | null
  readonly figures: BlockFigures
}

/** The part of the page that moves, also sent by itself. */
export interface BlockFigures {
  readonly asOf: string
  /** Read out after a change, at most every ten seconds. */
  readonly summary: string
  readonly responses: ResponsesView
  readonly chart: BarChartView
  readonly means: {
    readonly caption: string
    readonly criterionHead: string
    readonly percentHead: string
    readonly rows: readonly { readonly name: string; readonly figure: FigureText }[]
  }
  readonly agencies: AgencyTable
  readonly notes: readonly string[]
}

export interface AgencyTable {
  readonly caption: string
  readonly empty: string | null
  readonly heads: {
    readonly agency: string
    readonly counted: string
    readonly criteria: readonly string[]
    readonly overall: string
    readonly rank: string
    readonly note: string
  }
  readonly rows: readonly AgencyRow[]
}

export interface AgencyRow {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly counted: string
  readonly criteria: readonly FigureText[]
  readonly overall: FigureText
  readonly rank: string
  readonly note: string
  readonly pale: boolean
}

/**
 * The board of a block: the means of its ranked agencies as bars with their table, and every agency with its
 * figures, in the order of the index document. Every figure is the document's own, only written out.
 * @returns null if the index has no such block
 */
export function blockView(input: BoardInput, blockCode: string): BlockView | null {
  const { document, language } = input
  const texts = boardTexts[language]
  const block = document.blocks.find(({ code }) => code === blockCode)
  if (block === undefined) return null
  const period = periodOf(document)
  return {
    title: `${block.name} – ${period.name}`,
    heading: `${block.name}, ${period.name}`,
    breadcrumb: { label: texts.breadcrumb, links: [{ href: paths.homeAffairs, text: texts.allPeriods }] },
    live: liveView(input),
    figures: blockFigures(input, block),
  }
}

function blockFigures(input: BoardInput, block: IndexBlock): BlockFigures {
  const { document, language } = input
  const texts = boardTexts[language]
  const { method, criteria } = document
  const codes = criteria.map(({ code }) => code)
  const means = blockMeans(method, codes, block.agencies)
  const meanText = (percent: number | null): FigureText =>
    percent === null
      ? { text: '–', pale: true }
      : { text: formatPercent(percent, method.decimals, language), pale: false }
  const rows = [
    ...criteria.map(({ code, name }) => ({
      name: name[language],
      percent: means.criteria[code] ?? null,
      emphasised: false,
    })),
    { name: texts.overall, percent: block.mean, emphasised: true },
  ].map((row) => ({ ...row, figure: meanText(row.percent) }))
  const responses = responsesView(block.agencies, language)
  const agencies = block.agencies.map((agency) => agencyRow(input, block, agency))

  return {
    asOf: asOfText(input),
    summary: `${asOfText(input)}: ${texts.totalsSummary(responses.counted, meanText(block.mean).text)}`,
    responses,
    chart: barChart({
      id: 'block-chart',
      title: texts.blockChart,
      description: texts.blockChartDescription(
        rows.map(({ name, figure }) => `${name}: ${figure.text}`).join('; '),
      ),
      bars: rows.map(({ name, percent, emphasised, figure }) => ({
        label: name,
        percent,
        value: figure.text,
        emphasised,
        pale: figure.pale,
      })),
    }),
    means: {
      caption: texts.meansCaption(formatInteger(block.eligible, language)),
      criterionHead: texts.criterion,
      percentHead: texts.blockMean,
      rows: rows.map(({ name, figure }) => ({ name, figure })),
    },
    agencies: {
      caption: texts.agenciesCaption(
        block.name,
        formatInteger(block.size, language),
        formatInteger(block.eligible, language),
      ),
      empty: agencies.length === 0 ? texts.noAgencies : null,
      heads: {
        agency: texts.agency,
        counted: texts.counted,
        criteria: criteria.map(({ name }) => name[language]),
        overall: texts.overall,
        rank: texts.rank,
        note: texts.note,
      },
      rows: agencies,
    },
    notes: [
      ...boardNotes(
        input,
        agencies.some(
          ({ pale, overall, criteria }) => pale || [overall, ...criteria].some((figure) => figure.pale),
        ),
      ),
      ...(block.eligible < 2 ? [texts.noRanks] : []),
    ],
  }
}

function agencyRow({ document, language }: BoardInput, block: IndexBlock, agency: IndexAgency): AgencyRow {
  const { method, criteria } = document
  const footing = footingOf(agency, method)
  return {
    id: `agency-${agency.code.replace(/[^\w-]/g, '_')}`,
    name: agency.name,
    href: link(paths.agencyBoard, {
      period: periodOf(document).id,
      block: block.code,
      agency: agency.code,
    }),
    counted: countText(agency.responses.counted, footing, language),
    criteria: criteria.map(({ code }) => figureText(agency.criteria[code]!, method, footing, language)),
    overall: figureText(agency.overall, method, footing, language),
    rank: rankText(block, agency, ({ overall }) => overall, language),
    note: ineligibleText(agency, method, criteria, language),
    pale: footing.smallSample,
  }
}
