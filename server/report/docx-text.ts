import { AlignmentType, BorderStyle, Paragraph, TextRun } from 'docx'
import type { Run } from './document-model.ts'
import { sizes, twips } from './page-measures.ts'
import { xmlText } from './xml-text.ts'

interface Letters {
  readonly size?: number
  readonly bold?: boolean
  readonly italics?: boolean
}

/** Runs in the letters of a line; a place to fill in is marked, so that it is neither overlooked nor printed. */
export function textRuns(runs: readonly Run[], letters: Letters = {}): TextRun[] {
  return runs.map(
    ({ text, bold = false, blank = false }) =>
      new TextRun({
        text: xmlText(text),
        size: letters.size ?? sizes.text,
        bold: bold || (letters.bold ?? false),
        italics: letters.italics ?? false,
        ...(blank && { highlight: 'yellow' as const }),
      }),
  )
}

/** A line by itself in the middle, without the indent and the spacing of the text. */
export function centred(runs: readonly Run[], letters: Letters = {}, keepNext = true): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0 },
    keepNext,
    children: textRuns(runs, letters),
  })
}

/**
 * A rule of a given length in the middle, as the border of an empty line: it stays where it is when somebody types
 * above it, which a drawn line does not, and it is not the underline of a word, which the decree does not want.
 * @param available the width it stands in, in millimetres
 */
export function rule(length: number, available: number): Paragraph {
  const indent = twips(Math.max(0, (available - length) / 2))
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: indent, right: indent },
    spacing: { before: 60, after: 40, line: 40, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [new TextRun({ text: '', size: 2 })],
  })
}
