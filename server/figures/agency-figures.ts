import type { IndexAgency, IndexBlock, IndexFigure } from '../../scoring/index-document.ts'
import { agencyTexts } from '../texts/agency-texts.ts'
import { changeTexts } from '../texts/change-texts.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { type BarChartView, barChart } from './bar-chart.ts'
import { type ChangeLine, changeLines } from './change-text.ts'
import { countText, type FigureText, figureText, footingOf, rankText } from './figure-text.ts'
import type { FiguresInput } from './figures-input.ts'
import { confidenceText, intervalText, possibleRanksText } from './interval-text.ts'
import { targetText } from './target-text.ts'

/** The criteria of one agency and its overall figure, as a table. */
export interface CriteriaTable {
  readonly caption: string
  readonly heads: {
    readonly criterion: string
    readonly percent: string
    /** Null where no figure has an interval. */
    readonly interval: string | null
    readonly respondents: string
    /** Null where ranks are not shown yet. */
    readonly rank: string | null
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

/** A figure of the document with its words. */
export interface ShownFigure {
  readonly of: IndexFigure
  readonly emphasised: boolean
  readonly row: CriterionRow
}

/** The criteria in the order of the form, and the overall figure last. */
export function agencyFigures(
  input: FiguresInput,
  block: IndexBlock,
  agency: IndexAgency,
): readonly ShownFigure[] {
  const { document, language } = input
  const { method } = document
  const texts = figureTexts[language]
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

/** The same figures as bars, with their intervals and the target. */
export function agencyChart(
  { document, language }: FiguresInput,
  agency: IndexAgency,
  figures: readonly ShownFigure[],
): BarChartView {
  const texts = figureTexts[language]
  const agencyWords = agencyTexts[language]
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
    title: agencyWords.agencyChart(agency.name),
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

/** The table of an agency's figures; a column without anything in it is left out. */
export function criteriaTable(
  { document, language }: FiguresInput,
  agency: IndexAgency,
  figures: readonly ShownFigure[],
): CriteriaTable {
  const texts = figureTexts[language]
  const agencyWords = agencyTexts[language]
  const changeWords = changeTexts[language]
  const { comparison, method } = document
  return {
    caption: agencyWords.criteriaCaption(agency.name),
    heads: {
      criterion: texts.criterion,
      percent: texts.percent,
      interval: intervalsAreShown(agency) ? texts.interval(confidenceText(method, language)) : null,
      respondents: texts.respondents,
      rank: texts.rank,
      change: comparison && changeWords.head(comparison.period?.name ?? null),
    },
    rows: figures.map(({ row }) => row),
  }
}

function intervalsAreShown(agency: IndexAgency): boolean {
  return [agency.overall, ...Object.values(agency.criteria)].some(({ interval }) => interval !== null)
}
