import { dayOf, startOfDay } from '../calendar/vietnam-days.ts'
import type { Agency } from '../storage/registry-store.ts'
import { isOwnAncestor, withOptional } from './agency-records.ts'
import { Fields, type ParsedRecord, type Typed } from './parse-records.ts'
import { cleanText, codeKey, codePattern } from './registry-fields.ts'

/** What a merger, a new name or a division changes. */
export interface Merger {
  /** The agencies that end, as they are and as they will be. */
  readonly ended: readonly { readonly before: Agency; readonly after: Agency }[]
  /** The agency that comes of it: new, or one of the chosen that goes on. */
  readonly heir: { readonly before: Agency | null; readonly after: Agency }
}

/**
 * Makes one agency of those that were chosen, from a day on: they end on the day before, and it descends from them.
 *
 * Under the code of one of them, that one goes on and takes the others in. Of one alone, under a new code, it is the
 * successor; made twice of the same one, the agency was divided. One that has ended before keeps its last day.
 * @param chosen codes
 */
export function planMerger(
  agencies: readonly Agency[],
  chosen: readonly string[],
  typed: Typed,
): ParsedRecord<Merger> {
  const fields = new Fields(typed)
  const known = new Map(agencies.map((agency) => [codeKey(agency.code), agency]))
  const parts = [...new Set(chosen)].flatMap((code) => known.get(codeKey(code)) ?? [])
  if (parts.length === 0) fields.refuse('agencies', 'none-chosen')
  const name = fields.name()
  const code = cleanText(typed.code ?? '')
  const goesOn = parts.find((part) => codeKey(part.code) === codeKey(code)) ?? null
  if (goesOn === null) fields.newCode((written) => known.has(codeKey(written)))
  else if (!codePattern.test(code)) fields.refuse('code', 'bad-code', code)
  const day = fields.day('on')
  if (day === null && cleanText(typed.on ?? '') === '') fields.refuse('on', 'missing')
  const lastDay = day === null ? null : dayBefore(day)
  const ended = parts
    .filter((part) => part !== goesOn)
    .map((before) => ({ before, after: before.endedOn === null ? { ...before, endedOn: lastDay } : before }))
  for (const { before, after } of ended) {
    if (day !== null && before.endedOn !== null && before.endedOn >= day) {
      fields.refuse('on', 'ended-later', before.code)
    } else if (before.beganOn !== undefined && after.endedOn !== null && after.endedOn < before.beganOn) {
      fields.refuse('on', 'began-later', before.code)
    }
  }
  if (goesOn !== null && goesOn.endedOn !== null) fields.refuse('code', 'has-ended', goesOn.code)
  if (goesOn !== null && parts.length === 1 && goesOn.name === name)
    fields.refuse('agencies', 'nothing-changes')
  const taken = ended.map(({ before }) => before.code)
  const after = withOptional({
    ...(goesOn ?? { code, units: [], endedOn: null }),
    name,
    beganOn: goesOn === null ? (day ?? undefined) : goesOn.beganOn,
    predecessors: [...new Set([...(goesOn?.predecessors ?? []), ...taken])],
  })
  const would = new Map([...known, ...ended.map((one) => [codeKey(one.after.code), one.after] as const)])
  would.set(codeKey(code), after)
  if (parts.length > 0 && isOwnAncestor(code, would)) fields.refuse('code', 'circle', code)
  return fields.answer({
    ended: ended.filter((one) => one.before !== one.after),
    heir: { before: goesOn, after },
  })
}

function dayBefore(day: string): string {
  return dayOf(new Date(startOfDay(day).getTime() - 1))
}
