import { setImmediate } from 'node:timers/promises'
import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { TableRefusal } from './table-file.ts'

/** What is done with the elements of a part of a workbook. Names come without their prefix. */
export interface XmlReader {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  /** Text directly within the element that was opened last; may come in several pieces. */
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Parts of workbooks are some ten elements deep. */
const deepest = 64

/**
 * In characters: no element, attribute or text of a table is nearly as long, and comments are decoration. The parser
 * keeps each of them whole until it ends, and takes its time for comments: 60 kB of file could be seconds of work.
 */
const longestPiece = 1_000_000

/**
 * Reads one part of a workbook, giving way to other work between its pieces. No document type is taken, and with it no
 * entities but those of XML itself.
 * @throws TableRefusal if it is not well-formed XML in UTF-8 or UTF-16; and what the reader throws
 */
export async function readXmlPart(
  part: string,
  pieces: AsyncIterable<Uint8Array>,
  reader: XmlReader,
): Promise<void> {
  const damaged = () => new TableRefusal({ code: 'damaged-part', part })
  const parser = new SaxesParser({ position: false, xmlns: false as const })
  let depth = 0
  let sincePiece = 0
  let comments = 0
  // What saxes reports is no fault of whoever asked: it must not be told apart from a refusal by its text.
  parser.on('error', () => {
    throw damaged()
  })
  parser.on('doctype', () => {
    throw new TableRefusal({ code: 'document-type', part })
  })
  const comment = (text: string) => {
    comments += text.length
    if (comments > longestPiece) throw damaged()
  }
  parser.on('comment', comment)
  parser.on('processinginstruction', ({ body }) => comment(body))
  parser.on('opentag', ({ name, attributes }) => {
    sincePiece = 0
    depth++
    if (depth > deepest) throw damaged()
    reader.open(localName(name), attributes)
  })
  parser.on('text', (text) => reader.text?.(text))
  parser.on('cdata', (text) => reader.text?.(text))
  parser.on('closetag', ({ name }) => {
    sincePiece = 0
    depth--
    reader.close?.(localName(name))
  })
  let decoder: TextDecoder | null = null
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
    const text = decoded(decoder, piece) ?? fail()
    parser.write(text)
    sincePiece += text.length
    if (sincePiece > longestPiece) fail()
    await setImmediate()
  }
  parser.write(decoder === null ? '' : (decoded(decoder, null) ?? fail()))
  parser.close()

  function fail(): never {
    throw damaged()
  }
}

/** By the mark at the beginning; without one, XML is UTF-8. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** Null: the bytes are no text. `piece` null: there are no more. */
function decoded(decoder: TextDecoder, piece: Uint8Array | null): string | null {
  try {
    return piece === null ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch {
    return null
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The value of an attribute by its name without a prefix: `r:id`, whatever the workbook calls that prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = Object.keys(attributes).find((each) => localName(each) === name && !each.startsWith('xmlns'))
  return key === undefined ? undefined : attributes[key]
}
