import type { BarChartView } from '../figures/bar-chart.ts'
import type { RankingPictureView } from './ranking-picture.ts'

/** An official document as its parts, before anything of a file format: what is tested, and what a writer lays out. */
export interface OfficialDocument {
  /** For the file's properties. */
  readonly title: string
  readonly issuer: string
  /** Over every page: that the data are invented, that it is a draft. */
  readonly marks: readonly string[]
  /** Null for a part that is taken over into another document. */
  readonly frame: DocumentFrame | null
  readonly body: readonly Part[]
  readonly annexes: readonly Annex[]
}

/** What makes a text a letter of an agency: Nghị định 30/2020/NĐ-CP, Phụ lục I. */
export interface DocumentFrame {
  /** The agency above the issuing one; null where there is none. */
  readonly superior: string | null
  readonly issuer: string
  readonly number: readonly Run[]
  readonly placeAndDate: readonly Run[]
  /** "BÁO CÁO". */
  readonly kind: string
  readonly subject: string
  readonly recipients: readonly (readonly Run[])[]
  /** "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC": one string a line. */
  readonly signer: readonly (readonly Run[])[]
}

/** An annex begins on a page of its own, and its pages are numbered by themselves. */
export interface Annex {
  readonly heading: string
  readonly title: string
  readonly attachedTo: readonly Run[]
  /** Across the page, for wide tables. */
  readonly landscape: boolean
  readonly body: readonly Part[]
}

export type Part = Heading | Paragraph | DataTable | Picture

export interface Heading {
  readonly kind: 'heading'
  /** 1: "I. …", 2: "1. …", 3: "a) …". */
  readonly level: 1 | 2 | 3
  readonly text: string
}

export interface Paragraph {
  readonly kind: 'paragraph'
  /** `note`: small print under a table. */
  readonly style: 'body' | 'note'
  readonly runs: readonly Run[]
}

export interface Run {
  readonly text: string
  readonly bold?: boolean
  /** A place that the author has to fill in. */
  readonly blank?: boolean
}

/** A table of one row of heads, which comes again on every page, and rows that stay whole. */
export interface DataTable {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export interface Column {
  readonly head: string
  /** In millimetres; null: what the others leave. Exactly one column of a table has null. */
  readonly width: number | null
  readonly align: 'left' | 'center'
}

export interface Row {
  /** One text per column; a line break begins a new line. */
  readonly cells: readonly string[]
  /** A row of means. */
  readonly strong: boolean
}

export interface Picture {
  readonly kind: 'picture'
  readonly caption: string
  /** What its marks mean; empty where there is nothing to say. */
  readonly key: string
  readonly drawing:
    | { readonly partial: 'chart-ranking'; readonly view: RankingPictureView }
    | { readonly partial: 'chart-bars'; readonly view: BarChartView }
}

/** What stands where only the author can write. */
export const blank: Run = { text: '…', blank: true }

export function heading(level: Heading['level'], text: string): Heading {
  return { kind: 'heading', level, text }
}

export function paragraph(...runs: readonly (Run | string)[]): Paragraph {
  return {
    kind: 'paragraph',
    style: 'body',
    runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
  }
}

/** One thing of a list, with the dash that official documents put before it. */
export function item(...runs: readonly (Run | string)[]): Paragraph {
  return paragraph('- ', ...runs)
}

export function note(text: string): Paragraph {
  return { kind: 'paragraph', style: 'note', runs: [{ text }] }
}

export function row(cells: readonly string[], strong = false): Row {
  return { cells, strong }
}
