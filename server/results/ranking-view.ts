import type { IndexAgency, IndexBlock, IndexFigure } from '../../scoring/index-document.ts'
import { type BarChartView, barChart } from '../figures/bar-chart.ts'
import { type ChangeLine, shortChangeLines } from '../figures/change-text.ts'
import { blockChangeNote, figureNotes } from '../figures/figure-notes.ts'
import { type FigureText, figureText, footingOf, ineligibleText, rankText } from '../figures/figure-text.ts'
import type { FiguresInput } from '../figures/figures-input.ts'
import { confidenceText, intervalText, rankIntervalText } from '../figures/interval-text.ts'
import type { RankPictureView } from '../figures/rank-picture.ts'
import { ranksPicture } from '../figures/ranks-picture.ts'
import { byRank, type SortHead, type Sorting, sortedAgencies, sortHeads } from '../figures/table-sorting.ts'
import { blockTarget, outcomeShortText, targetsText } from '../figures/target-text.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { changeTexts } from '../texts/change-texts.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { resultsTexts } from '../texts/results-texts.ts'
import { formatPercentInText } from '../web/vietnamese-format.ts'
import { resultsLinks } from './results-links.ts'

/** The ranking of one block, by the overall index or by a criterion: its table, then a picture of it. */
export interface RankingView {
  readonly id: string
  readonly heading: string
  /** How many have met the target; null without one. */
  readonly targets: string | null
  readonly empty: string | null
  readonly table: RankingTable
  readonly notes: readonly string[]
  /** Ranks with their intervals; null where no rank has one. */
  readonly ranks: (RankPictureView & { readonly heading: string }) | null
  /** In place of `ranks`, the percentages; null where no agency has any. */
  readonly bars: (BarChartView & { readonly heading: string }) | null
}

export interface RankingTable {
  readonly caption: string
  /** A null head stands for a column that is left out, here and in every row. */
  readonly heads: {
    readonly rank: string
    readonly agency: string
    readonly percent: string
    readonly interval: string | null
    readonly rankInterval: string | null
    readonly change: string | null
    readonly target: string | null
    readonly note: string | null
  }
  /** How to put the table in the order of a column. */
  readonly sorts: {
    readonly rank: SortHead
    readonly agency: SortHead
    readonly percent: SortHead
    readonly change: SortHead
  }
  readonly rows: readonly RankingRow[]
}

export interface RankingRow {
  readonly rank: string
  readonly name: string
  readonly href: string
  readonly figure: FigureText
  readonly interval: string | null
  readonly rankInterval: string | null
  readonly change: readonly ChangeLine[] | null
  readonly target: string | null
  readonly note: string | null
  readonly pale: boolean
}

export interface RankedBy {
  /** Of the form; null: the overall index. */
  readonly criterion: { readonly code: string; readonly name: string } | null
  /** The place of the block in the document, which makes ids unique in the page. */
  readonly place: number
  readonly sorting?: Sorting
}

/**
 * The ranking of a block, in the order of its ranks, agencies without one after them, unless another order is asked
 * for.
 */
export function rankingView(input: FiguresInput, block: IndexBlock, by: RankedBy): RankingView {
  const { document, language } = input
  const texts = figureTexts[language]
  const boardWords = boardTexts[language]
  const figureOf = figureBy(by)
  const figures = block.agencies.map(figureOf)
  const id = `block-${by.place + 1}`
  const table = rankingTable(input, block, by)
  const ranks = ranksPicture(block, figureOf, { id: `${id}-ranks`, language })
  const heading = resultsTexts[language].ranksTitle(block.name)
  return {
    id,
    heading: block.name,
    targets: by.criterion === null ? targetsText(block, language) : null,
    empty: block.agencies.length === 0 ? boardWords.noAgencies : null,
    table,
    notes: [
      ...figureNotes(input, {
        figures,
        pale: table.rows.some(({ pale, figure }) => pale || figure.pale),
        intervals: true,
        changeIntervals: false,
      }),
      ...(document.comparison === null ? [] : blockChangeNote(input, figures)),
      ...(block.eligible < 2 && block.agencies.length > 0 ? [texts.noRanks] : []),
    ],
    ranks: ranks && { ...ranks, title: heading, heading },
    bars: ranks === null ? percentBars(input, block, by, table, id) : null,
  }
}

