/** The width of a text at size 1. */
export type Measure = (text: string) => number

/** A text as it is set: its lines, and how large. In points. */
export interface FittedText {
  readonly lines: readonly string[]
  readonly size: number
}

/** The room a text has, and how large it may be. In points. */
export interface Room {
  readonly width: number
  readonly mostLines: number
  readonly largest: number
  readonly smallest: number
}

/** Sizes are tried in steps of a twentieth. */
const step = 0.95

/**
 * Sets a text as large as it fits. It becomes smaller before a word is broken, and words are broken before anything is
 * left out; what does not fit even then ends in "…".
 * @example fitText('Sở Công Thương', room, measure).size // 22
 */
export function fitText(text: string, room: Room, measure: Measure): FittedText {
  const words = text.split(' ').filter((word) => word !== '')
  for (const size of sizes(room)) {
    const width = room.width / size
    const lines = wrapped(words, ' ', width, measure)
    if (lines.length <= room.mostLines && lines.every((line) => measure(line) <= width)) {
      return { lines: balanced(words, lines.length, width, measure), size }
    }
  }
  const size = room.smallest
  const width = room.width / size
  const pieces = words.flatMap((word) => broken(word, width, measure))
  return { lines: cut(wrapped(pieces, ' ', width, measure), room.mostLines, width, measure), size }
}

/** A line ends with the dot and never begins with it. */
const joint = '\u00a0· '

/**
 * Sets names that belong together, with " · " between them; where they do not all fit, as many as do and how many more.
 * @param andOthers what stands for so many names
 */
export function fitNames(
  names: readonly string[],
  room: Room,
  measure: Measure,
  andOthers: (count: number) => string,
): FittedText {
  for (let shown = names.length; shown > 1; shown--) {
    const rest = names.length - shown
    const text = [...names.slice(0, shown), ...(rest > 0 ? [andOthers(rest)] : [])].join(joint)
    const fitted = fitText(text, room, measure)
    if (!fitted.lines.at(-1)?.endsWith('…')) return fitted
  }
  const [first = '', ...others] = names
  return fitText(others.length > 0 ? `${first}${joint}${andOthers(others.length)}` : first, room, measure)
}

/** An address may be made smaller to this part of its largest size before its site is broken at a dot. */
const unbrokenShare = 0.6

/**
 * Sets an address: on one line, else the site above the path, else broken at its dots. Never shortened, since it is
 * typed from the sheet, and the path with the code never broken where it has a line's room.
 * @param site e.g. "khaosat.example.vn"
 * @param path e.g. "/s/k7m2qx4h"
 * @param oneLineShare one line is better than two as long as it is not smaller than this part of the largest size
 */
export function fitAddress(
  site: string,
  path: string,
  room: Room,
  measure: Measure,
  oneLineShare: number,
): FittedText {
  for (const size of sizes(room)) {
    if (size < room.largest * oneLineShare) break
    if (measure(site + path) <= room.width / size) return { lines: [site + path], size }
  }
  for (const size of sizes(room)) {
    const width = room.width / size
    if (measure(site + path) <= width) return { lines: [site + path], size }
    if (measure(site) <= width && measure(path) <= width) return { lines: [site, path], size }
    const siteLines = wrapped(site.split(/(?=[.:-])/), '', width, measure)
    const fits =
      siteLines.length < room.mostLines && [...siteLines, path].every((line) => measure(line) <= width)
    if (fits && size <= room.largest * unbrokenShare) return { lines: [...siteLines, path], size }
  }
  for (let size = room.smallest; ; size *= step) {
    const width = room.width / size
    const lines = [...broken(site, width, measure), ...broken(path, width, measure)]
    if (lines.length <= Math.max(room.mostLines, 2)) return { lines, size }
  }
}

function* sizes({ largest, smallest }: Room): Generator<number> {
  for (let size = largest; size > smallest; size *= step) yield size
  yield smallest
}

function wrapped(pieces: readonly string[], joint: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    const longer = line === '' ? piece : line + joint + piece
    if (line !== '' && measure(longer) > width) {
      lines.push(line)
      line = piece
    } else {
      line = longer
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** The same number of lines, each about as long as the others: no single word is left over on the last one. */
function balanced(words: readonly string[], count: number, width: number, measure: Measure): string[] {
  let [tooNarrow, wideEnough] = [0, width]
  for (let tries = 0; count > 1 && tries < 12; tries++) {
    const middle = (tooNarrow + wideEnough) / 2
    const lines = wrapped(words, ' ', middle, measure)
    const fits = lines.length <= count && lines.every((line) => measure(line) <= width)
    if (fits) wideEnough = middle
    else tooNarrow = middle
  }
  return wrapped(words, ' ', wideEnough, measure)
}

/** A word in pieces that each fit on a line. */
function broken(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const letter of word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    if (piece !== '' && measure(piece + letter) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}

function cut(lines: string[], mostLines: number, width: number, measure: Measure): string[] {
  if (lines.length <= mostLines) return lines
  const kept = lines.slice(0, mostLines)
  let last = kept.pop() ?? ''
  while (last !== '' && measure(`${last}…`) > width) last = last.slice(0, -1).trimEnd()
  return [...kept, `${last}…`]
}
