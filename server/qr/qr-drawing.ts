import { create } from 'qrcode'

/** A QR code as one shape, in units of its modules, with the quiet zone around it. */
export interface QrDrawing {
  /** Modules on each side, quiet zone included. */
  readonly size: number
  /** The dark modules as an SVG path. */
  readonly path: string
}

/** Light modules around the code; readers rely on four. */
const quietZone = 4

/**
 * `Q`: a quarter of the code may be dirty, torn or in glare: sheets hang at desks for months. `H`: almost a third, for
 * codes that carry a picture in their middle.
 */
export type ErrorCorrection = 'Q' | 'H'

/**
 * Draws the QR code of a text. One path of horizontal runs instead of a square per module: it is small, sharp at
 * every size, and has no hairlines between modules when printed.
 * @example qrDrawing('https://khaosat.example.vn/s/k7m2qx4h').size // 41
 */
export function qrDrawing(text: string, errorCorrection: ErrorCorrection = 'Q'): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: errorCorrection })
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const from = column
      while (column < modules.size && modules.get(row, column)) column++
      const run = column - from
      if (run > 0) path += `M${from + quietZone} ${row + quietZone}h${run}v1h-${run}z`
    }
  }
  return { size: modules.size + 2 * quietZone, path }
}
