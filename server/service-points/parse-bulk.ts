import type { Place } from '../storage/places-store.ts'
import { channels } from '../storage/response-record.ts'
import type { BulkField, BulkProblemKinds } from '../texts/bulk-points-texts.ts'
import type { BulkScope } from './bulk-scopes.ts'
import type { NewPoint } from './parse-new-point.ts'
import { type ChosenPlace, parsePlace } from './parse-place.ts'
import { longestName, nameProblem, postedLine } from './posted-texts.ts'

/** The form for many points as it was typed. */
export interface PostedBulk {
  readonly scope: string
  readonly pattern: string
  readonly count: string
  readonly placeMode: string
  readonly placeCode: string
  readonly place: string
  readonly channel: string
  /** What an agency has instead of `count`, by its code. */
  readonly counts: ReadonlyMap<string, string>
}

/** @prop agency of `count`: whose number it is, where it is not everybody's */
export type BulkProblem = {
  [Field in BulkField]: {
    readonly field: Field
    readonly problem: BulkProblemKinds[Field]
    readonly agency?: string
  }
}[BulkField]

/** All points that were asked for, by agency, whether their desks have codes or not. */
export interface BulkWish {
  readonly agencies: readonly {
    readonly code: string
    readonly name: string
    readonly points: readonly NewPoint[]
  }[]
}

type ParsedBulk =
  | { readonly ok: true; readonly wish: BulkWish }
  | { readonly ok: false; readonly problems: readonly BulkProblem[] }

const mostDesks = 50
const mostPoints = 500

export function postedBulk(body: unknown): PostedBulk {
  const names = typeof body === 'object' && body !== null ? Object.keys(body) : []
  const counts = names
    .filter((name) => name.startsWith('count.'))
    .map((name) => [name.slice('count.'.length), postedLine(body, name)] as const)
  return {
    scope: postedLine(body, 'scope'),
    pattern: postedLine(body, 'pattern'),
    count: postedLine(body, 'count'),
    placeMode: postedLine(body, 'placeMode'),
    placeCode: postedLine(body, 'placeCode'),
    place: postedLine(body, 'place'),
    channel: postedLine(body, 'channel'),
    counts: new Map(counts),
  }
}

/** The form before anything was chosen. */
export const emptyBulk: PostedBulk = {
  scope: '',
  pattern: 'Quầy số {n}',
  count: '1',
  placeMode: 'own',
  placeCode: '',
  place: '',
  channel: 'qr',
  counts: new Map(),
}

/** Reads which points are wished for, or finds every problem at once. */
export function parseBulk(
  posted: PostedBulk,
  { scopes, places }: { readonly scopes: readonly BulkScope[]; readonly places: readonly Place[] },
): ParsedBulk {
  const scope = scopes.find(({ value }) => value === posted.scope)
  const agencies = scope?.agencies ?? []
  const counts = agencies.map(({ code }) => parseCount(posted.counts.get(code) ?? posted.count))
  const channel = channels.find((known) => known === posted.channel)
  const place = parseMode(posted, places)
  const problems: BulkProblem[] = [
    ...scopeProblems(posted.scope, scope),
    ...patternProblems(posted.pattern, counts),
    ...countProblems(
      posted,
      agencies.map(({ code }) => code),
      counts,
    ),
    ...(place.ok ? [] : [place.problem]),
    ...(channel ? [] : [{ field: 'channel', problem: 'not-an-option' } as const]),
  ]
  const isLong =
    place.ok && place.chosen === null && agencies.some(({ name }) => [...name].length > longestName)
  if (isLong) problems.push({ field: 'place', problem: 'long-agency' })
  if (problems.length > 0 || !place.ok || !channel) return { ok: false, problems }
  return {
    ok: true,
    wish: {
      agencies: agencies.map(({ code, name }, index) => ({
        code,
        name,
        points: desks(posted.pattern, counts[index] ?? 0).map((desk) => ({
          agencies: [code],
          desk,
          ...(place.chosen ?? ownPlace(name, places)),
          unit: null,
          channel,
        })),
      })),
    },
  }
}

function parseCount(text: string): number | null {
  const count = /^\d{1,2}$/.test(text) ? Number(text) : null
  return count !== null && count <= mostDesks ? count : null
}

function desks(pattern: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => pattern.replaceAll('{n}', () => String(index + 1)))
}

type ParsedMode =
  /** null: each agency at its own place */
  | { readonly ok: true; readonly chosen: ChosenPlace | null }
  | { readonly ok: false; readonly problem: BulkProblem }

function parseMode({ placeMode, placeCode, place }: PostedBulk, places: readonly Place[]): ParsedMode {
  if (placeMode === 'own') return { ok: true, chosen: null }
  if (placeMode !== 'one') return { ok: false, problem: { field: 'placeMode', problem: 'not-an-option' } }
  return parsePlace(placeCode, place, places)
}

/** A place that is called like the agency, registered or not. */
function ownPlace(name: string, places: readonly Place[]): ChosenPlace {
  const parsed = parsePlace('', name, places)
  return parsed.ok ? parsed.chosen : { place: name, placeCode: null }
}

function scopeProblems(asked: string, scope: BulkScope | undefined): BulkProblem[] {
  if (asked === '') return [{ field: 'scope', problem: 'missing' }]
  if (!scope) return [{ field: 'scope', problem: 'not-an-option' }]
  return scope.agencies.length === 0 ? [{ field: 'scope', problem: 'no-agencies' }] : []
}

function countProblems(
  { counts: own, count }: PostedBulk,
  codes: readonly string[],
  counts: readonly (number | null)[],
): BulkProblem[] {
  const problem = 'not-a-count'
  // The agencies have numbers of their own once they have been previewed; until then there is one for all.
  if (own.size === 0) {
    const common = parseCount(count)
    if (common === null || common === 0) return [{ field: 'count', problem }]
  }
  const bad = codes.filter((code, index) => counts[index] === null && own.has(code))
  if (bad.length > 0) return bad.map((agency) => ({ field: 'count', problem, agency }))
  if (counts.includes(null)) return [{ field: 'count', problem }]
  const all = counts.reduce<number>((sum, desksOf) => sum + (desksOf ?? 0), 0)
  return all > mostPoints ? [{ field: 'count', problem: 'too-many' }] : []
}

function patternProblems(pattern: string, counts: readonly (number | null)[]): BulkProblem[] {
  const most = Math.max(1, ...counts.map((count) => count ?? 0))
  const problem = nameProblem(pattern) ?? nameProblem(desks(pattern, most).at(-1) ?? '')
  if (problem) return [{ field: 'pattern', problem }]
  return most > 1 && !pattern.includes('{n}') ? [{ field: 'pattern', problem: 'no-number' }] : []
}
