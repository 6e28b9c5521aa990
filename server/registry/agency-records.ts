import type { Agency } from '../storage/registry-store.ts'
import { codeKey } from './registry-fields.ts'

/** An agency whose optional fields are absent where there is nothing in them. */
export function withOptional(
  agency: Omit<Agency, 'beganOn' | 'predecessors'> & {
    readonly beganOn: string | undefined
    readonly predecessors: readonly string[] | undefined
  },
): Agency {
  const { beganOn, predecessors = [], ...rest } = agency
  return {
    ...rest,
    ...(beganOn === undefined ? {} : { beganOn }),
    ...(predecessors.length > 0 ? { predecessors } : {}),
  }
}

/** Whether two records say the same of an agency, whatever the order of their fields. */
export function isSameAgency(a: Agency, b: Agency): boolean {
  return said(a) === said(b)
}

function said({ code, name, units, endedOn, beganOn, predecessors = [] }: Agency): string {
  const parts = units.map((unit) => [unit.code, unit.name, unit.endedOn ?? null])
  return JSON.stringify([code, name, parts, endedOn, beganOn ?? null, predecessors])
}

/** Whether following predecessors leads an agency back to itself. @param agencies by {@link codeKey} */
export function isOwnAncestor(code: string, agencies: ReadonlyMap<string, Agency>): boolean {
  const seen = new Set<string>()
  const open = [...(agencies.get(codeKey(code))?.predecessors ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (codeKey(next) === codeKey(code)) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...(agencies.get(codeKey(next))?.predecessors ?? []))
  }
  return false
}
