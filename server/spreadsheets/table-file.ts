/**
 * A table that somebody uploaded, read into cells, or why it is not read. Sentences for problems are in
 * texts/spreadsheet-texts.ts.
 */
export type TableFile =
  | { readonly ok: true; readonly format: 'xlsx' | 'csv'; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly problems: readonly [TableProblem, ...TableProblem[]] }

export interface Sheet {
  /** As the workbook calls it; null: a CSV file, which has one sheet without a name. */
  readonly name: string | null
  /** The sheet's author took it out of sight. */
  readonly hidden: boolean
  /**
   * In the order of the sheet; rows without any content are left out. A row's cells begin at column A and leave none
   * out up to the last that has content, so that a place in the row is a column.
   */
  readonly rows: readonly (readonly Cell[])[]
}

export type CellKind = 'text' | 'number' | 'formula' | 'date' | 'boolean' | 'error' | 'empty'

export interface Cell {
  /** 'E7': in a CSV file the column by its letter and the line of the file, in which records may take several. */
  readonly address: string
  readonly kind: CellKind
  /**
   * What it says. Of a date, ISO 8601 without a zone ('2025-11-30', '2025-11-30T08:00:00', '08:00:00'); of a boolean,
   * 'TRUE' or 'FALSE'; of a number, its digits as stored; of a formula, the result that was stored with it, if any
   * (in a CSV file, the formula). Text is in Unicode form NFC.
   */
  readonly text: string
  /**
   * The number as the file has it, in digits ('88.400000000000006', '1E-2'), of numbers, of dates and of formulas with
   * a number as their result; read it with {@link numberOfCell}. CSV has texts alone.
   */
  readonly number?: string
  /** The number is shown with a percent sign: 0.884 stands for 88.4 %. */
  readonly isPercentage?: true
}

/** Where a problem is: a sheet's name and an address in it, or the line of a CSV file. */
export interface TablePlace {
  /** Null: the file has one sheet without a name. */
  readonly sheet: string | null
  readonly address: string
}

/** How bytes seem to have been written that are no UTF-8, or text that was read wrongly before it came here. */
export type WrongEncoding = 'tcvn3' | 'vni' | 'windows-1258' | 'latin-1' | 'utf-8-as-latin-1' | 'unknown'

export type TableProblem =
  | { readonly code: 'empty-file' | 'no-content' }
  | { readonly code: 'other-format'; readonly format: OtherFormat }
  | { readonly code: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'damaged-archive' }
  | { readonly code: 'damaged-part' | 'document-type'; readonly part: string }
  | { readonly code: 'repeated-part'; readonly part: string }
  | { readonly code: 'missing-part'; readonly part: string }
  | { readonly code: 'too-many-parts' | 'too-many-sheets' | 'inflates-too-much'; readonly limit: number }
  | { readonly code: 'too-many-cells' | 'too-much-text'; readonly limit: number }
  | {
      readonly code: 'too-many-rows' | 'too-many-columns'
      readonly place: TablePlace
      readonly limit: number
    }
  | { readonly code: 'text-too-long'; readonly place: TablePlace; readonly limit: number }
  | { readonly code: 'repeated-cell' | 'bad-cell'; readonly place: TablePlace }
  | { readonly code: 'wrong-encoding'; readonly encoding: WrongEncoding; readonly line: number }
  | {
      readonly code: 'misread-text'
      readonly place: TablePlace
      readonly encoding: WrongEncoding
      readonly text: string
    }
  | { readonly code: 'control-character'; readonly line: number }
  | {
      readonly code: 'open-quote' | 'text-after-quote' | 'quote-in-cell' | 'line-too-long' | 'not-csv'
      readonly line: number
    }

/** What a file is that is neither a workbook nor a text, as its first bytes say. */
export type OtherFormat =
  | 'old-excel'
  | 'encrypted'
  | 'binary-workbook'
  | 'open-document'
  | 'other-office'
  | 'pdf'
  | 'html'
  | 'xml'
  | 'json'
  | 'image'
  | 'archive'
  | 'utf-16-without-mark'
  | 'binary'

/** How much a table may hold; whatever is beyond is a refusal, met before it takes memory or time. */
export interface TableLimits {
  /** Of the file as it came. */
  readonly bytes: number
  /** Of all parts of a workbook together that are read. */
  readonly inflatedBytes: number
  readonly parts: number
  readonly sheets: number
  /** The number of the last row. */
  readonly rows: number
  readonly columns: number
  /** In all sheets together, the blank ones before the last of each row included. */
  readonly cells: number
  /** Characters of one cell. */
  readonly cellText: number
  /** Characters of all cells. */
  readonly text: number
}

export const defaultTableLimits: TableLimits = {
  bytes: 10_000_000,
  inflatedBytes: 64_000_000,
  parts: 1_000,
  sheets: 100,
  rows: 20_000,
  columns: 256,
  cells: 500_000,
  cellText: 32_767,
  text: 20_000_000,
}

/** Thrown inside the readers, caught by `readTableFile`. */
export class TableRefusal extends Error {
  override name = 'TableRefusal'
  readonly problem: TableProblem
  constructor(problem: TableProblem) {
    super(problem.code)
    this.problem = problem
  }
}
