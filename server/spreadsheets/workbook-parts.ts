import { attribute, readXmlPart } from './read-xml-part.ts'
import { type TableLimits, TableRefusal } from './table-file.ts'
import { inflated, type ZipEntry } from './zip-archive.ts'

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string
  readonly hidden: boolean
  readonly part: ZipEntry
}

/** What is known of a workbook before its sheets are read. */
export interface WorkbookParts {
  /** In the order in which they are shown. Charts and dialogs are no tables and are left out. */
  readonly sheets: readonly ListedSheet[]
  readonly sharedStrings: ZipEntry | null
  readonly styles: ZipEntry | null
  /** Days are counted from 1904, as old Macintosh programs had it. */
  readonly from1904: boolean
}

/** Reads one part with a reader of its elements, within what may be inflated of the whole file. */
export type ReadPart = (entry: ZipEntry, reader: Parameters<typeof readXmlPart>[2]) => Promise<void>

/** One allowance for all parts of a file. */
export function partReader(limits: TableLimits): ReadPart {
  const allowance = { left: limits.inflatedBytes }
  return (entry, reader) => readXmlPart(entry.name, inflated(entry, allowance, limits.inflatedBytes), reader)
}

/**
 * Finds the workbook and its sheets by the relationships between the parts, as the format demands: their names are
 * only a habit.
 * @throws TableRefusal if the archive is no workbook, or a part that it names is not there
 */
export async function workbookParts(
  entries: ReadonlyMap<string, ZipEntry>,
  read: ReadPart,
  limits: TableLimits,
): Promise<WorkbookParts> {
  const root = await relationships(entries, '', read)
  const start = root.find(({ type }) => type === 'officeDocument')
  if (start === undefined) throw new TableRefusal({ code: 'other-format', format: formatOf(entries) })
  if (/\.bin$/i.test(start.target))
    throw new TableRefusal({ code: 'other-format', format: 'binary-workbook' })
  const workbook = required(entries, start.target)
  const listed: { name: string; hidden: boolean; id: string }[] = []
  let from1904 = false
  let isWorkbook = false
  await read(workbook, {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true
      if (name === 'workbookPr') from1904 = isTrue(attributes['date1904'])
      if (name !== 'sheet') return
      listed.push({
        name: (attributes['name'] ?? '').normalize('NFC'),
        hidden: /hidden/i.test(attributes['state'] ?? ''),
        id: attribute(attributes, 'id') ?? '',
      })
      if (listed.length > limits.sheets) {
        throw new TableRefusal({ code: 'too-many-sheets', limit: limits.sheets })
      }
    },
  })
  if (!isWorkbook) throw new TableRefusal({ code: 'other-format', format: formatOf(entries) })
  const related = await relationships(entries, start.target, read)
  const optional = (type: string) => {
    const found = related.find((each) => each.type === type)
    return found === undefined ? null : required(entries, found.target)
  }
  const used = new Set<ZipEntry>()
  const sheets = listed.flatMap(({ name, hidden, id }): ListedSheet[] => {
    const found = related.find((each) => each.id === id)
    if (found === undefined) throw new TableRefusal({ code: 'missing-part', part: name })
    if (found.type !== 'worksheet') return []
    const part = required(entries, found.target)
    // A sheet listed many times would be read, and its cells kept, as often.
    if (used.has(part)) throw new TableRefusal({ code: 'repeated-part', part: part.name })
    used.add(part)
    return [{ name, hidden, part }]
  })
  return { sheets, sharedStrings: optional('sharedStrings'), styles: optional('styles'), from1904 }
}

interface Relationship {
  readonly id: string
  /** The last step of its address, which both editions of the format have in common. */
  readonly type: string
  /** A part of the archive, from its root. */
  readonly target: string
}

async function relationships(
  entries: ReadonlyMap<string, ZipEntry>,
  source: string,
  read: ReadPart,
): Promise<readonly Relationship[]> {
  const folder = source.slice(0, source.lastIndexOf('/') + 1)
  const entry = entries.get(`${folder}_rels/${source.slice(folder.length)}.rels`.toLowerCase())
  const found: Relationship[] = []
  if (entry === undefined) return found
  await read(entry, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return
      found.push({
        id: attributes['Id'] ?? '',
        type: (attributes['Type'] ?? '').split('/').at(-1)!,
        target: partPath(folder, attributes['Target'] ?? ''),
      })
    },
  })
  return found
}

/** Targets are relative to the folder of the part that names them, or begin at the root: '/xl/workbook.xml', './a', '../b'. */
function partPath(folder: string, target: string): string {
  const written = target.replaceAll('\\', '/')
  const steps: string[] = []
  for (const step of (written.startsWith('/') ? written : `${folder}${written}`).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(unescapedStep(step))
  }
  return steps.join('/')
}

function unescapedStep(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}

function required(entries: ReadonlyMap<string, ZipEntry>, part: string): ZipEntry {
  const entry = entries.get(part.toLowerCase())
  if (entry === undefined) throw new TableRefusal({ code: 'missing-part', part })
  return entry
}

/** What an archive is that is no workbook. */
function formatOf(entries: ReadonlyMap<string, ZipEntry>) {
  if (entries.has('content.xml') && entries.has('mimetype')) return 'open-document'
  return entries.has('[content_types].xml') ? 'other-office' : 'archive'
}

/** `xsd:boolean`. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
