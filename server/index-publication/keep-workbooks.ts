import { entityTag } from '../web/entity-tag.ts'

/** Published indexes that people are likely to fetch on the same day, whole and by block. */
const usualMost = 16

/**
 * Packs a workbook once for everybody who asks for what it says, also at the same time: packing takes the process a
 * tenth of a second, a published index is for anybody to fetch, and the form has to be answered meanwhile. What was
 * asked for longest ago is forgotten first.
 */
export function keepWorkbooks<Sheets>(
  pack: (sheets: Sheets) => Promise<Buffer>,
  most = usualMost,
): (content: string, sheets: Sheets) => Promise<Buffer> {
  const kept = new Map<string, Promise<Buffer>>()
  return (content, sheets) => {
    const key = entityTag(content)
    const workbook = kept.get(key) ?? pack(sheets)
    kept.delete(key)
    kept.set(key, workbook)
    workbook.catch(() => kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return workbook
  }
}
