import type { IndexAgency, IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { type BarChartView, barChart } from '../figures/bar-chart.ts'
import { type ChangeLine, shortChangeLines } from '../figures/change-text.ts'
import { channelNotesOfBlock } from '../figures/channel-notes.ts'
import { blockChangeNote, figureNotes } from '../figures/figure-notes.ts'
import {
  countText,
  type FigureText,
  figureText,
  footingOf,
  ineligibleText,
  rankText,
} from '../figures/figure-text.ts'
import { periodOf } from '../figures/figures-input.ts'
import { rankIntervalText } from '../figures/interval-text.ts'
import type { RankPictureView } from '../figures/rank-picture.ts'
import { ranksPicture } from '../figures/ranks-picture.ts'
import { type ResponsesView, responsesView } from '../figures/responses-view.ts'
import { byRank, type SortHead, type Sorting, sortedAgencies, sortHeads } from '../figures/table-sorting.ts'
import { blockTarget, outcomeShortText, targetsText, targetText } from '../figures/target-text.ts'
import { link, paths } from '../paths.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { changeTexts } from '../texts/change-texts.ts'
import { channelShareTexts } from '../texts/channel-share-texts.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { methodsTexts } from '../texts/methods-texts.ts'
import { reportLinks } from '../texts/report-texts.ts'
import type { Breadcrumb } from '../web/agency-breadcrumb.ts'
import { formatInteger, formatPercent, formatPercentInText } from '../web/vietnamese-format.ts'
import { asOfText, type BoardInput, type LiveView, liveView } from './board-frame.ts'

/** The page of a whole block. */
export interface BlockView {
  readonly title: string
  readonly heading: string
  readonly breadcrumb: Breadcrumb
  readonly live: LiveView | null
  readonly figures: BlockFigures
  readonly methods: { readonly href: string; readonly text: string }
  readonly report: { readonly href: string; readonly text: string }
}

/** The part of the page that moves, also sent by itself. */
export interface BlockFigures {
  readonly asOf: string
  /** Read out after a change, at most every ten seconds. */
  readonly summary: string
  readonly responses: ResponsesView
  /** How many agencies have met their targets; null without any. */
  readonly targets: string | null
  readonly chart: BarChartView
  readonly means: {
    readonly caption: string
    readonly criterionHead: string
    readonly percentHead: string
    readonly rows: readonly { readonly name: string; readonly figure: FigureText }[]
  }
  readonly agencies: AgencyTable
  /** Shares of channels that are out of step; null where none is. */
  readonly channels: {
    readonly heading: string
    readonly hint: string
    readonly list: readonly string[]
  } | null
  /** Null where no rank has an interval. */
  readonly ranks: RankPictureView | null
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
    /** Null, like the cells below it, where the table has no such column. */
    readonly change: string | null
    readonly rank: string
    readonly rankInterval: string | null
    readonly target: string | null
    readonly note: string
  }
  /** How to put the table in the order of a column. */
  readonly sorts: {
    readonly agency: SortHead
    readonly counted: SortHead
    readonly criteria: readonly (SortHead & { readonly text: string })[]
    readonly overall: SortHead
    readonly change: SortHead
    readonly rank: SortHead
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
  readonly change: readonly ChangeLine[] | null
  readonly rank: string
  readonly rankInterval: string | null
  readonly target: string | null
  readonly note: string
  readonly pale: boolean
}

/**
 * The board of a block: the means of its ranked agencies as bars with their table, and every agency with its
 * figures, in the order of the index document unless another is asked for. Every figure is the document's own, only
 * written out.
 * @returns null if the index has no such block
 */
export function blockView(input: BoardInput, blockCode: string, sorting: Sorting = byRank): BlockView | null {
  const { document, language } = input
  const boardWords = boardTexts[language]
  const methodsWords = methodsTexts[language]
  const block = document.blocks.find(({ code }) => code === blockCode)
  if (block === undefined) return null
  const period = periodOf(document)
  return {
    title: `${block.name} – ${period.name}`,
    heading: `${block.name}, ${period.name}`,
    breadcrumb: {
      label: boardWords.breadcrumb,
      links: [{ href: paths.homeAffairs, text: boardWords.allPeriods }],
    },
    live: liveView(input),
    figures: blockFigures(input, block, sorting),
    methods: {
      href: link(paths.methods, { period: period.id, block: block.code }),
      text: methodsWords.link,
    },
    report: {
      href: `${link(paths.report, { period: period.id })}?${new URLSearchParams({ block: block.code })}`,
      text: reportLinks[language].blockReport(document.publication !== null),
    },
  }
}

function blockFigures(input: BoardInput, block: IndexBlock, sorting: Sorting): BlockFigures {
  const { document, language } = input
  const texts = figureTexts[language]
  const boardWords = boardTexts[language]
  const meanText = meanTextIn(document, language)
  const rows = meanRows(input, block)
  const responses = responsesView(block.agencies, language)
  const agencies = agencyTable(input, block, sorting)
  const overall = block.agencies.map((agency) => agency.overall)

  return {
    asOf: asOfText(input),
    summary: `${asOfText(input)}: ${boardWords.totalsSummary(responses.counted, meanText(block.mean).text)}`,
    responses,
    targets: targetsText(block, language),
    chart: blockChart(input, block, rows),
    means: {
      caption: boardWords.meansCaption(formatInteger(block.eligible, language)),
      criterionHead: texts.criterion,
      percentHead: boardWords.blockMean,
      rows: rows.map(({ name, figure }) => ({ name, figure })),
    },
    agencies,
    channels: channelsOf(input, block),
    ranks: ranksPicture(block, ({ overall }) => overall, { id: 'rank-picture', language }),
    notes: [
      ...figureNotes(input, {
        figures: overall,
        pale: agencies.rows.some(
          ({ pale, overall, criteria }) => pale || [overall, ...criteria].some((figure) => figure.pale),
        ),
        intervals: false,
        changeIntervals: false,
      }),
      ...blockChangeNote(input, overall),
      ...(block.eligible < 2 ? [texts.noRanks] : []),
    ],
  }
}

function channelsOf(
  { document, language, previousChannels = null }: BoardInput,
  block: IndexBlock,
): BlockFigures['channels'] {
  const list = channelNotesOfBlock(document, block, previousChannels, language)
  const { heading, hint } = channelShareTexts[language]
  return list.length === 0 ? null : { heading, hint, list }
}

/** The mean of a criterion over the ranked agencies, or of the overall figures. */
interface MeanRow {
  readonly name: string
  readonly percent: number | null
  readonly emphasised: boolean
  readonly figure: FigureText
}

function meanRows({ document, language }: BoardInput, block: IndexBlock): readonly MeanRow[] {
  const meanText = meanTextIn(document, language)
  return [
    ...document.criteria.map(({ code, name }) => ({
      name: name[language],
      percent: block.criteriaMeans[code] ?? null,
      emphasised: false,
    })),
    { name: figureTexts[language].overall, percent: block.mean, emphasised: true },
  ].map((row) => ({ ...row, figure: meanText(row.percent) }))
}

function meanTextIn({ method }: IndexDocument, language: Language): (percent: number | null) => FigureText {
  return (percent) =>
    percent === null
      ? { text: '–', pale: true }
      : { text: formatPercent(percent, method.decimals, language), pale: false }
}

function blockChart(
  { document, language }: BoardInput,
  block: IndexBlock,
  rows: readonly MeanRow[],
): BarChartView {
  const texts = figureTexts[language]
  const boardWords = boardTexts[language]
  const target = blockTarget(document.method.targets, block.code)
  const label = target && targetText(target, language)
  const inWords = [
    ...rows.map(({ name, figure }) => `${name}: ${figure.text}`),
    ...(label === null ? [] : [label]),
  ]
  return barChart({
    id: 'block-chart',
    title: boardWords.blockChart,
    description: texts.blockChartDescription(inWords.join('; ')),
    bars: rows.map(({ name, percent, emphasised, figure }) => ({
      label: name,
      percent,
      value: figure.text,
      emphasised,
      pale: figure.pale,
      interval: null,
      target: emphasised && target && label !== null ? { percent: target.percent, label } : null,
    })),
    key: target === null ? null : texts.targetKey,
  })
}

function agencyTable(input: BoardInput, block: IndexBlock, sorting: Sorting): AgencyTable {
  const { document, language } = input
  const texts = figureTexts[language]
  const boardWords = boardTexts[language]
  const changeWords = changeTexts[language]
  const { comparison, criteria, method } = document
  const overall = block.agencies.map((agency) => agency.overall)
  const common = blockTarget(method.targets, block.code)
  const head = sortHeads(sorting, 'agencies')
  const columns = {
    change: comparison !== null,
    rankInterval: overall.some(({ rankInterval }) => rankInterval !== null),
    target: overall.some(({ target }) => target !== null),
  }
  return {
    caption: boardWords.agenciesCaption(
      block.name,
      formatInteger(block.size, language),
      formatInteger(block.eligible, language),
    ),
    empty: block.agencies.length === 0 ? boardWords.noAgencies : null,
    heads: {
      agency: texts.agency,
      counted: texts.counted,
      criteria: criteria.map(({ name }) => name[language]),
      overall: texts.overall,
      change: columns.change ? changeWords.head(comparison?.period?.name ?? null) : null,
      rank: texts.rank,
      rankInterval: columns.rankInterval ? texts.rankInterval : null,
      target: !columns.target
        ? null
        : common === null
          ? texts.targetHead
          : texts.target(common.operator, formatPercentInText(common.percent, language)),
      note: texts.note,
    },
    sorts: {
      agency: head('name'),
      counted: head('responses'),
      criteria: criteria.map(({ code, name }) => ({ ...head(`criterion:${code}`), text: name[language] })),
      overall: head('overall'),
      change: head('change'),
      rank: head('rank'),
    },
    rows: sortedAgencies(block.agencies, sorting, (agency) => agency.overall).map((agency) =>
      agencyRow(input, block, agency, columns),
    ),
  }
}

function agencyRow(
  { document, language }: BoardInput,
  block: IndexBlock,
  agency: IndexAgency,
  columns: { readonly change: boolean; readonly rankInterval: boolean; readonly target: boolean },
): AgencyRow {
  const { method, criteria } = document
  const { overall } = agency
  const footing = footingOf(agency, method)
  const common = blockTarget(method.targets, block.code)
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
    overall: figureText(overall, method, footing, language),
    change: columns.change ? shortChangeLines(document, overall, language) : null,
    rank: rankText(block, agency, (one) => one.overall, language),
    rankInterval: columns.rankInterval ? rankIntervalText(overall, language) : null,
    target: columns.target ? outcomeShortText(overall, common, language) : null,
    note: ineligibleText(agency, method, criteria, language),
    pale: footing.smallSample,
  }
}
