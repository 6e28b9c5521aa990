import jsqr from 'jsqr'
import { type HTMLElement, parse } from 'node-html-parser'
import { PNG } from 'pngjs'
import { create } from 'qrcode'
import { describe, expect, test } from 'vitest'
import { qrDrawing } from '../../../server/qr/qr-drawing.ts'
import { pointQr } from '../../../server/service-points/point-qr.ts'
import { qrPng } from '../../../server/service-points/qr-png.ts'
import { qrSvg } from '../../../server/service-points/qr-svg.ts'

const address = 'https://khaosat.example.vn/s/k7m2qx4h'
const pixelsPerModule = 4
// A CommonJS module: its own default stands inside the one that Node gives.
const decode = jsqr.default

describe('the QR code of an address', () => {
  test('as SVG decodes to the address', () => {
    const svg = parse(qrSvg(pointQr(address, null), 'Mã QR')).querySelector('svg')!
    const size = Number(svg.getAttribute('viewBox')!.split(' ')[2])
    const pixels = rasterised(svg.querySelectorAll('path')[1]!.getAttribute('d')!, size)
    expect(decode(pixels, size * pixelsPerModule, size * pixelsPerModule)?.data).toBe(address)
  })

  test('as PNG decodes to the address, is at least 1,200 pixels wide and has whole pixels per module', () => {
    const png = PNG.sync.read(qrPng(pointQr(address, null)))
    expect(decode(new Uint8ClampedArray(png.data), png.width, png.height)?.data).toBe(address)
    expect(png.width).toBeGreaterThanOrEqual(1200)
    expect(png.width % qrDrawing(address).size).toBe(0)
  })

  test('is of error correction level Q', () => {
    const png = PNG.sync.read(qrPng(pointQr(address, null)))
    const { size } = qrDrawing(address)
    const scale = png.width / size
    const dark = (row: number, column: number) =>
      png.data[(Math.floor((row + 0.5) * scale) * png.width + Math.floor((column + 0.5) * scale)) * 4]! < 128
    // The format information beside the first finder: two bits of level, masked with 10 (ISO/IEC 18004, 7.9).
    const bits = [dark(4 + 8, 4 + 0), dark(4 + 8, 4 + 1)].map(Number)
    expect([bits[0]! ^ 1, bits[1]! ^ 0]).toEqual([1, 1])
    expect(create(address, { errorCorrectionLevel: 'Q' }).modules.size + 8).toBe(size)
  })

  test('has the very modules of the encoder, and four light ones around them', () => {
    const { modules } = create(address, { errorCorrectionLevel: 'Q' })
    const { size, path } = qrDrawing(address)
    const drawn = darkModules(path, size)
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const inside = row >= 4 && column >= 4 && row < size - 4 && column < size - 4
        expect(drawn[row]![column]).toBe(inside && modules.get(row - 4, column - 4) === 1)
      }
    }
  })

  test('as SVG is a titled picture without style or script', () => {
    const svg = parse(qrSvg(pointQr(address, null), 'Mã của <Sở & ban>')).querySelector('svg') as HTMLElement
    expect(svg.getAttribute('role')).toBe('img')
    const title = svg.querySelector(`#${svg.getAttribute('aria-labelledby')}`)!
    expect(title.text).toBe('Mã của <Sở & ban>')
    expect(svg.toString()).not.toMatch(/style|script|\son/)
  })
})

/** The runs of the path as rows of dark and light modules: a small SVG renderer for the shapes that are drawn. */
function darkModules(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  let rest = path
  const run = /^M(\d+) (\d+)h(\d+)v1h-(\d+)z/
  while (rest !== '') {
    const [whole, x, y, width, back] = run.exec(rest)!
    expect(width).toBe(back)
    for (let column = 0; column < Number(width); column++) rows[Number(y)]![Number(x) + column] = true
    rest = rest.slice(whole.length)
  }
  return rows
}

function rasterised(path: string, size: number): Uint8ClampedArray {
  const side = size * pixelsPerModule
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  const modules = darkModules(path, size)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (modules[Math.floor(y / pixelsPerModule)]![Math.floor(x / pixelsPerModule)]) {
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
      }
    }
  }
  return pixels
}
