import { parseDay } from '../calendar/parse-day.ts'
import type { Place } from '../storage/places-store.ts'
import type { Agency, Unit } from '../storage/registry-store.ts'
import type { RecordField, RecordProblemCode } from '../texts/registry-texts.ts'
import { isUnreadable } from '../web/unreadable-text.ts'
import { isOwnAncestor, withOptional } from './agency-records.ts'
import { deskInTheWay } from './place-points.ts'
import { cleanText, codeKey, codePattern, isLongerThan, listedCodes, longestName } from './registry-fields.ts'
import type { RegistryState } from './registry-state.ts'

/** What is wrong with a field of a posted form. */
export interface RecordProblem {
  readonly field: RecordField
  readonly code: RecordProblemCode
  /** What it is about: a code, a day, a desk; else blank. */
  readonly text: string
}

/** What was typed, on one line each, to be shown again. */
export type Typed = Readonly<Partial<Record<RecordField, string>>>

export type ParsedRecord<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly RecordProblem[] }

/**
 * Reads an agency: a new one, or what it is changed to.
 * @param before null for a new one
 */
export function parseAgency(
  { agencies }: Pick<RegistryState, 'agencies'>,
  before: Agency | null,
  typed: Typed,
): ParsedRecord<Agency> {
  const fields = new Fields(typed)
  const known = new Map(agencies.map((agency) => [codeKey(agency.code), agency]))
  const code = before?.code ?? fields.newCode((written) => known.has(codeKey(written)))
  const name = fields.name()
  const beganOn = fields.day('beganOn')
  const endedOn = fields.day('endedOn')
  if (beganOn !== null && endedOn !== null && endedOn < beganOn) fields.refuse('endedOn', 'began-after-ended')
  const predecessors = listedCodes(typed.predecessors ?? '').flatMap((listed): string[] => {
    const found = known.get(codeKey(listed))
    if (codeKey(listed) === codeKey(code)) fields.refuse('predecessors', 'own-predecessor', code)
    else if (found === undefined) fields.refuse('predecessors', 'unknown-agency', listed)
    else return [found.code]
    return []
  })
  const value = withOptional({
    ...(before ?? { code, units: [] }),
    ...{ name, endedOn, beganOn: beganOn ?? undefined, predecessors: [...new Set(predecessors)] },
  })
  if (isOwnAncestor(code, new Map([...known, [codeKey(code), value]])))
    fields.refuse('predecessors', 'circle', code)
  return fields.answer(value)
}

/** Reads a unit of an agency. @param before null for a new one */
export function parseUnit(agency: Agency, before: Unit | null, typed: Typed): ParsedRecord<Unit> {
  const fields = new Fields(typed)
  const isTaken = (written: string) => agency.units.some((unit) => codeKey(unit.code) === codeKey(written))
  const code = before?.code ?? fields.newCode(isTaken)
  const name = fields.name()
  const endedOn = fields.day('endedOn')
  return fields.answer({ code, name, ...(endedOn === null ? {} : { endedOn }) })
}

/** Reads a place. @param before null for a new one */
export function parsePlace(
  { agencies, places, points }: Pick<RegistryState, 'agencies' | 'places' | 'points'>,
  before: Place | null,
  typed: Typed,
): ParsedRecord<Place> {
  const fields = new Fields(typed)
  const isTaken = (written: string) => places.some((place) => codeKey(place.code) === codeKey(written))
  const code = before?.code ?? fields.newCode(isTaken)
  const name = fields.name()
  const address = fields.text('address')
  const host = typed.host ?? ''
  if (host !== '' && !agencies.some((agency) => agency.code === host)) fields.refuse('host', 'not-an-option')
  const endedOn = fields.day('endedOn')
  const value: Place = { ...before, code, name, address, host: host === '' ? null : host, endedOn }
  const inTheWay = before === null ? null : deskInTheWay(points, value)
  if (inTheWay !== null) fields.refuse('name', 'desk-taken', `${inTheWay.desk} (${inTheWay.code})`)
  return fields.answer(value)
}

/** Reads fields and gathers what is wrong with them, in the order in which they are read. */
export class Fields {
  readonly #typed: Typed
  readonly #problems: RecordProblem[] = []

  constructor(typed: Typed) {
    this.#typed = typed
  }

  refuse(field: RecordField, code: RecordProblemCode, text = ''): void {
    this.#problems.push({ field, code, text })
  }

  newCode(isTaken: (code: string) => boolean): string {
    const code = cleanText(this.#typed.code ?? '')
    if (code === '') this.refuse('code', 'missing')
    else if (!codePattern.test(code)) this.refuse('code', 'bad-code', code)
    else if (isTaken(code)) this.refuse('code', 'taken-code', code)
    return code
  }

  name(): string {
    const name = this.text('name')
    if (name === '') this.refuse('name', 'missing')
    return name
  }

  text(field: RecordField): string {
    const text = cleanText(this.#typed[field] ?? '')
    if (isUnreadable(text)) this.refuse(field, 'unreadable')
    else if (isLongerThan(text, longestName)) this.refuse(field, 'too-long', String(longestName))
    return text
  }

  day(field: RecordField): string | null {
    const text = cleanText(this.#typed[field] ?? '')
    const day = text === '' ? null : parseDay(text, 1900)
    if (text !== '' && day === null) this.refuse(field, 'bad-day')
    return day
  }

  answer<Value>(value: Value): ParsedRecord<Value> {
    return this.#problems.length > 0 ? { ok: false, problems: this.#problems } : { ok: true, value }
  }
}
