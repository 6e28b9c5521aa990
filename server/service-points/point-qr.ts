import { type QrDrawing, qrDrawing } from '../qr/qr-drawing.ts'
import type { Logo } from '../storage/logos-store.ts'

/** The QR code of a point's address, with the logo in its middle where there is one. In units of its modules. */
export interface PointQr extends QrDrawing {
  readonly logo: PlacedLogo | null
}

/** A white square over the middle of a code, and the logo inside it. */
export interface PlacedLogo {
  /** Where the square begins, to the right and down, and how long its sides are. */
  readonly from: number
  readonly side: number
  readonly image: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    /** PNG in base64. */
    readonly png: string
  }
}

/**
 * Of the code's side. A square of this size hides less than five parts in a hundred of the modules, and level H makes
 * up for many times as much dirt elsewhere; tests decode it at every version that an address can have.
 */
const logoShare = 0.22
/** Light space between the logo and the modules around it. */
const logoMargin = 0.6

/**
 * Modules on a side of version 10, the largest that carries a logo, which is an address of some ninety letters. In finer
 * ones a reader (zbar) was seen to lose its way where the logo covers the alignment pattern in the middle.
 */
const mostModules = 57
/** Light modules around a code, on both sides. */
const quietZones = 8

/**
 * Draws the code of an address: level Q, and level H under a logo. A long address has its code without a logo.
 * @example pointQr('https://khaosat.example.vn/s/k7m2qx4h', null).size // 41
 */
export function pointQr(address: string, logo: Logo | null): PointQr {
  if (logo) {
    const drawing = qrDrawing(address, 'H')
    if (drawing.size - quietZones <= mostModules) return { ...drawing, logo: placed(logo, drawing.size) }
  }
  return { ...qrDrawing(address), logo: null }
}

function placed(logo: Logo, size: number): PlacedLogo {
  // Both odd or both even, so that the square ends between modules.
  const most = Math.floor((size - quietZones) * logoShare)
  const side = most - ((size - most) % 2)
  const from = (size - side) / 2
  const room = side - 2 * logoMargin
  const scale = room / Math.max(logo.width, logo.height)
  const width = logo.width * scale
  const height = logo.height * scale
  return {
    from,
    side,
    image: { x: (size - width) / 2, y: (size - height) / 2, width, height, png: logo.png },
  }
}
