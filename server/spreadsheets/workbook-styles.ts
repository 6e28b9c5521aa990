import type { ReadPart } from './workbook-parts.ts'
import type { ZipEntry } from './zip-archive.ts'

/** What a number is shown as. */
export type NumberLook = 'plain' | 'percentage' | 'date'

/** Built-in formats that show dates and times; those from 27 on in East Asian editions. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/** Looks by the style number of cells. */
export async function workbookStyles(entry: ZipEntry | null, read: ReadPart): Promise<readonly NumberLook[]> {
  const formats = new Map<number, string>()
  const looks: NumberLook[] = []
  let isInCells = false
  if (entry === null) return looks
  await read(entry, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'cellXfs') isInCells = true
      // The formats stand before the styles in the part.
      if (name === 'xf' && isInCells) looks.push(look(Number(attributes['numFmtId'] ?? 0)))
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return looks

  function look(id: number): NumberLook {
    const format = formats.get(id)
    if (format !== undefined) return lookOf(format)
    if (id === 9 || id === 10) return 'percentage'
    return isBuiltInDate(id) ? 'date' : 'plain'
  }
}

/**
 * What a format code shows, by its part for positive numbers: what is quoted, escaped, in brackets, filled or blank is
 * decoration, though [h] counts hours.
 * @example lookOf('dd/mm/yyyy') // 'date'
 */
export function lookOf(format: string): NumberLook {
  const elapsed = /\[[hms]+\]/i.test(format)
  const [shown = ''] = format
    .replace(/"[^"]*"|\\.|_.|\*./gs, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';')
  if (elapsed || (/[dmyhs]/i.test(shown) && !/general/i.test(shown))) return 'date'
  return shown.includes('%') ? 'percentage' : 'plain'
}