function figureBy({ criterion }: RankedBy): (agency: IndexAgency) => IndexFigure {
  return criterion === null ? ({ overall }) => overall : ({ criteria }) => criteria[criterion.code]!
}

function rankingTable(input: FiguresInput, block: IndexBlock, by: RankedBy): RankingTable {
  const { document, language } = input
  const texts = figureTexts[language]
  const changeWords = changeTexts[language]
  const { comparison, method } = document
  const figureOf = figureBy(by)
  const figures = block.agencies.map(figureOf)
  const common = blockTarget(method.targets, block.code)
  const { sorting = byRank } = by
  const head = sortHeads(sorting, `block-${by.place + 1}`, language === 'vi' ? {} : { lang: language })
  const columns = {
    interval: figures.some(({ interval }) => interval !== null),
    rankInterval: figures.some(({ rankInterval }) => rankInterval !== null),
    change: comparison !== null && figures.some(({ comparable }) => comparable !== null),
    target: figures.some(({ target }) => target !== null),
    note: block.agencies.some(({ eligible }) => !eligible),
  }
  return {
    caption: captionOf(input, block, by),
    heads: {
      rank: texts.rank,
      agency: texts.agency,
      percent: by.criterion === null ? texts.overall : texts.percent,
      interval: columns.interval ? texts.interval(confidenceText(method, language)) : null,
      rankInterval: columns.rankInterval ? texts.rankInterval : null,
      change: columns.change ? changeWords.head(comparison?.period?.name ?? null) : null,
      target: !columns.target
        ? null
        : common === null
          ? texts.targetHead
          : texts.target(common.operator, formatPercentInText(common.percent, language)),
      note: columns.note ? texts.note : null,
    },
    sorts: {
      rank: head('rank'),
      agency: head('name'),
      percent: head('overall'),
      change: head('change'),
    },
    rows: sortedAgencies(block.agencies, sorting, figureOf).map((agency) => {
      const figure = figureOf(agency)
      const footing = footingOf(agency, method)
      return {
        rank: rankText(block, agency, figureOf, language),
        name: agency.name,
        href: resultsLinks(document, language).agency(agency.code),
        figure: figureText(figure, method, footing, language),
        interval: columns.interval ? intervalText(figure, method, language) : null,
        rankInterval: columns.rankInterval ? rankIntervalText(figure, language) : null,
        change: columns.change ? shortChangeLines(document, figure, language) : null,
        target: columns.target ? outcomeShortText(figure, common, language) : null,
        note: columns.note ? ineligibleText(agency, method, document.criteria, language) : null,
        pale: footing.smallSample,
      }
    }),
  }
}

function captionOf({ language }: FiguresInput, block: IndexBlock, { criterion }: RankedBy): string {
  const texts = resultsTexts[language]
  const [size, eligible] = [String(block.size), String(block.eligible)]
  return criterion === null
    ? texts.rankingCaption(block.name, size, eligible)
    : texts.criterionCaption(criterion.name, block.name, size, eligible)
}

/** The percentages as bars, for a table that has no rank intervals to draw. */
function percentBars(
  { language }: FiguresInput,
  block: IndexBlock,
  by: RankedBy,
  { rows }: RankingTable,
  id: string,
): RankingView['bars'] {
  const texts = resultsTexts[language]
  const figureOf = figureBy(by)
  const agencies = sortedAgencies(block.agencies, by.sorting ?? byRank, figureOf)
  if (agencies.every((agency) => figureOf(agency).percent === null)) return null
  const heading = texts.barsTitle(block.name)
  const chart = barChart({
    id: `${id}-bars`,
    title: heading,
    description: texts.barsDescription(rows.map(({ name, figure }) => `${name}: ${figure.text}`).join('; ')),
    bars: rows.map(({ name, figure }, place) => {
      const { percent, interval } = figureOf(agencies[place]!)
      return {
        label: name,
        percent,
        value: figure.text,
        emphasised: false,
        pale: figure.pale,
        interval,
        target: null,
      }
    }),
  })
  return { ...chart, heading }
}
