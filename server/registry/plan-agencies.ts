import { foldedName } from '../../survey-forms/folded-name.ts'
import type { Agency, Unit } from '../storage/registry-store.ts'
import { isOwnAncestor, withOptional } from './agency-records.ts'
import { changeKind, fieldChanges, type ImportPlan } from './import-plan.ts'
import type { Planning } from './planning.ts'
import type { ImportRow } from './read-registry-tables.ts'
import {
  codeKey,
  codePattern,
  haveSameCodes,
  isSameName,
  listedCodes,
  longestName,
} from './registry-fields.ts'

interface PlannedRow {
  readonly row: ImportRow
  readonly before: Agency | null
  readonly code: string
}

/** Holds the rows of agencies against the registry; `planning.agencies` then has them as they would be. */
export function planAgencies(planning: Planning, rows: readonly ImportRow[]): ImportPlan['sameNames'] {
  const planned = rows.flatMap((row): PlannedRow[] => {
    const cells = planning.cells(row)
    const written = cells.code('code', codePattern)
    const name = cells.name('name', longestName)
    const beganOn = cells.day('beganOn')
    const endedOn = cells.day('endedOn')
    if (written === undefined || !planning.isFirst('agencies', written, row.place('code'))) return []
    const before = planning.agencies.get(codeKey(written)) ?? null
    const after = withOptional({
      ...(before ?? { code: written, name: '', units: [], endedOn: null }),
      ...(name === undefined || (before !== null && isSameName(before.name, name)) ? {} : { name }),
      ...(endedOn === undefined ? {} : { endedOn }),
      beganOn: beganOn === undefined ? before?.beganOn : (beganOn ?? undefined),
      predecessors: before?.predecessors,
    })
    if (after.beganOn !== undefined && after.endedOn !== null && after.endedOn < after.beganOn) {
      const column = row.cell('endedOn') === undefined ? 'beganOn' : 'endedOn'
      planning.refuse(row.place(column), 'began-after-ended', after.beganOn, after.endedOn)
    }
    planning.agencies.set(codeKey(written), after)
    return [{ row, before, code: after.code }]
  })
  // Predecessors may stand further down in the file than their heirs.
  for (const { row, code } of planned) planPredecessors(planning, row, code)
  for (const { row, before, code } of planned) {
    const after = planning.agencies.get(codeKey(code))!
    const changed = !haveSameCodes(before?.predecessors ?? [], after.predecessors ?? [])
    if (changed && isOwnAncestor(code, planning.agencies)) {
      planning.refuse(row.place('predecessors'), 'circle', code)
    }
    planning.note({
      ...{ table: 'agencies', kind: changeKind(before, after), place: row.place('code'), id: code },
      name: after.name,
      fields: fieldChanges(before && agencyFields(before), agencyFields(after)),
    })
  }
  return sameNames(planning, planned)
}

function planPredecessors(planning: Planning, row: ImportRow, code: string): void {
  const text = planning.cells(row).text('predecessors', 40 * 33)
  if (text === undefined) return
  const place = row.place('predecessors')
  const agency = planning.agencies.get(codeKey(code))!
  const codes = listedCodes(text).flatMap((listed): string[] => {
    const known = planning.agencies.get(codeKey(listed))
    if (known === undefined) planning.refuse(place, 'unknown-agency', listed)
    else if (known.code === code) planning.refuse(place, 'own-predecessor', code)
    return known === undefined || known.code === code ? [] : [known.code]
  })
  const repeated = codes.find((one, at) => codes.indexOf(one) !== at)
  if (repeated !== undefined) planning.refuse(place, 'repeated-predecessor', repeated)
  const predecessors = haveSameCodes(codes, agency.predecessors ?? []) ? agency.predecessors : codes
  planning.agencies.set(codeKey(code), withOptional({ ...agency, beganOn: agency.beganOn, predecessors }))
}

function agencyFields({ name, beganOn, endedOn, predecessors }: Agency): Record<string, string> {
  return {
    name,
    beganOn: beganOn ?? '',
    endedOn: endedOn ?? '',
    predecessors: [...(predecessors ?? [])].sort().join(' | '),
  }
}

/** New names that another agency of today bears already: allowed, since communes may, and worth a second look. */
function sameNames(planning: Planning, planned: readonly PlannedRow[]): ImportPlan['sameNames'] {
  const ofToday = [...planning.agencies.values()].filter(({ endedOn }) => endedOn === null)
  const codesByName = new Map<string, string[]>()
  for (const { code, name } of ofToday) {
    const key = foldedName(name)
    codesByName.set(key, [...(codesByName.get(key) ?? []), code])
  }
  return planned.flatMap(({ row, before, code }) => {
    const { name, endedOn } = planning.agencies.get(codeKey(code))!
    if (endedOn !== null || (before !== null && before.name === name)) return []
    const other = codesByName.get(foldedName(name))?.find((one) => one !== code)
    return other === undefined ? [] : [{ place: row.place('name'), code, other }]
  })
}

/** Holds the rows of units against the agencies as the file makes them. */
export function planUnits(planning: Planning, rows: readonly ImportRow[]): void {
  for (const row of rows) {
    const cells = planning.cells(row)
    const agencyCode = cells.code('agency', codePattern)
    const written = cells.code('code', codePattern)
    const name = cells.name('name', longestName)
    const endedOn = cells.day('endedOn')
    const agency = agencyCode === undefined ? null : planning.agencyIn(row, 'agency', agencyCode)
    if (agency === null || written === undefined) continue
    if (!planning.isFirst('units', `${agency.code}/${written}`, row.place('code'))) continue
    const before = agency.units.find(({ code }) => codeKey(code) === codeKey(written)) ?? null
    const isRenamed = name !== undefined && !(before !== null && isSameName(before.name, name))
    const lastDay = endedOn === undefined ? (before?.endedOn ?? null) : endedOn
    const after: Unit = {
      code: before?.code ?? written,
      name: isRenamed ? name : (before?.name ?? ''),
      ...(lastDay === null ? {} : { endedOn: lastDay }),
    }
    const ended = (unit: Unit) => ({ endedOn: unit.endedOn ?? null })
    const fields = (unit: Unit) => ({ name: unit.name, endedOn: unit.endedOn ?? '' })
    planning.note({
      ...{
        table: 'units',
        kind: changeKind(before && ended(before), ended(after)),
        place: row.place('code'),
      },
      ...{ id: `${agency.code}/${after.code}`, name: `${after.name} – ${agency.name}` },
      fields: fieldChanges(before && fields(before), fields(after)),
    })
    const units = before
      ? agency.units.map((unit) => (unit === before ? after : unit))
      : [...agency.units, after]
    planning.agencies.set(codeKey(agency.code), { ...agency, units })
  }
}
