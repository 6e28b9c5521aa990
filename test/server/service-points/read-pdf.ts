import { inflateSync } from 'node:zlib'
import jsqr from 'jsqr'

/** The pages of a PDF as this project writes them: the operators of each. */
export function pageContents(pdf: Buffer): string[] {
  const text = pdf.toString('latin1')
  const contents: string[] = []
  for (const [, reference] of text.matchAll(/\/Type \/Page\n[\s\S]*?\/Contents (\d+) 0 R/g)) {
    const start = text.indexOf(`\n${reference} 0 obj`)
    const from = text.indexOf('stream\n', start) + 'stream\n'.length
    const length = Number(/\/Length (\d+)/.exec(text.slice(start, from))?.[1])
    contents.push(inflateSync(pdf.subarray(from, from + length)).toString('latin1'))
  }
  return contents
}

/** What the QR codes of a page hold, each read from its shapes. */
export function codesOn(content: string): string[] {
  const found: string[] = []
  let numbers: number[] = []
  let dark: Box[] = []
  let shape: { x: number; y: number }[] = []
  for (const token of content.split(/\s+/)) {
    if (/^-?[\d.]+$/.test(token)) {
      numbers.push(Number(token))
      continue
    }
    const [x = 0, y = 0] = numbers
    if (token === 'm') shape = [{ x, y }]
    else if (token === 'l') shape.push({ x, y })
    else if (token === 'h') dark.push(around(shape))
    else if (token === 'f') {
      // A code has hundreds of runs; what follows it and lies inside is the light square under a logo.
      if (dark.length > 50) found.push(decode(dark, holeAfter(content, dark)))
      dark = []
    } else if (token === 'S') dark = []
    numbers = []
  }
  return found
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function around(shape: readonly { x: number; y: number }[]): Box {
  const xs = shape.map(({ x }) => x)
  const ys = shape.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

function holeAfter(content: string, dark: readonly Box[]): Box | null {
  const end = Math.max(...dark.map(({ x, width }) => x + width)) + 4
  const squares = [...content.matchAll(/(\d+) (\d+) (\d+) (\d+) re/g)].map((found) =>
    found.slice(1).map(Number),
  )
  const hole = squares.find(([x = 0, y = 0, width = 0]) => x > 0 && x === y && 2 * x + width === end)
  return hole ? { x: hole[0]!, y: hole[1]!, width: hole[2]!, height: hole[3]! } : null
}

const pixelsPerModule = 4

function decode(dark: readonly Box[], hole: Box | null): string {
  const size = Math.max(...dark.map(({ x, width }) => x + width)) + 4
  const side = size * pixelsPerModule
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  const paint = ({ x, y, width, height }: Box, light: number) => {
    for (let row = y * pixelsPerModule; row < (y + height) * pixelsPerModule; row++) {
      const from = (row * side + x * pixelsPerModule) * 4
      for (let at = from; at < from + width * pixelsPerModule * 4; at += 4) pixels.fill(light, at, at + 3)
    }
  }
  for (const run of dark) paint(run, 0)
  if (hole) paint(hole, 255)
  return jsqr.default(pixels, side, side)?.data ?? 'unreadable'
}
