import {
  AlignmentType,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import { reportTexts } from '../texts/report-texts.ts'
import type { DocumentFrame, Run } from './document-model.ts'
import { centred, rule, textRuns } from './docx-text.ts'
import { upper } from './official-frame.ts'
import { roughWidth, sizes, textWidth, twips } from './page-measures.ts'

/** The name of the nation has to stand on one line: 12 points and 97 mm hold it. */
const headingColumns = [textWidth(false) - 97, 97] as const
const nationSize = 24
const mottoPoints = 13
/** Of "Độc lập - Tự do - Hạnh phúc" at that size: the rule below is as long as the words. */
const mottoLength = 56
/** A rule below a name is a third to a half as long as the name. */
const ruleShare = 0.4

/** The head of an official document: who issues it on the left, the nation on the right, no borders. */
export function frameHead(frame: DocumentFrame): readonly (Paragraph | Table)[] {
  const [left, right] = headingColumns
  const issuer = upper(frame.issuer)
  const ruleBelow = (text: string, points: number, available: number) =>
    rule(ruleShare * Math.min(roughWidth(text, points), available), available)
  return [
    columns(headingColumns, [
      [
        ...(frame.superior === null ? [] : [centred([{ text: frame.superior }], { size: sizes.heading })]),
        centred([{ text: issuer }], { size: sizes.heading, bold: true }),
        ruleBelow(issuer, 13, left),
        centred(frame.number, { size: sizes.heading }),
      ],
      [
        centred([{ text: reportTexts.nation }], { size: nationSize, bold: true }),
        centred([{ text: reportTexts.motto }], { size: 2 * mottoPoints, bold: true }),
        rule(mottoLength, right),
        centred(frame.placeAndDate, { size: sizes.heading, italics: true }),
      ],
    ]),
    empty(),
    centred([{ text: frame.kind }], { bold: true }),
    centred([{ text: frame.subject }], { bold: true }),
    ruleBelow(frame.subject, 14, textWidth(false)),
    empty(),
  ]
}

/** Who gets it on the left, who signs on the right; never torn in two. */
export function frameFoot({ recipients, signer }: DocumentFrame): readonly (Paragraph | Table)[] {
  const line = (runs: readonly Run[], letters: Parameters<typeof textRuns>[1]) =>
    new Paragraph({
      alignment: AlignmentType.LEFT,
      spacing: { before: 0, after: 0 },
      children: textRuns(runs, letters),
    })
  const half = textWidth(false) / 2
  return [
    empty(),
    columns(
      [half, half],
      [
        [
          line([{ text: reportTexts.recipientsHead }], {
            size: sizes.recipientsHead,
            bold: true,
            italics: true,
          }),
          ...recipients.map((runs) => line(runs, { size: sizes.recipients })),
        ],
        [
          ...signer.map((runs) => centred(runs, { bold: true })),
          ...Array.from({ length: 4 }, empty),
          centred([{ text: '…', blank: true }], { bold: true }, false),
        ],
      ],
    ),
  ]
}

function columns(widths: readonly number[], cells: readonly (readonly Paragraph[])[]): Table {
  const sizesOf = widths.map(twips)
  return new Table({
    width: { size: sizesOf.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: sizesOf,
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, place) =>
            new TableCell({ width: { size: sizesOf[place]!, type: WidthType.DXA }, children: [...children] }),
        ),
      }),
    ],
  })
}

function empty(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0 }, keepNext: true, children: [] })
}
