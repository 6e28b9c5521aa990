import { jsonDifferences } from '../../scoring/json-differences.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import type { AuditEntry } from '../storage/audit-store.ts'
import { type AuditLogTexts, auditLogTexts } from '../texts/audit-log-texts.ts'
import { auditActionTexts } from '../texts/audit-texts.ts'
import { roleNames } from '../texts/role-names.ts'
import { formatInstant, formatInteger } from '../web/vietnamese-format.ts'
import { type AuditFilter, auditFilterFields } from './audit-filter.ts'

interface ChangeRow {
  readonly path: string
  readonly before: string
  readonly after: string
}

interface EntryRow {
  readonly id: string
  readonly n: string
  readonly at: string
  readonly by: string
  readonly role: string
  readonly action: string
  readonly subject: string
  readonly agency: string
  /** How many places changed, as a summary to open; undefined where the entry tells of none. */
  readonly changes:
    | { readonly summary: string; readonly rows: readonly ChangeRow[]; readonly more: string }
    | undefined
}

/** The page of the audit trail. */
export type AuditView = {
  readonly title: string
  readonly heading: string
  readonly introduction: string
  readonly texts: AuditLogTexts
  readonly action: string
  readonly fields: readonly {
    readonly id: string
    readonly label: string
    readonly value: string
  }[]
  readonly actions: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[]
  readonly downloads: readonly { readonly href: string; readonly text: string }[]
  readonly checkHref: string
  readonly check: string
  readonly empty: string
  readonly entries: readonly EntryRow[]
  readonly older: string
}

export interface AuditViewInput {
  readonly language: Language
  readonly filter: AuditFilter
  /** The newest first. */
  readonly entries: readonly AuditEntry[]
  /** Where older ones go on: the number below which; null at the end. */
  readonly older: number | null
  /** What following the chain of digests came to; null where nobody asked. */
  readonly check: { readonly entries: number; readonly brokenAt: number | null } | null
}

/** Beyond so many places a change is read in the export. */
const mostRows = 40
/** In characters; a form's whole definition is long. */
const longestValue = 200

export function auditView({ language, filter, entries, older, check }: AuditViewInput): AuditView {
  const texts = auditLogTexts[language]
  return {
    title: texts.title,
    heading: texts.title,
    introduction: texts.introduction,
    texts,
    action: paths.audit,
    fields: auditFilterFields
      .filter((field) => field !== 'action')
      .map((field) => ({ id: field, label: texts.fields[field], value: filter[field] ?? '' })),
    actions: [
      { value: '', text: texts.anyAction, selected: filter.action === undefined },
      ...Object.entries(auditActionTexts)
        .map(([value, words]) => ({ value, text: words[language], selected: filter.action === value }))
        .sort((a, b) => a.text.localeCompare(b.text, language)),
    ],
    downloads: [
      { href: paths.auditCsv, text: texts.csv },
      { href: paths.auditNdjson, text: texts.ndjson },
    ],
    checkHref: `${paths.audit}?check=1`,
    check: check === null ? '' : checkText(check, texts, language),
    empty: entries.length > 0 ? '' : Object.keys(filter).length > 0 ? texts.noneFound : texts.nothingYet,
    entries: entries.map((entry) => entryRow(entry, language)),
    older: older === null ? '' : `${paths.audit}?${new URLSearchParams({ ...filter, below: String(older) })}`,
  }
}

function checkText(
  { entries, brokenAt }: NonNullable<AuditViewInput['check']>,
  texts: AuditLogTexts,
  language: Language,
): string {
  return brokenAt === null
    ? texts.unbroken(formatInteger(entries, language))
    : texts.broken(formatInteger(brokenAt, language))
}

function entryRow(entry: AuditEntry, language: Language): EntryRow {
  const words = auditActionTexts[entry.action as keyof typeof auditActionTexts]
  return {
    id: `n-${entry.n}`,
    n: formatInteger(entry.n, language),
    at: formatInstant(entry.at),
    by: entry.by,
    role: roleWords(entry.role, language),
    action: words?.[language] ?? entry.action,
    subject: `${entry.subject.kind}: ${entry.subject.id}`,
    agency: entry.agency ?? '',
    changes: changesOf(entry, language),
  }
}

function roleWords(role: string, language: Language): string {
  return Object.hasOwn(roleNames, role) ? roleNames[role as keyof typeof roleNames][language] : role
}

function changesOf({ before, after }: AuditEntry, language: Language): EntryRow['changes'] {
  const texts = auditLogTexts[language]
  const differences = jsonDifferences(before, after)
  if (differences.length === 0) return undefined
  return {
    summary: texts.changes(formatInteger(differences.length, language)),
    rows: differences.slice(0, mostRows).map(({ path, found, expected }) => ({
      path: path === '' ? '/' : path,
      before: valueText(found),
      after: valueText(expected),
    })),
    more:
      differences.length > mostRows ? texts.more(formatInteger(differences.length - mostRows, language)) : '',
  }
}

/** What is not there is a dash; a blank text and no text are not the same. */
function valueText(value: unknown): string {
  if (value === undefined || value === null) return '–'
  const text = typeof value === 'string' ? (value === '' ? '""' : value) : JSON.stringify(value)
  const letters = [...text]
  return letters.length > longestValue ? `${letters.slice(0, longestValue).join('')}…` : text
}
