import { AlignmentType, HeadingLevel, ImageRun, Paragraph, type Table, TextRun } from 'docx'
import type { Heading, Part, Picture } from './document-model.ts'
import { docxTable } from './docx-table.ts'
import { centred, textRuns } from './docx-text.ts'
import { sizes, textWidth, twips } from './page-measures.ts'
import type { Png } from './picture-png.ts'
import { xmlText } from './xml-text.ts'

/** What a part is laid out with. */
export interface Layout {
  readonly landscape: boolean
  readonly pictures: ReadonlyMap<Picture, Png>
}

/** The first line of a paragraph is moved in by so much, in millimetres. */
const firstLine = 12.7
/** No picture is higher than this, so that it stands on one page with its caption. */
const highestPicture = 190
/** Pixels of the screen, in which the library takes sizes, in a millimetre. */
const pixelsPerMillimetre = 96 / 25.4

const levels: Readonly<Record<Heading['level'], (typeof HeadingLevel)[keyof typeof HeadingLevel]>> = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
}

/** A part of the text as paragraphs and tables. */
export function docxPart(part: Part, layout: Layout): readonly (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: levels[part.level],
          keepNext: true,
          children: [new TextRun({ text: xmlText(part.text) })],
        }),
      ]
    case 'paragraph':
      return [
        part.style === 'note'
          ? new Paragraph({
              alignment: AlignmentType.BOTH,
              spacing: { before: 40, after: 40 },
              children: textRuns(part.runs, { size: sizes.note, italics: true }),
            })
          : new Paragraph({
              alignment: AlignmentType.BOTH,
              indent: { firstLine: twips(firstLine) },
              spacing: { before: 60, after: 60 },
              children: textRuns(part.runs),
            }),
      ]
    case 'table':
      return [
        ...(part.caption === '' ? [] : [caption(part.caption, true)]),
        docxTable(part, layout.landscape),
        gap(),
      ]
    case 'picture':
      return [
        picture(part, layout),
        caption(part.caption, part.key !== ''),
        ...(part.key === ''
          ? []
          : [centred([{ text: part.key }], { size: sizes.note, italics: true }, false)]),
      ]
  }
}

function picture(part: Picture, { landscape, pictures }: Layout): Paragraph {
  const png = pictures.get(part)
  if (png === undefined) throw new Error(`no picture for ${part.caption}`)
  const width = Math.min(textWidth(landscape), highestPicture * png.ratio)
  const { title, description } = part.drawing.view
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 0 },
    keepNext: true,
    children: [
      new ImageRun({
        type: 'png',
        data: png.data,
        transformation: {
          width: Math.round(width * pixelsPerMillimetre),
          height: Math.round((width / png.ratio) * pixelsPerMillimetre),
        },
        altText: { name: xmlText(title), title: xmlText(title), description: xmlText(description) },
      }),
    ],
  })
}

function caption(text: string, keepNext: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 60 },
    keepNext,
    children: textRuns([{ text }], { size: sizes.heading, bold: true }),
  })
}

/** Two tables that touch would become one. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0 }, children: [new TextRun({ text: '', size: 12 })] })
}
