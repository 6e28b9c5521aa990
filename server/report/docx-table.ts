import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Column, DataTable, Row } from './document-model.ts'
import { sizes, textWidth, twips } from './page-measures.ts'
import { xmlText } from './xml-text.ts'

const cellMargin = 45
/** A table of so many rows is moved to the next page rather than torn. */
const shortTable = 8

/**
 * A table of fixed widths, in the grid and in every cell alike, so that each program lays it out the same. Its heads
 * come again on every page, and no row is torn in two.
 */
export function docxTable({ columns, rows }: DataTable, landscape: boolean): Table {
  const widths = columnWidths(columns, landscape)
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { top: 20, bottom: 20, left: cellMargin, right: cellMargin, marginUnitType: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ head }, place) =>
          cell(head, widths[place]!, 'center', { bold: true, keepNext: true }),
        ),
      }),
      ...rows.map((row, at) => docxRow(row, columns, widths, isKept(at, rows.length))),
    ],
  })
}

/** A short table stays whole; of a long one the first row stays with the heads, so that no page ends in heads alone. */
function isKept(place: number, rows: number): boolean {
  return rows <= shortTable ? place < rows - 1 : place === 0
}

/** The last column without a width of its own takes what the others leave. Whole numbers that add up to the page. */
function columnWidths(columns: readonly Column[], landscape: boolean): readonly number[] {
  const all = twips(textWidth(landscape))
  const fixed = columns.map(({ width }) => (width === null ? 0 : twips(width)))
  const rest = all - fixed.reduce((sum, width) => sum + width, 0)
  return columns.map(({ width }, place) => (width === null ? rest : fixed[place]!))
}

function docxRow(
  { cells, strong }: Row,
  columns: readonly Column[],
  widths: readonly number[],
  kept: boolean,
) {
  return new TableRow({
    cantSplit: true,
    children: columns.map(({ align }, place) =>
      cell(cells[place] ?? '', widths[place]!, align, { bold: strong, keepNext: kept }),
    ),
  })
}

function cell(
  text: string,
  width: number,
  align: Column['align'],
  { bold, keepNext }: { readonly bold: boolean; readonly keepNext: boolean },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: align === 'left' ? AlignmentType.LEFT : AlignmentType.CENTER,
          spacing: { before: 0, after: 0 },
          keepNext,
          children: [new TextRun({ text: xmlText(line), size: sizes.table, bold })],
        }),
    ),
  })
}
