import { elementsOf, readXml, type XmlElement } from './read-xml.ts'
import { readZip } from './read-zip.ts'

/** A cell as a spreadsheet shows it. */
export type ReadCell =
  | { readonly kind: 'text'; readonly text: string; readonly format: string; readonly bold: boolean }
  | { readonly kind: 'number'; readonly number: number; readonly format: string }
  | null

export interface ReadSheet {
  readonly name: string
  readonly frozenRows: number
  /** Of the first columns, in characters. */
  readonly widths: readonly number[]
  /** Rows of cells; null where a cell is not there. */
  readonly rows: readonly (readonly ReadCell[])[]
}

/**
 * What an XLSX workbook says, read from its XML as ECMA-376 describes it and by nothing that wrote it.
 * @throws on anything that a spreadsheet would call damaged, and on a formula
 */
export function readWorkbook(bytes: Buffer): readonly ReadSheet[] {
  const files = readZip(bytes)
  const xml = (name: string): XmlElement => {
    const file = files.get(name)
    if (file === undefined) throw new Error(`no ${name}`)
    return readXml(new TextDecoder('utf-8', { fatal: true }).decode(file))
  }
  const types = elementsOf(xml('[Content_Types].xml'), 'Override').map(
    ({ attributes }) => attributes['PartName'],
  )
  for (const part of types) if (!files.has(part!.slice(1))) throw new Error(`no ${part}`)
  const targets = new Map(
    elementsOf(xml('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'],
    ]),
  )
  const texts = elementsOf(xml('xl/sharedStrings.xml'), 'si').map((text) =>
    elementsOf(text, 't')
      .map((part) => unescapedText(part))
      .join(''),
  )
  const styles = readStyles(xml('xl/styles.xml'))
  return elementsOf(xml('xl/workbook.xml'), 'sheet').map(({ attributes }) =>
    readSheet(attributes['name']!, xml(`xl/${targets.get(attributes['r:id'])}`), texts, styles),
  )
}

interface Style {
  readonly format: string
  readonly bold: boolean
}

function readStyles(styles: XmlElement): readonly Style[] {
  const formats = new Map(
    elementsOf(styles, 'numFmt').map(({ attributes }) => [attributes['numFmtId'], attributes['formatCode']!]),
  )
  const [fonts] = elementsOf(styles, 'fonts')
  const [cells] = elementsOf(styles, 'cellXfs')
  return cells!.children.map(({ attributes }) => ({
    format: formats.get(attributes['numFmtId']) ?? 'General',
    bold: elementsOf(fonts!.children[Number(attributes['fontId'] ?? 0)]!, 'b').length > 0,
  }))
}

function readSheet(
  name: string,
  sheet: XmlElement,
  texts: readonly string[],
  styles: readonly Style[],
): ReadSheet {
  const pane = elementsOf(sheet, 'pane').find(({ attributes }) => attributes['state'] === 'frozen')
  const cells = elementsOf(sheet, 'row').flatMap(({ children }) => children)
  const rows: ReadCell[][] = []
  for (const cell of cells) {
    const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(cell.attributes['r']!) ?? []
    const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1
    const row = rows[Number(number) - 1] ?? []
    rows[Number(number) - 1] = row
    row[column] = readCell(cell, texts, styles)
  }
  const widest = Math.max(0, ...rows.map((row) => row?.length ?? 0))
  return {
    name,
    frozenRows: Number(pane?.attributes['ySplit'] ?? 0),
    widths: elementsOf(sheet, 'col').map(({ attributes }) => Number(attributes['width'])),
    rows: Array.from(rows, (row) => Array.from({ length: widest }, (_, column) => row?.[column] ?? null)),
  }
}

function readCell(cell: XmlElement, texts: readonly string[], styles: readonly Style[]): ReadCell {
  const style = styles[Number(cell.attributes['s'] ?? 0)]
  if (style === undefined) throw new Error(`no style ${cell.attributes['s']}`)
  if (elementsOf(cell, 'f').length > 0) throw new Error(`a formula in ${cell.attributes['r']}`)
  const [value] = elementsOf(cell, 'v')
  if (value === undefined) return null
  if (!/^-?\d+(\.\d+)?(e-?\d+)?$/.test(value.text)) throw new Error(`no number: ${value.text}`)
  if (cell.attributes['t'] !== 's')
    return { kind: 'number', number: Number(value.text), format: style.format }
  const text = texts[Number(value.text)]
  if (text === undefined) throw new Error(`no text ${value.text}`)
  return { kind: 'text', text, ...style }
}

/** `_x0041_` is how a workbook writes a character that it could not write otherwise. Blanks at the ends need a mark. */
function unescapedText({ text, attributes }: XmlElement): string {
  const kept = attributes['xml:space'] === 'preserve' ? text : text.trim()
  return kept.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
