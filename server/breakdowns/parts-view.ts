import type { IndexDocument } from '../../scoring/index-document.ts'
import { meaningOfPercent, unroundedNote } from '../../scoring/method-notes.ts'
import { appliedMinimum } from '../../scoring/small-sample.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { type BarChartView, barChart } from '../figures/bar-chart.ts'
import { paths } from '../paths.ts'
import { breakdownTexts } from '../texts/breakdown-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import type { AgencyByCut } from './agency-parts.ts'
import { type BreakdownFrame, breakdownFrame, type FrameInput } from './breakdown-frame.ts'
import { type FigureCell, type FigureColumn, figureCell, figureColumns } from './figure-cells.ts'
import { type KnownParts, type NamedPart, namedParts } from './named-parts.ts'

/** A page with the parts of an agency by unit, point or channel. */
export interface PartsView extends BreakdownFrame {
  /** Null where there are no parts. */
  readonly table: PartsTable | null
  readonly pictures: { readonly heading: string; readonly charts: readonly BarChartView[] } | null
}

export interface PartsTable {
  readonly caption: string
  readonly heads: {
    readonly part: string
    readonly n: string
    /** None where no more than n is shown. */
    readonly figures: readonly string[]
  }
  readonly rows: readonly {
    readonly name: string
    readonly hint: string
    readonly n: string
    readonly cells: readonly FigureCell[]
    /** The whole agency, in the last row. */
    readonly whole: boolean
  }[]
}

export interface PartsInput extends FrameInput {
  readonly cut: 'unit' | 'point' | 'channel'
  readonly byCut: AgencyByCut
  readonly known: KnownParts
}

/** An agency by units, points or channels: a table, and for each criterion a picture of the same figures. */
export function partsView(input: PartsInput): PartsView {
  const { document, byCut, cut, known, language } = input
  const texts = breakdownTexts[language]
  const parts = namedParts(byCut, cut, known, language)
  const hasFigures = byCut.whole.figures !== null
  const columns = hasFigures ? figureColumns(document, language) : []
  const onward = cut === 'unit' ? null : { href: paths.points, text: texts.toPoints }
  return {
    ...breakdownFrame(input, {
      empty: parts.length === 0 ? { text: texts.empty[cut], action: onward } : null,
      notes: parts.length === 0 ? [] : notesUnder(input, hasFigures),
    }),
    table: parts.length === 0 ? null : partsTable(input, parts, columns),
    pictures:
      parts.length === 0 || !hasFigures
        ? null
        : {
            heading: texts.pictures,
            charts: overallFirst(columns).map((column) => chart(input, parts, column)),
          },
  }
}

function partsTable(
  { document, agency, byCut, cut, language }: PartsInput,
  parts: readonly NamedPart[],
  columns: readonly FigureColumn[],
): PartsTable {
  const texts = breakdownTexts[language]
  const row = (part: NamedPart, whole: boolean) => ({
    name: part.name,
    hint: part.hint,
    n: formatInteger(part.n, language),
    cells: columns.map((column) => figureCell(column, part, document, language)),
    whole,
  })
  return {
    caption: texts.caption(cut, agency.name),
    heads: { part: texts.part[cut], n: texts.n, figures: columns.map(({ name }) => name) },
    rows: [
      ...parts.map((part) => row(part, false)),
      row({ name: texts.whole, hint: '', ...byCut.whole }, true),
    ],
  }
}

function overallFirst(columns: readonly FigureColumn[]): readonly FigureColumn[] {
  return [...columns.slice(-1), ...columns.slice(0, -1)]
}

function chart(
  { document, byCut, cut, language }: PartsInput,
  parts: readonly NamedPart[],
  column: FigureColumn,
): BarChartView {
  const texts = breakdownTexts[language]
  const bars = [
    ...parts.map((part) => ({ ...part, emphasised: false })),
    { name: texts.whole, ...byCut.whole, emphasised: true },
  ].map((part) => ({ ...part, cell: figureCell(column, part, document, language) }))
  return barChart({
    id: `parts-${column.code}`,
    title: texts.chart(column.name, cut),
    description: texts.chartDescription(bars.map(({ name, cell }) => `${name}: ${cell.text}`).join('; ')),
    bars: bars.map(({ name, cell, emphasised }) => ({
      label: name,
      percent: cell.percent,
      // Words would meet the bars on a phone; they stand in the table and in the description.
      value: cell.percent === null ? '–' : cell.text,
      emphasised,
      pale: cell.pale,
      interval: null,
      target: null,
    })),
  })
}

function notesUnder(
  { document, cut, inSteps, language }: PartsInput,
  hasFigures: boolean,
): readonly string[] {
  const texts = breakdownTexts[language]
  const smallSample = formatInteger(document.method.smallSample, language)
  if (!hasFigures) return [texts.numbersAlone]
  return [
    ...meaningNotes(document, language),
    withheldNote(document, language),
    ...(inSteps ? [texts.inSteps(smallSample), texts.quietPoints] : []),
    ...(inSteps && cut === 'unit' ? [texts.unitsOfPoints] : []),
  ]
}

/** What a percentage means, on every page that has one. */
export function meaningNotes({ form, method }: IndexDocument, language: Language): readonly string[] {
  return [meaningOfPercent(form.definition, method)[language], unroundedNote[language]]
}

/** Why a figure may be missing, with the least numbers of the method as they are applied. */
export function withheldNote({ method }: IndexDocument, language: Language): string {
  return breakdownTexts[language].withheld(
    formatInteger(appliedMinimum(method, 'minimumCriterionResponses'), language),
    formatInteger(method.smallSample, language),
  )
}
