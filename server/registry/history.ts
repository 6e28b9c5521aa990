import type { AuditEntry } from '../storage/audit-store.ts'
import type { Stores } from '../storage/database.ts'
import type { Place } from '../storage/places-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { type FieldChange, fieldChanges } from './import-plan.ts'

/** One change as it was made. */
export interface PastChange {
  readonly at: Date
  readonly by: string
  readonly action: string
  /** Field keys; of a unit `unit:CODE`, with its name, and its last day behind it. */
  readonly fields: readonly FieldChange[]
}

/** As many entries as are looked at: an agency is changed a few times in its life. */
const mostEntries = 50

/** What was changed of an agency, the newest first, as the audit trail has it. */
export async function agencyHistory(audit: Stores['audit'], code: string): Promise<readonly PastChange[]> {
  const entries = await doneEntries(audit, { kind: 'agency', id: code })
  return entries.map(({ at, by, action, before, after }) => ({
    ...{ at, by, action },
    fields: fieldChanges(wordsOf(before), wordsOf(after) ?? {}),
  }))
}

function wordsOf(record: unknown): Readonly<Record<string, string>> | null {
  return record === null ? null : agencyWords(record as Agency)
}

/**
 * What has become of a record since somebody saw it.
 * @param seen the revision that was seen
 * @returns null where the audit trail does not reach back so far
 */
export async function changesSince<Record extends Agency | Place>(
  audit: Stores['audit'],
  kind: 'agency' | 'place',
  current: Record,
  seen: number,
  words: (record: Record) => Readonly<{ [field: string]: string }>,
): Promise<{ readonly by: readonly string[]; readonly fields: readonly FieldChange[] } | null> {
  const entries = await doneEntries(audit, { kind, id: current.code })
  const since = entries.filter(({ before }) => revisionOf(before) >= seen)
  const first = since.find(({ before }) => revisionOf(before) === seen)
  if (first === undefined) return null
  const fields = fieldChanges(words(first.before as Record), words(current))
  return { by: [...new Set(since.map(({ by }) => by))], fields }
}

/** What an agency's record says, by field. */
export function agencyWords({ name, beganOn, endedOn, predecessors, units }: Agency): Record<string, string> {
  return {
    name,
    beganOn: beganOn ?? '',
    endedOn: endedOn ?? '',
    predecessors: (predecessors ?? []).join(', '),
    ...Object.fromEntries(
      units.map((unit) => [
        `unit:${unit.code}`,
        unit.endedOn === undefined ? unit.name : `${unit.name} (–${unit.endedOn})`,
      ]),
    ),
  }
}

export function placeWords({ name, address, host, endedOn }: Place): Record<string, string> {
  return { name, address, host: host ?? '', endedOn: endedOn ?? '' }
}

/** Entries of what was done, without those that were not done after all. */
async function doneEntries(
  audit: Stores['audit'],
  subject: AuditEntry['subject'],
): Promise<readonly AuditEntry[]> {
  const entries = await audit.about(subject, mostEntries)
  const undone = await Promise.all(
    entries.map(({ n }) => audit.about({ kind: 'audit-entry', id: String(n) }, 1)),
  )
  return entries.filter((_, place) => undone[place]!.length === 0)
}

function revisionOf(record: unknown): number {
  return (record as Partial<Agency> | null)?.revision ?? 0
}
