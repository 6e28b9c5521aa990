import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import fc from 'fast-check'
import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import { afterAll, describe, expect, test } from 'vitest'
import type { Pen } from '../../../server/service-points/sheets/pen.ts'
import { createPen } from '../../../server/service-points/sheets/pen.ts'
import type { SheetContent } from '../../../server/service-points/sheets/sheet-content.ts'
import {
  formatPlans,
  type SheetFormat,
  sheetFormats,
} from '../../../server/service-points/sheets/sheet-formats.ts'
import { writeSheets } from '../../../server/service-points/sheets/write-sheets.ts'
import { codesOn, pageContents } from './read-pdf.ts'
import { aLogo, anySheet, aSheet } from './sheet-fixtures.ts'

const folder = mkdtempSync(join(tmpdir(), 'csh-sheets-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function written(format: SheetFormat, contents: readonly SheetContent[]): Promise<Buffer> {
  const chunks: Buffer[] = []
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  await writeSheets({ title: 'Tờ mã QR – Sở Công Thương', madeAt: new Date(0), format, contents }, output)
  return Buffer.concat(chunks)
}

function addressOf({ address }: SheetContent): string {
  return `https://${address.site}${address.path}`
}

describe('the QR code of every sheet', () => {
  test.each(sheetFormats)(
    'decodes to the address, read from the shapes of the file: %s',
    async (format) => {
      const property = fc.asyncProperty(fc.array(anySheet, { minLength: 1, maxLength: 10 }), async (all) => {
        const contents = all.map(aSheet)
        const pages = pageContents(await written(format, contents))
        const copies = format === 'tent' ? 2 : 1
        expect(pages).toHaveLength(Math.ceil(contents.length / formatPlans[format].perPage))
        expect(pages.flatMap(codesOn)).toEqual(
          contents.flatMap((content) => Array.from({ length: copies }, () => addressOf(content))),
        )
      })
      await fc.assert(property, { numRuns: 5 })
    },
    120_000,
  )
})

interface Placed {
  readonly what: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A pen that draws nothing and tells where everything would stand. */
function recordingPen(): { pen: Pen; placed: Placed[]; pages: { width: number; height: number }[] } {
  const { measures } = createPen({ title: '', madeAt: new Date(0) })
  const placed: Placed[] = []
  const pages: { width: number; height: number }[] = []
  const pen = {
    measures,
    page: (width: number, height: number) => pages.push({ width, height }),
    sheet: (draw: () => void) => draw(),
    upsideDown: (_: unknown, draw: () => void) => draw(),
    text({ lines, size }, { x, y, width, font, align }) {
      lines.forEach((line, index) => {
        const wide = measures[font](line) * size
        const from = align === 'center' ? x + (width - wide) / 2 : x
        placed.push({ what: line, x: from, y: y + index * size * 1.28, width: wide, height: size * 1.28 })
      })
    },
    // Without its quiet zone, which is white and may reach into a margin.
    qr: ({ size }, { x, y, side }) => {
      const quiet = (4 / size) * side
      placed.push({
        what: 'qr',
        x: x + quiet,
        y: y + quiet,
        width: side - 2 * quiet,
        height: side - 2 * quiet,
      })
    },
    picture: (_, box) => placed.push({ what: 'logo', ...box }),
    framed: (word, box) => placed.push({ what: word, ...box }),
    across: () => undefined,
    guide: () => undefined,
  } as Partial<Pen> as Pen
  return { pen, placed, pages }
}

describe('what stands on a sheet', () => {
  test.each(sheetFormats)(
    'stays on the page and covers nothing else, whatever the names: %s',
    (format) => {
      const property = fc.property(anySheet, (sheet) => {
        const { pen, placed, pages } = recordingPen()
        formatPlans[format].draw(pen, [aSheet(sheet)])
        const [page] = pages
        const slack = 0.5
        for (const box of placed) {
          expect(box.x, box.what).toBeGreaterThanOrEqual(-slack)
          expect(box.y, box.what).toBeGreaterThanOrEqual(-slack)
          expect(box.x + box.width, box.what).toBeLessThanOrEqual(page!.width + slack)
          expect(box.y + box.height, box.what).toBeLessThanOrEqual(page!.height + slack)
        }
        const covered = placed.flatMap((one, index) =>
          placed
            .slice(index + 1)
            .filter((other) => overlap(one, other) > slack)
            .map((other) => [one.what, other.what]),
        )
        expect(covered).toEqual([])
        const qr = placed.find(({ what }) => what === 'qr')!
        expect(qr.width).toBeGreaterThan(format === 'a6' || format === 'labels' ? 60 : 90)
      })
      fc.assert(property, { numRuns: 40 })
    },
    120_000,
  )

  test('is everything that a visitor needs', () => {
    for (const format of sheetFormats) {
      const { pen, placed } = recordingPen()
      formatPlans[format].draw(pen, [
        aSheet({ agencies: ['Sở Công Thương', 'Sở Nội vụ'], simulated: true, logo: aLogo() }),
      ])
      const said = placed.map(({ what }) => what).join(' ')
      for (const words of [
        'Dữ liệu mô phỏng',
        'KHÁNH HÒA',
        'Sở Công Thương',
        'Sở Nội vụ',
        'Quầy số 3',
        'Tầng 1',
        'Mời Ông/Bà',
        'quét mã',
        'khaosat.example.vn',
        '/s/k7m2qx4h',
      ]) {
        expect(said, format).toContain(words)
      }
    }
  })
})

/** How far two boxes reach into each other, in points. */
function overlap(a: Placed, b: Placed): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.min(across, down)
}

const has = (program: string) => spawnSync(program, ['--version']).error === undefined
const shown = has('pdftoppm')
if (!shown) console.warn('printed sheets as pictures: skipped, there is no pdftoppm')
const scanned = shown && has('zbarimg')
if (!scanned) console.warn('printed sheets scanned by zbarimg: skipped, there is none')

describe.skipIf(!shown)('as other programs see the file', () => {
  const long = aSheet({
    agencies: [
      'Sở Văn hóa, Thể thao và Du lịch',
      'Sở Nông nghiệp và Môi trường',
      'Ban Quản lý Khu kinh tế Vân Phong',
    ],
    desk: 'Quầy tiếp nhận và trả kết quả giải quyết thủ tục hành chính liên thông số 12',
    address: 'https://khao-sat.trung-tam-phuc-vu-hanh-chinh-cong.khanhhoa.gov.vn/s/k7m2qx4h',
    trial: true,
    simulated: true,
    logo: aLogo(),
  })

  test.each(sheetFormats)('it has its title, its language, its fonts, and its words: %s', async (format) => {
    const file = join(folder, `words-${format}.pdf`)
    const pdf = await written(format, [long])
    writeFileSync(file, pdf)
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
    expect(info).toMatch(/Title: +Tờ mã QR – Sở Công Thương/)
    expect(info).toMatch(/Tagged: +yes/)
    expect(pdf.toString('latin1')).toContain('/Lang (vi-VN)')
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean)
    for (const font of fonts) expect(font).toMatch(/BeVietnamPro.* yes yes yes /)
    const words = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).normalize('NFC')
    for (const said of [
      'Thể thao và Du',
      'Quầy tiếp nhận',
      'hành chính',
      '/s/k7m2qx4h',
      'Dữ liệu mô phỏng',
      // Across an upright page its letters are each on a line of their own.
      ...(format === 'tent' ? ['BẢN THỬ'] : []),
    ]) {
      expect(words.replaceAll('\n', ' '), said).toContain(said)
    }
  })

  test.each(sheetFormats)(
    'its codes decode as they are printed, under the mark of a trial, too: %s',
    async (format) => {
      for (const [name, content] of [
        ['long', long],
        ['plain', aSheet()],
        ['logo', aSheet({ logo: aLogo(300, 110) })],
      ] as const) {
        const copies = formatPlans[format].perPage
        const file = join(folder, `${name}-${format}.pdf`)
        writeFileSync(
          file,
          await written(
            format,
            Array.from({ length: copies }, () => content),
          ),
        )
        execFileSync('pdftoppm', ['-r', '150', '-png', file, join(folder, `${name}-${format}`)])
        const picture = readdirSync(folder).find((made) => made.startsWith(`${name}-${format}-`))!
        const png = PNG.sync.read(readFileSync(join(folder, picture)))
        const read = jsqr.default(new Uint8ClampedArray(png.data), png.width, png.height)
        // One code is found on a page of many; zbarimg finds all.
        if (format === 'a5' || format === 'a6') expect(read?.data, name).toBe(addressOf(content))
        if (!scanned) continue
        const codes = execFileSync('zbarimg', ['-q', '--raw', join(folder, picture)], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        })
        expect(codes.trim().split('\n'), name).toEqual(
          Array.from({ length: format === 'tent' ? 2 : copies }, () => addressOf(content)),
        )
      }
    },
    60_000,
  )
})

describe('a reader that goes away', () => {
  test('ends the writing', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done() })
    const many = Array.from({ length: 300 }, () => aSheet())
    const writing = writeSheets({ title: '', madeAt: new Date(0), format: 'a5', contents: many }, output)
    setTimeout(() => output.destroy(), 50)
    await expect(writing).rejects.toThrow()
  })
})
