import type { TablePlace } from '../spreadsheets/table-file.ts'
import type { Period, PeriodBlock } from '../storage/periods-store.ts'
import type { Place } from '../storage/places-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { RegistryTable } from '../texts/registry-table-texts.ts'

/** One field as it was and as it will be: days "YYYY-MM-DD", numbers in digits, nothing as ''. */
export interface FieldChange {
  /** The key of its column, or `predecessors` of a block's agency. */
  readonly field: string
  readonly from: string
  readonly to: string
}

/** One thing that the file changes, as it is shown. */
export interface ImportChange {
  readonly table: RegistryTable
  readonly kind: 'added' | 'changed' | 'ended' | 'reopened'
  readonly place: TablePlace
  /** 'SCT', 'SCT/VP', '2026/SCT'. */
  readonly id: string
  /** What it is called. */
  readonly name: string
  readonly fields: readonly FieldChange[]
}

/** What a file would do: the records as they are and as they would be, and the same in words. */
export interface ImportPlan {
  readonly agencies: readonly { readonly before: Agency | null; readonly after: Agency }[]
  readonly places: readonly { readonly before: Place | null; readonly after: Place }[]
  readonly periods: readonly { readonly before: Period; readonly after: readonly PeriodBlock[] }[]
  readonly changes: readonly ImportChange[]
  readonly unchanged: Readonly<Record<RegistryTable, number>>
  /** Ids of what the registry has and the file does not: it is left as it is. Of tables that the file has. */
  readonly notInFile: readonly { readonly table: RegistryTable; readonly ids: readonly string[] }[]
  /** Agencies that would have the same name at the same time under two codes. */
  readonly sameNames: readonly { readonly place: TablePlace; readonly code: string; readonly other: string }[]
}

/** Only what differs. */
export function fieldChanges(
  before: Readonly<Record<string, string>> | null,
  after: Readonly<Record<string, string>>,
): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])]
  return fields
    .map((field) => ({ field, from: before?.[field] ?? '', to: after[field] ?? '' }))
    .filter(({ from, to }) => from !== to)
}

/** Whether something was added, ended, taken up again, or changed otherwise. */
export function changeKind(
  before: { readonly endedOn: string | null } | null,
  after: { readonly endedOn: string | null },
): ImportChange['kind'] {
  if (before === null) return 'added'
  if (before.endedOn === null && after.endedOn !== null) return 'ended'
  return before.endedOn !== null && after.endedOn === null ? 'reopened' : 'changed'
}
