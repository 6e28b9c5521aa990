import type { Place } from '../storage/places-store.ts'
import { changeKind, fieldChanges, type ImportPlan } from './import-plan.ts'
import { deskInTheWay } from './place-points.ts'
import type { Planning } from './planning.ts'
import type { ImportRow } from './read-registry-tables.ts'
import { codeKey, codePattern, isSameName, longestName } from './registry-fields.ts'

/** Holds the rows of places against the registry. */
export function planPlaces(planning: Planning, rows: readonly ImportRow[]): ImportPlan['places'] {
  const known = new Map(planning.state.places.map((place) => [codeKey(place.code), place]))
  return rows.flatMap((row) => {
    const cells = planning.cells(row)
    const written = cells.code('code', codePattern)
    const name = cells.name('name', longestName)
    const address = cells.text('address', longestName)
    const hostCode = cells.text('host', longestName)
    const endedOn = cells.day('endedOn')
    if (written === undefined || !planning.isFirst('places', written, row.place('code'))) return []
    const before = known.get(codeKey(written)) ?? null
    const host = hostCode === undefined || hostCode === '' ? null : planning.agencyIn(row, 'host', hostCode)
    const after: Place = {
      ...(before ?? { code: written, name: '', address: '', host: null, endedOn: null }),
      ...(name === undefined || (before !== null && isSameName(before.name, name)) ? {} : { name }),
      ...(address === undefined || isSameName(before?.address ?? '', address) ? {} : { address }),
      ...(hostCode === undefined ? {} : { host: host?.code ?? null }),
      ...(endedOn === undefined ? {} : { endedOn }),
    }
    const inTheWay = before === null ? null : deskInTheWay(planning.state.points, after)
    if (inTheWay !== null) planning.refuse(row.place('name'), 'desk-taken', inTheWay.desk, inTheWay.code)
    const fields = fieldChanges(before && placeFields(before), placeFields(after))
    planning.note({
      ...{ table: 'places', kind: changeKind(before, after), place: row.place('code'), id: after.code },
      ...{ name: after.name, fields },
    })
    return before === null || fields.length > 0 ? [{ before, after }] : []
  })
}

function placeFields({ name, address, host, endedOn }: Place): Record<string, string> {
  return { name, address, host: host ?? '', endedOn: endedOn ?? '' }
}
