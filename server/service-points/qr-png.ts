import { Resvg } from '@resvg/resvg-js'
import type { PointQr } from './point-qr.ts'
import { qrSvg } from './qr-svg.ts'

/** At least this many pixels a side: 10 cm at 300 dots per inch. */
const printableSize = 1200

/** The QR code of a point as a PNG file, for word processors that take no SVG. Every module is whole pixels. */
export function qrPng(qr: PointQr): Buffer {
  const width = qr.size * Math.ceil(printableSize / qr.size)
  const picture = new Resvg(qrSvg(qr, ''), {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  })
  return picture.render().asPng()
}
