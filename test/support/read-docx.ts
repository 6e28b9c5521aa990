import { elementsOf, readXml, type XmlElement } from './read-xml.ts'
import { readZip } from './read-zip.ts'

/** What a DOCX file says, in the order of the page. */
export interface ReadDocx {
  /** Every part that is XML, by its name in the package. */
  readonly parts: ReadonlyMap<string, XmlElement>
  /** Paragraphs outside tables, in order. */
  readonly paragraphs: readonly string[]
  /** The cells of every table, a line break as one. */
  readonly tables: readonly (readonly (readonly string[])[])[]
  readonly sections: readonly XmlElement[]
  readonly images: readonly { readonly description: string; readonly png: Buffer }[]
  /** Texts of the headers. */
  readonly headers: readonly string[]
}

/**
 * Reads a WordprocessingML package as ECMA-376 describes it, and by nothing that wrote it.
 * @throws on anything for which Word offers to repair a file: parts without a type, relationships that lead nowhere,
 * ids that are there twice, drawings without a size, cells that do not end in a paragraph, grids that do not add up
 */
export function readDocx(bytes: Buffer): ReadDocx {
  const files = readZip(bytes)
  const parts = new Map(
    [...files]
      .filter(([name]) => /\.(?:xml|rels)$/.test(name))
      .map(([name, file]) => [name, readXml(new TextDecoder('utf-8', { fatal: true }).decode(file))]),
  )
  checkTypes(parts.get('[Content_Types].xml')!, [...files.keys()])
  for (const [name, part] of parts) if (name.endsWith('.rels')) checkRelationships(name, part, files)
  const document = parts.get('word/document.xml')!
  const body = document.children[0]!
  checkReferences(parts)
  checkDrawings(document)
  const tables = elementsOf(document, 'w:tbl')
  tables.forEach(checkTable)
  const targets = targetsOf(parts.get('word/_rels/document.xml.rels')!)
  return {
    parts,
    paragraphs: body.children.filter(({ name }) => name === 'w:p').map(textOf),
    tables: tables.map((table) =>
      elementsOf(table, 'w:tr').map((row) =>
        row.children
          .filter(({ name }) => name === 'w:tc')
          .map((cell) => elementsOf(cell, 'w:p').map(textOf).join('\n')),
      ),
    ),
    sections: elementsOf(document, 'w:sectPr'),
    images: elementsOf(document, 'w:drawing').map((drawing) => ({
      description: elementsOf(drawing, 'wp:docPr')[0]!.attributes['descr'] ?? '',
      png: files.get(`word/${targets.get(elementsOf(drawing, 'a:blip')[0]!.attributes['r:embed']!)}`)!,
    })),
    headers: [...parts]
      .filter(([name]) => /^word\/header\d+\.xml$/.test(name))
      .map(([, header]) => elementsOf(header, 'w:p').map(textOf).join('\n')),
  }
}

function textOf(paragraph: XmlElement): string {
  return elementsOf(paragraph, 'w:t')
    .map(({ text }) => text)
    .join('')
}

function checkTypes(types: XmlElement, names: readonly string[]): void {
  const attribute = (element: string, name: string) =>
    elementsOf(types, element).map(({ attributes }) => attributes[name]!)
  const overrides = attribute('Override', 'PartName')
  const extensions = attribute('Default', 'Extension')
  unique('overrides', overrides)
  unique('defaults', extensions)
  for (const part of overrides) if (!names.includes(part.slice(1))) throw new Error(`a type for no ${part}`)
  for (const name of names) {
    const known = overrides.includes(`/${name}`) || extensions.includes(name.split('.').at(-1)!)
    if (!known && name !== '[Content_Types].xml') throw new Error(`${name} has no type`)
  }
}

function checkRelationships(name: string, part: XmlElement, files: ReadonlyMap<string, Buffer>): void {
  unique(
    `ids of ${name}`,
    part.children.map(({ attributes }) => attributes['Id']!),
  )
  const folder = name.replace(/_rels\/[^/]+$/, '')
  for (const { attributes } of part.children) {
    if (attributes['TargetMode'] === 'External') throw new Error(`${name} leads out of the file`)
    const target = attributes['Target']!
    const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`
    if (!files.has(path)) throw new Error(`${name} leads to no ${path}`)
  }
}

/** Every `r:id` and `r:embed` of a part is one of its relationships. */
function checkReferences(parts: ReadonlyMap<string, XmlElement>): void {
  for (const [name, part] of parts) {
    const used = referencesIn(part)
    if (used.length === 0) continue
    const [, folder = '', file = ''] = /^(.*\/)?([^/]+)$/.exec(name)!
    const relationships = parts.get(`${folder}_rels/${file}.rels`)
    const known = relationships === undefined ? [] : [...targetsOf(relationships).keys()]
    for (const id of used) if (!known.includes(id)) throw new Error(`${name} refers to no ${id}`)
  }
}

function referencesIn(element: XmlElement): readonly string[] {
  const own = ['r:id', 'r:embed', 'r:link'].flatMap((name) => element.attributes[name] ?? [])
  return [...own, ...element.children.flatMap(referencesIn)]
}

function targetsOf(relationships: XmlElement): ReadonlyMap<string, string> {
  return new Map(relationships.children.map(({ attributes }) => [attributes['Id']!, attributes['Target']!]))
}

function checkDrawings(document: XmlElement): void {
  unique(
    'ids of drawings',
    elementsOf(document, 'wp:docPr').map(({ attributes }) => attributes['id']!),
  )
  for (const name of ['wp:extent', 'a:ext']) {
    for (const { attributes } of elementsOf(document, name)) {
      const sizes = [attributes['cx'], attributes['cy']].filter((size) => size !== undefined)
      if (sizes.some((size) => !/^[1-9]\d*$/.test(size))) throw new Error(`a drawing of ${sizes}`)
    }
  }
  for (const mark of ['w:bookmarkStart']) {
    unique(
      mark,
      elementsOf(document, mark).map(({ attributes }) => attributes['w:id']!),
    )
  }
}

function checkTable(table: XmlElement): void {
  const grid = elementsOf(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
  const [width] = elementsOf(table, 'w:tblW').map(({ attributes }) => Number(attributes['w:w']))
  const sum = grid.reduce((all, column) => all + column, 0)
  if (sum !== width || grid.some((column) => !(column > 0))) throw new Error(`a grid of ${grid} in ${width}`)
  for (const row of elementsOf(table, 'w:tr')) {
    const cells = row.children.filter(({ name }) => name === 'w:tc')
    if (cells.length !== grid.length) throw new Error(`${cells.length} cells over ${grid.length} columns`)
    cells.forEach((cell, place) => {
      if (cell.children.at(-1)?.name !== 'w:p') throw new Error('a cell does not end in a paragraph')
      const own = Number(elementsOf(cell, 'w:tcW')[0]?.attributes['w:w'])
      if (own !== grid[place]) throw new Error(`a cell of ${own} in a column of ${grid[place]}`)
    })
  }
}

function unique(what: string, values: readonly string[]): void {
  if (new Set(values).size < values.length) throw new Error(`${what} are there twice: ${values}`)
}
