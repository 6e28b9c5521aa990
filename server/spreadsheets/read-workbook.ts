import type { TakeText } from './cell-text.ts'
import { readSheetPart } from './read-sheet-part.ts'
import { type Sheet, type TableLimits, TableRefusal } from './table-file.ts'
import { textRuns } from './text-runs.ts'
import { partReader, type ReadPart, workbookParts } from './workbook-parts.ts'
import { workbookStyles } from './workbook-styles.ts'
import { type ZipEntry, zipEntries } from './zip-archive.ts'

/**
 * The sheets of an XLSX workbook as their cells say. Nothing is calculated, nothing fetched, no macro read.
 * @throws TableRefusal if it cannot be read, or holds more than the limits allow
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: TableLimits,
  takeText: TakeText,
): Promise<readonly Sheet[]> {
  const read = partReader(limits)
  const parts = await workbookParts(zipEntries(bytes, limits), read, limits)
  const texts = await sharedTexts(parts.sharedStrings, read, limits)
  const looks = await workbookStyles(parts.styles, read)
  const cells = { left: limits.cells }
  const sheets: Sheet[] = []
  for (const { name, hidden, part } of parts.sheets) {
    const context = { sheet: name, texts, looks, from1904: parts.from1904, limits, cells, takeText }
    sheets.push({ name, hidden, rows: await readSheetPart(part, read, context) })
  }
  return sheets
}

/** The texts that cells name by number. */
async function sharedTexts(
  entry: ZipEntry | null,
  read: ReadPart,
  limits: TableLimits,
): Promise<readonly string[]> {
  const texts: string[] = []
  if (entry === null) return texts
  const text = textRuns()
  await read(entry, {
    open(name) {
      if (name === 'si') text.begin()
      text.open(name)
      if (texts.length > limits.cells) throw new TableRefusal({ code: 'too-many-cells', limit: limits.cells })
    },
    text: text.text,
    close(name) {
      text.close(name)
      if (name === 'si') texts.push(text.end())
    },
  })
  return texts
}
