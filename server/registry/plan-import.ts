import { createHash } from 'node:crypto'
import type { RegistryTable } from '../texts/registry-table-texts.ts'
import { isSameAgency } from './agency-records.ts'
import type { ImportPlan } from './import-plan.ts'
import type { ImportProblem } from './import-problem.ts'
import { planAgencies, planUnits } from './plan-agencies.ts'
import { planBlocks } from './plan-blocks.ts'
import { planPlaces } from './plan-places.ts'
import { Planning } from './planning.ts'
import type { ImportRow, ReadTables } from './read-registry-tables.ts'
import { codeKey } from './registry-fields.ts'
import type { RegistryState } from './registry-state.ts'

export type PlannedImport =
  | { readonly ok: true; readonly plan: ImportPlan }
  /** At least one, in the order of the file's tables. */
  | { readonly ok: false; readonly problems: readonly ImportProblem[] }

/**
 * What a file would change of the registry, or everything that keeps it from being imported. Nothing is decided by
 * what the file does not have: a table, a column, a row that is missing changes nothing.
 * @example planImport(state, readRegistryTables(file.sheets)) // { ok: true, plan: { changes: [], … } }
 */
export function planImport(state: RegistryState, read: ReadTables): PlannedImport {
  const planning = new Planning(state)
  const sameNames = planAgencies(planning, read.rows.agencies)
  planUnits(planning, read.rows.units)
  const places = planPlaces(planning, read.rows.places)
  const periods = planBlocks(planning, read.rows.blocks)
  const problems = [...read.problems, ...planning.problems]
  if (problems.length > 0) return { ok: false, problems }
  const before = new Map(state.agencies.map((agency) => [codeKey(agency.code), agency]))
  const agencies = [...planning.agencies]
    .map(([key, after]) => ({ before: before.get(key) ?? null, after }))
    .filter((one) => one.before === null || !isSameAgency(one.before, one.after))
  const { changes, unchanged } = planning
  return {
    ok: true,
    plan: {
      ...{ agencies, places, periods, changes, unchanged, sameNames },
      notInFile: read.tables
        .map((table) => ({ table, ids: notInFile(state, table, read.rows[table]) }))
        .filter(({ ids }) => ids.length > 0),
    },
  }
}

/**
 * Tells one plan from another: the same digest stands for the same records made of the same records, so that what is
 * confirmed is what was shown.
 */
export function planDigest({ agencies, places, periods }: ImportPlan): string {
  const what = [
    agencies,
    places,
    periods.map(({ before, after }) => [before.id, before.status, before.revision, before.blocks, after]),
  ]
  return createHash('sha256').update(JSON.stringify(what)).digest('hex')
}

/** What exists today of which the file says nothing. */
function notInFile(
  state: RegistryState,
  table: RegistryTable,
  rows: readonly ImportRow[],
): readonly string[] {
  const written = (...columns: string[]) =>
    new Set(
      rows.map((row) => columns.map((column) => codeKey(row.cell(column)?.text.trim() ?? '')).join('/')),
    )
  const missing = (ids: readonly string[], there: ReadonlySet<string>) =>
    ids.filter((id) => !there.has(codeKey(id)))
  switch (table) {
    case 'agencies':
      return missing(codesOfToday(state.agencies), written('code'))
    case 'units':
      return missing(
        state.agencies
          .filter(({ endedOn }) => endedOn === null)
          .flatMap(({ code, units }) =>
            units.filter(({ endedOn }) => endedOn === undefined).map((unit) => `${code}/${unit.code}`),
          ),
        written('agency', 'code'),
      )
    case 'places':
      return missing(codesOfToday(state.places), written('code'))
    case 'blocks': {
      const periods = written('period')
      const members = state.periods
        .filter(({ id }) => periods.has(codeKey(id)))
        .flatMap(({ id, blocks }) =>
          blocks.flatMap(({ agencies }) => agencies.map(({ code }) => `${id}/${code}`)),
        )
      return missing(members, written('period', 'agency'))
    }
  }
}

function codesOfToday(records: readonly { readonly code: string; readonly endedOn: string | null }[]) {
  return records.filter(({ endedOn }) => endedOn === null).map(({ code }) => code)
}
