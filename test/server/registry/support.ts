import { defaultMethod } from '../../../scoring/method.ts'
import { registrySheets, sheetCsv } from '../../../server/registry/export-registry.ts'
import type { ImportPlan } from '../../../server/registry/import-plan.ts'
import { type PlannedImport, planImport } from '../../../server/registry/plan-import.ts'
import { readRegistryTables } from '../../../server/registry/read-registry-tables.ts'
import type { RegistryState } from '../../../server/registry/registry-state.ts'
import { readTableFile } from '../../../server/spreadsheets/read-table-file.ts'
import { writeWorkbook } from '../../../server/spreadsheets/write-workbook.ts'
import type { Period } from '../../../server/storage/periods-store.ts'
import type { Agency } from '../../../server/storage/registry-store.ts'

export const emptyState: RegistryState = {
  agencies: [],
  places: [],
  points: [],
  periods: [],
  responded: new Map(),
}

export function anAgency(code: string, changes: Partial<Agency> = {}): Agency {
  return { code, name: `Sở ${code}`, units: [], endedOn: null, ...changes }
}

/** A period that is open in 2025, with one block of these agencies. */
export function aRegistryPeriod(changes: Partial<Period> = {}, ...agencies: readonly string[]): Period {
  return {
    ...{ id: '2025', name: 'Năm 2025', opensOn: '2025-01-01', closesOn: '2025-11-30', status: 'open' },
    ...{ form: 'five-criteria-proposed.v1', method: defaultMethod },
    blocks: [
      {
        ...{ code: 'so', name: 'Khối sở' },
        agencies: agencies.map((code) => ({ code, transactions: null, quota: null })),
      },
    ],
    ...changes,
  }
}

/** What the registry would become. */
export function applied(state: RegistryState, plan: ImportPlan): RegistryState {
  const merged = <R extends { code: string }>(
    known: readonly R[],
    planned: readonly { before: R | null; after: R }[],
  ) => {
    const after = new Map(planned.map((one) => [one.after.code, one.after]))
    const added = planned.filter(({ before }) => before === null).map((one) => one.after)
    return [...known.map((one) => after.get(one.code) ?? one), ...added]
  }
  const blocks = new Map(plan.periods.map(({ before, after }) => [before.id, after]))
  return {
    ...state,
    agencies: merged(state.agencies, plan.agencies),
    places: merged(state.places, plan.places),
    periods: state.periods.map((period) => ({ ...period, blocks: blocks.get(period.id) ?? period.blocks })),
  }
}

export async function plannedFrom(state: RegistryState, bytes: Uint8Array): Promise<PlannedImport> {
  const file = await readTableFile(bytes)
  if (!file.ok) throw new Error(JSON.stringify(file.problems))
  return planImport(state, readRegistryTables(file.sheets))
}

/** The file as a spreadsheet would send it: lines of cells separated by commas. */
export function plannedFromCsv(state: RegistryState, ...lines: readonly string[]): Promise<PlannedImport> {
  return plannedFrom(state, Buffer.from(lines.join('\r\n'), 'utf8'))
}

export async function asWorkbook(state: RegistryState): Promise<Uint8Array> {
  return writeWorkbook(registrySheets(state))
}

export function asCsvFiles(state: RegistryState): readonly Uint8Array[] {
  return registrySheets(state).map((sheet) => Buffer.from(sheetCsv(sheet), 'utf8'))
}
