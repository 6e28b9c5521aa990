import { Resvg } from '@resvg/resvg-js'
import type { Logo } from '../storage/logos-store.ts'
import { pngAddress } from './qr-svg.ts'

/** What can be wrong with an uploaded logo. */
export type LogoProblem = 'missing' | 'too-large' | 'not-a-picture' | 'wrong-size' | 'unreadable'

type ReadLogo =
  | { readonly ok: true; readonly logo: Logo }
  | { readonly ok: false; readonly problem: LogoProblem }

/** In bytes. An emblem of an agency is a few ten thousand. */
export const largestLogo = 1_000_000
/** In pixels: below it is not sharp in print; above it there is nothing to gain. */
export const logoSides = { shortest: 64, longest: 3000 }
/** A strip that is wider or higher than this cannot be made out in the middle of a code. */
export const longestLogoRatio = 3

/** In pixels: 5 cm at 300 dots per inch. */
const keptSide = 600

/**
 * Takes a PNG or JPEG as the logo of the sheets. Its kind and its size are read from its first bytes, whatever it is
 * called; then it is drawn anew, so that what is stored and printed is a plain picture without anything that was
 * hidden in the file, and is known to be drawable. SVG is not taken: it can carry scripts and fonts.
 */
export function readLogo(bytes: Uint8Array | null): ReadLogo {
  if (bytes === null || bytes.length === 0) return refused('missing')
  if (bytes.length > largestLogo) return refused('too-large')
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const head = pngHead(file) ?? jpegHead(file)
  if (head === null) return refused('not-a-picture')
  const { width, height } = head
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (short < logoSides.shortest || long > logoSides.longest || long > short * longestLogoRatio) {
    return refused('wrong-size')
  }
  const scale = Math.min(1, keptSide / long)
  const kept = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  const png = redrawn(`data:image/${head.kind};base64,${file.toString('base64')}`, kept)
  return png === null ? refused('unreadable') : { ok: true, logo: { png, ...kept } }
}

/** @returns the PNG on white in base64; null where nothing can be seen, which is what becomes of a broken file */
function redrawn(address: string, { width, height }: { width: number; height: number }): string | null {
  const svg = (href: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" preserveAspectRatio="none" href="${href}"/></svg>`
  const font = { loadSystemFonts: false }
  const first = new Resvg(svg(address), { font, logLevel: 'off' }).render()
  if (!first.pixels.some((value) => value !== 0)) return null
  const onWhite = new Resvg(svg(pngAddress(first.asPng().toString('base64'))), { font, background: '#fff' })
  const drawn = onWhite.render()
  return drawn.pixels.some((value) => value !== 255) ? drawn.asPng().toString('base64') : null
}

interface PictureHead {
  readonly kind: 'png' | 'jpeg'
  readonly width: number
  readonly height: number
}

function pngHead(file: Buffer): PictureHead | null {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  if (file.length < 33 || !file.subarray(0, 8).equals(signature)) return null
  if (file.toString('latin1', 12, 16) !== 'IHDR') return null
  return { kind: 'png', width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
}

/** Goes from segment to segment until the frame says its size (ITU T.81, B.2.2). */
function jpegHead(file: Buffer): PictureHead | null {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 <= file.length) {
    if (file[at] !== 0xff) return null
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
    } else if (isFrame(marker)) {
      return { kind: 'jpeg', height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
    } else {
      at += 2 + file.readUInt16BE(at + 2)
    }
  }
  return null
}

/** SOF0 to SOF15, without the markers between them that mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function refused(problem: LogoProblem): ReadLogo {
  return { ok: false, problem }
}
