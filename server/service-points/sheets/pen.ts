import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { PointQr } from '../point-qr.ts'
import type { FittedText, Measure } from './fit-text.ts'

export type Font = 'regular' | 'semibold' | 'extrabold'

/** Millimetres in points. */
export const mm = 72 / 25.4

/** Between the baselines of two lines, in sizes of the letters: room for two marks on a capital. */
export const lineHeight = 1.28

/** Where a text stands, in points. */
interface TextPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly font: Font
  readonly align: 'left' | 'center'
  /** The tag of the document's structure: "P" unless told. */
  readonly tag?: 'H1' | 'P'
  readonly lang?: 'en'
  readonly spaced?: number
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Draws the parts of sheets into a PDF that screen readers can follow: every text and picture is tagged, and what only
 * helps cutting and folding is marked as no content.
 */
export type Pen = ReturnType<typeof createPen>

const require = createRequire(import.meta.url)
const fontFile = (name: string) =>
  require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}/BeVietnamPro_${name}.ttf`)
// TTF: what pdfkit draws of WOFF2 files is blank.
const fontFiles: Readonly<Record<Font, string>> = {
  regular: fontFile('400Regular'),
  semibold: fontFile('600SemiBold'),
  extrabold: fontFile('800ExtraBold'),
}

/** @param title of the document, and the language is Vietnamese: sheets are for visitors */
export function createPen({ title, madeAt }: { readonly title: string; readonly madeAt: Date }) {
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'vi-VN',
    displayTitle: true,
    info: { Title: title, CreationDate: madeAt, ModDate: madeAt },
  })
  for (const [name, file] of Object.entries(fontFiles)) doc.registerFont(name, file)
  const measures = Object.fromEntries(
    Object.keys(fontFiles).map((name) => [name, measureIn(doc, name as Font)]),
  ) as Record<Font, Measure>
  const pictures = new Map<string, unknown>()
  const root = doc.struct('Document')
  doc.addStructure(root)
  let part = root

  return {
    document: doc,
    measures,

    /** Begins a page. In points. */
    page(width: number, height: number): void {
      doc.addPage({ size: [width, height], margin: 0 })
    },

    /** Draws one sheet: everything until it is done belongs together. */
    sheet(draw: () => void): void {
      part = doc.struct('Sect')
      root.add(part)
      draw()
      part.end()
      part = root
    },

    /** Turned upside down around the middle of a box. */
    upsideDown({ x, y, width, height }: Box, draw: () => void): void {
      doc.save().rotate(180, { origin: [x + width / 2, y + height / 2] })
      draw()
      doc.restore()
    },

    text({ lines, size }: FittedText, place: TextPlace): void {
      const { x, y, width, font, align, tag = 'P', lang, spaced = 0 } = place
      tagged(tag, lang ? { lang } : {}, () => {
        doc.font(font).fontSize(size).fillColor('#000')
        lines.forEach((line, index) => {
          const wide = doc.widthOfString(line, { characterSpacing: spaced })
          const from = align === 'center' ? x + (width - wide) / 2 : x
          doc.text(line, from, y + index * size * lineHeight, { lineBreak: false, characterSpacing: spaced })
        })
      })
    },

    /** A QR code as one shape of vectors, with its logo as a picture. @param side with the quiet zone */
    qr(qr: PointQr, { x, y, side }: { x: number; y: number; side: number }, alt: string): void {
      tagged('Figure', { alt }, () => {
        doc
          .save()
          .translate(x, y)
          .scale(side / qr.size)
        doc.rect(0, 0, qr.size, qr.size).fill('#fff').path(qr.path).fill('#000')
        if (qr.logo) {
          const { from, side: hole, image } = qr.logo
          doc.rect(from, from, hole, hole).fill('#fff')
          doc.image(picture(image.png) as never, image.x, image.y, {
            width: image.width,
            height: image.height,
          })
        }
        doc.restore()
      })
    },

    picture(png: string, box: Box, alt: string): void {
      tagged('Figure', { alt }, () => {
        const fit: [number, number] = [box.width, box.height]
        doc.image(picture(png) as never, box.x, box.y, { fit, align: 'center', valign: 'center' })
      })
    },

    /** A word in a frame. */
    framed(word: string, { x, y, width, height }: Box, size: number): void {
      tagged('P', {}, () => {
        doc.lineWidth(0.8).strokeColor('#000').rect(x, y, width, height).stroke()
        doc.font('semibold').fontSize(size).fillColor('#000')
        const wide = doc.widthOfString(word)
        doc.text(word, x + (width - wide) / 2, y + (height - size * lineHeight) / 2, { lineBreak: false })
      })
    },

    /** Words from corner to corner over a box: light enough for what is below to be read by a phone. */
    across(words: string, { x, y, width, height }: Box): void {
      tagged('P', {}, () => {
        const angle = (Math.atan2(height, width) * 180) / Math.PI
        const size = (Math.hypot(width, height) * 0.62) / measures.extrabold(words)
        const middle: [number, number] = [x + width / 2, y + height / 2]
        doc.save().rotate(-angle, { origin: middle }).font('extrabold').fontSize(size)
        doc.fillColor('#b00020').fillOpacity(0.3)
        const from = middle[0] - doc.widthOfString(words) / 2
        doc.text(words, from, middle[1] - (size * lineHeight) / 2, { lineBreak: false })
        doc.fillOpacity(1).restore()
      })
    },

    /** A line for scissors or for folding: nothing that is read. */
    guide(from: readonly [number, number], to: readonly [number, number], kind: 'cut' | 'fold'): void {
      doc.markContent('Artifact', { type: 'Layout' })
      doc
        .save()
        .lineWidth(0.4)
        .strokeColor(kind === 'cut' ? '#000' : '#808080')
      if (kind === 'fold') doc.dash(4, { space: 3 })
      doc
        .moveTo(...from)
        .lineTo(...to)
        .stroke()
        .undash()
        .restore()
      doc.endMarkedContent()
    },

    /** Closes the document: its stream ends. */
    end(): void {
      root.end()
      doc.end()
    },
  }

  function tagged(tag: string, options: { lang?: string; alt?: string }, draw: () => void): void {
    const content = doc.markStructureContent(tag)
    draw()
    doc.endMarkedContent()
    const element = doc.struct(tag, options, [content])
    part.add(element)
    element.end()
  }

  /** Each picture stands in the file once, on however many pages. */
  function picture(png: string): unknown {
    const known = pictures.get(png)
    if (known) return known
    const opened = (doc as unknown as { openImage(file: Buffer): unknown }).openImage(
      Buffer.from(png, 'base64'),
    )
    pictures.set(png, opened)
    return opened
  }
}

/** Widths grow with the size, so that one measurement is enough for all sizes. */
function measureIn(doc: PDFKit.PDFDocument, font: Font): Measure {
  const known = new Map<string, number>()
  return (text) => {
    const width = known.get(text) ?? doc.font(font).fontSize(100).widthOfString(text) / 100
    if (known.size < 20_000) known.set(text, width)
    return width
  }
}
