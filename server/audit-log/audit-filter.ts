import type { AuditSearch } from '../storage/audit-store.ts'

/** By what the page of the audit trail can be narrowed down. */
export const auditFilterFields = ['by', 'agency', 'subject', 'action'] as const
export type AuditFilter = Readonly<Partial<Record<(typeof auditFilterFields)[number], string>>>

/** In characters; names and codes are shorter. */
const longest = 100

/** The filter of an address: blanks, lists and what is far too long are no filter. */
export function parseAuditFilter(query: Readonly<Record<string, unknown>>): AuditFilter {
  return Object.fromEntries(
    auditFilterFields.flatMap((field) => {
      const value = query[field]
      const text = typeof value === 'string' ? value.normalize('NFC').trim() : ''
      return text === '' || text.length > longest ? [] : [[field, text]]
    }),
  )
}

/** What the store is asked for a filter. */
export function auditSearch({ by, agency, subject, action }: AuditFilter): AuditSearch {
  return {
    ...(by !== undefined && { by }),
    ...(agency !== undefined && { agency }),
    ...(subject !== undefined && { subjectId: subject }),
    ...(action !== undefined && { action }),
  }
}
