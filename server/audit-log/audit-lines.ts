import type { AuditEntry } from '../storage/audit-store.ts'
import { isUnchanged } from '../storage/audit-store.ts'

interface Entries {
  oldest(above: number, limit: number): Promise<AuditEntry[]>
}

const pageSize = 500

/** Every entry up to number `until`, the oldest first, a page in memory at a time. */
export async function* auditEntries(audit: Entries, until: number): AsyncGenerator<AuditEntry, void, void> {
  let above = 0
  while (above < until) {
    const page = await audit.oldest(above, Math.min(pageSize, until - above))
    if (page.length === 0) return
    yield* page
    above = page.at(-1)!.n
  }
}

/** One JSON object a line: everything that an entry holds, digests included. */
export async function* auditNdjson(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string, void, void> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`
}

const columns = [
  'n',
  'at',
  'by',
  'role',
  'action',
  'kind',
  'id',
  'agency',
  'before',
  'after',
  'digest',
] as const

/** The same as a table (RFC 4180, with a byte order mark, since spreadsheets guess wrong without). */
export async function* auditCsv(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string, void, void> {
  yield `\uFEFF${columns.join(',')}\r\n`
  for await (const { n, at, by, role, action, subject, agency, before, after, digest } of entries) {
    const cells = [
      String(n),
      at.toISOString(),
      by,
      role,
      action,
      subject.kind,
      subject.id,
      agency ?? '',
      before === null ? '' : JSON.stringify(before),
      after === null ? '' : JSON.stringify(after),
      digest,
    ]
    yield `${cells.map(csvCell).join(',')}\r\n`
  }
}

/** A text that a spreadsheet would run gets an apostrophe, as everywhere in our tables. */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/**
 * Follows the chain of digests from the first entry.
 * @returns how many entries there are, and the first one that is missing, changed or moved; null: none
 */
export async function checkChain(
  audit: Entries,
  until: number,
): Promise<{ readonly entries: number; readonly brokenAt: number | null }> {
  let previous = ''
  let expected = 1
  for await (const entry of auditEntries(audit, until)) {
    if (entry.n !== expected || !isUnchanged(entry, previous)) return { entries: until, brokenAt: expected }
    previous = entry.digest
    expected++
  }
  return { entries: expected - 1, brokenAt: expected <= until ? expected : null }
}
