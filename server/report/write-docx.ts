import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import type { Views } from '../web/views.ts'
import type { Annex, OfficialDocument, Part, Picture } from './document-model.ts'
import { frameFoot, frameHead } from './docx-frame.ts'
import { docxPart, type Layout } from './docx-parts.ts'
import { centred, rule, textRuns } from './docx-text.ts'
import { upper } from './official-frame.ts'
import { font, margins, page, roughWidth, sizes, textWidth, twips } from './page-measures.ts'
import { type Png, picturePng } from './picture-png.ts'
import { xmlText } from './xml-text.ts'

/**
 * An official document as a DOCX file, laid out as Nghị định 30/2020/NĐ-CP asks: A4, Times New Roman 14, page numbers
 * in the middle above from the second page on.
 * @param views draws the pictures
 */
export async function writeDocx(document: OfficialDocument, views: Views): Promise<Buffer> {
  const pictures = await drawn(document, views)
  const upright: Layout = { landscape: false, pictures }
  const { frame, marks } = document
  const file = new Document({
    title: xmlText(document.title),
    creator: xmlText(document.issuer),
    description: marks.join('; '),
    styles: { default: defaultStyles },
    sections: [
      {
        ...section(marks, false),
        children: [
          ...markBox(marks),
          ...(frame === null ? [] : frameHead(frame)),
          ...laidOut(document.body, upright),
          ...(frame === null ? [] : frameFoot(frame)),
        ],
      },
      ...document.annexes.map((annex) => ({
        ...section(marks, annex.landscape),
        children: [...annexHead(annex), ...laidOut(annex.body, { landscape: annex.landscape, pictures })],
      })),
    ],
  })
  return Packer.toBuffer(file)
}

async function drawn({ body, annexes }: OfficialDocument, views: Views): Promise<ReadonlyMap<Picture, Png>> {
  const pictures = [body, ...annexes.map((annex) => annex.body)]
    .flat()
    .filter((part) => part.kind === 'picture')
  return new Map(
    await Promise.all(pictures.map(async (picture) => [picture, await picturePng(views, picture)] as const)),
  )
}

function laidOut(parts: readonly Part[], layout: Layout) {
  return parts.flatMap((part) => docxPart(part, layout))
}

/** Pages of one section; each section is numbered from 1, and its first page has no number. */
function section(marks: readonly string[], landscape: boolean): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        // The library turns the page by itself: these are the sizes of the upright one.
        size: {
          width: twips(page.width),
          height: twips(page.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margins.top),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          right: twips(margins.right),
          header: twips(margins.header),
          footer: twips(margins.footer),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      first: new Header({ children: [headerLine(marks, false)] }),
      default: new Header({
        children: [headerLine([], true), ...(marks.length > 0 ? [headerLine(marks, false)] : [])],
      }),
    },
  }
}

function headerLine(marks: readonly string[], withNumber: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0 },
    children: withNumber
      ? [new TextRun({ children: [PageNumber.CURRENT], size: sizes.heading })]
      : textRuns([{ text: marks.join(' – ') }], { size: 18, bold: true }),
  })
}

/** On the first page in a box, which nobody overlooks. */
function markBox(marks: readonly string[]): readonly Paragraph[] {
  if (marks.length === 0) return []
  const side = { style: BorderStyle.SINGLE, size: 6, space: 3, color: '000000' } as const
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: 160 },
      border: { top: side, bottom: side, left: side, right: side },
      indent: { left: 80, right: 80 },
      children: textRuns([{ text: marks.join('. ') }], { size: sizes.heading, bold: true }),
    }),
  ]
}

function annexHead({ heading, title, attachedTo, landscape }: Annex): readonly Paragraph[] {
  const width = textWidth(landscape)
  const words = attachedTo.map(({ text }) => text).join('')
  return [
    centred([{ text: heading }], { bold: true }),
    centred([{ text: upper(title) }], { bold: true }),
    centred(attachedTo, { italics: true }),
    rule(0.4 * Math.min(roughWidth(words, 14), width), width),
    centred([{ text: '' }], { size: 12 }),
  ]
}

const heading = {
  run: { font, size: sizes.text, bold: true, color: '000000' },
  paragraph: {
    alignment: AlignmentType.BOTH,
    indent: { firstLine: twips(12.7) },
    spacing: { before: 120, after: 60 },
  },
}

const defaultStyles = {
  document: {
    run: { font, size: sizes.text, color: '000000', language: { value: 'vi-VN' } },
    paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
  },
  heading1: heading,
  heading2: heading,
  heading3: { ...heading, run: { ...heading.run, italics: true } },
}
