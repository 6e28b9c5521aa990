import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import type { FiguresInput } from '../figures/figures-input.ts'
import { reportTexts } from '../texts/report-texts.ts'
import {
  formatDecimal,
  formatDecimalInText,
  formatInstant,
  formatInteger,
  formatPercentInText,
} from '../web/vietnamese-format.ts'

/** What a report is made from. */
export interface ReportInput {
  readonly document: IndexDocument
  /** The agency that reports: who surveys on this installation. */
  readonly issuer: string
  /** The one block that it is about; null: all. */
  readonly block: string | null
}

/** Reports are Vietnamese. */
export function figuresInputOf(document: IndexDocument): FiguresInput {
  return { document, form: document.form.definition, language: 'vi' }
}

/** A number of things, as it stands in a sentence or a cell. */
export function count(value: number): string {
  return formatInteger(value, 'vi')
}

/** "88,40" in a cell; "–" for none, never 0. */
export function decimal(value: number | null, { method }: Pick<IndexDocument, 'method'>): string {
  return value === null ? '–' : formatDecimal(value, method.decimals, 'vi')
}

/** "+1,47", "−0,50", "0,00"; "–" for none. With more places where the figures had more than are published now. */
export function signedDecimal(value: number | null, document: Pick<IndexDocument, 'method'>): string {
  if (value === null) return '–'
  const exact = formatDecimalInText(Math.abs(value), 'vi')
  const fixed = decimal(Math.abs(value), document)
  return `${sign(Number(value.toFixed(6)))}${exact.length > fixed.length ? exact : fixed}`
}

/** "+2", "−4", "0"; "–" for none. */
export function signedInteger(value: number | null): string {
  return value === null ? '–' : `${sign(value)}${count(Math.abs(value))}`
}

/** With a minus sign, which a line never breaks after. */
function sign(value: number): string {
  return value > 0 ? '+' : value < 0 ? '−' : ''
}

export function percentInText(value: number): string {
  return formatPercentInText(value, 'vi')
}

/** What stands over every page: that the data are invented, that the figures can still change. */
export function marksOf(
  { simulated, publication, computedAt }: IndexDocument,
  simulatedWords: string,
): string[] {
  const instant = computedAt === null ? null : formatInstant(new Date(computedAt))
  return [
    ...(simulated ? [simulatedWords] : []),
    ...(publication === null ? [reportTexts.draft(instant)] : []),
  ]
}

/** The agencies for which a figure is highest or lowest: all of them where several share it; none without figures. */
export function extremes<Named extends { readonly name: string }>(
  all: readonly Named[],
  figureOf: (one: Named) => number | null,
): { readonly highest: Extreme; readonly lowest: Extreme } | null {
  const figures = all.flatMap((one) => {
    const figure = figureOf(one)
    return figure === null ? [] : [{ name: one.name, figure }]
  })
  if (figures.length === 0) return null
  const at = (figure: number): Extreme => ({
    figure,
    names: figures.filter((one) => one.figure === figure).map(({ name }) => name),
  })
  return {
    highest: at(Math.max(...figures.map(({ figure }) => figure))),
    lowest: at(Math.min(...figures.map(({ figure }) => figure))),
  }
}

interface Extreme {
  readonly figure: number
  readonly names: readonly string[]
}

export function namesOf(agencies: readonly Pick<IndexAgency, 'name'>[]): string {
  return agencies.map(({ name }) => name).join(', ')
}
