import type { Agency } from '../storage/registry-store.ts'
import type { PointProblem } from './point-problem.ts'

type ParsedUnit =
  | { readonly ok: true; readonly unit: string | null }
  | { readonly ok: false; readonly problem: PointProblem }

/** How a form names a unit: codes of units repeat between agencies. */
export function unitValue(agency: string, unit: string): string {
  return `${agency}/${unit}`
}

/**
 * Reads which unit of an agency a point counts for.
 * @param value posted; blank: none
 * @param served the agencies of the point: with several there is no unit
 */
export function parseUnit(value: string, served: readonly string[], agencies: readonly Agency[]): ParsedUnit {
  if (value === '') return { ok: true, unit: null }
  const slash = value.indexOf('/')
  const owner = agencies.find(({ code }) => code === value.slice(0, slash))
  const unit = owner?.units.find(
    ({ code, endedOn }) => code === value.slice(slash + 1) && endedOn === undefined,
  )
  if (!owner || !unit) return { ok: false, problem: { field: 'unit', problem: 'not-an-option' } }
  if (served.length > 1) return { ok: false, problem: { field: 'unit', problem: 'shared' } }
  if (served[0] !== owner.code) return { ok: false, problem: { field: 'unit', problem: 'other-agency' } }
  return { ok: true, unit: unit.code }
}
