import { toBuffer } from 'qrcode'
import { errorCorrection, qrDrawing } from '../qr/qr-drawing.ts'

/** At least this many pixels a side: 10 cm at 300 dots per inch. */
const printableSize = 1200

/** The QR code of an address as a PNG file, for word processors that take no SVG. Every module is whole pixels. */
export function qrPng(address: string): Promise<Buffer> {
  const { size } = qrDrawing(address)
  return toBuffer(address, {
    type: 'png',
    errorCorrectionLevel: errorCorrection,
    margin: 4,
    scale: Math.ceil(printableSize / size),
  })
}
