import type { Collection, Index } from '../store/catalog.ts'
import { documentRange, entryRange, type KeyRange, withPrefix } from '../store/keys.ts'
import { parseFieldPath } from './field-path.ts'
import type { FieldBounds, KeyInterval } from './filter.ts'
import { inverted, type KeyField } from './index-keys.ts'

/** Where to look for the documents of a query. Every match lies there; what else lies there is tested again. */
export interface Plan {
  /** The index to read, or null for the documents themselves, which lie in the order of `_id`. */
  readonly index: Index | null
  readonly ranges: readonly KeyRange[]
  /** Whether the ranges are single values of `_id`. */
  readonly byId: boolean
  readonly reverse: boolean
  /** Whether documents come in the order that was asked for. */
  readonly sorted: boolean
  /** Whether a filter narrows the ranges at all. */
  readonly bounded: boolean
}

/** More single values than this, multiplied over the fields, are not looked up one by one. */
const maxRanges = 10_000

const idFields: readonly KeyField[] = [{ path: parseFieldPath('_id'), direction: 1 }]

/** The most selective way by a simple count: single values before ranges before order before everything. */
export function choosePlan(
  collection: Collection,
  bounds: readonly FieldBounds[],
  sort: readonly KeyField[] = [],
): Plan {
  const ready = collection.indexes.filter((index) => index.ready)
  const plans = [null, ...ready].map((index) => planFor(collection, index, bounds, sort))
  return plans.reduce((best, next) => (next.score > best.score ? next : best)).plan
}

function planFor(
  collection: Collection,
  index: Index | null,
  bounds: readonly FieldBounds[],
  sort: readonly KeyField[],
): { plan: Plan; score: number } {
  const fields = index?.fields ?? idFields
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let points = 0
  let last: readonly KeyInterval[] | null = null
  for (const { path, direction } of fields) {
    const own = bounds.filter((bound) => bound.path.text === path.text)
    const intervals = fieldIntervals(own, index?.multikey ?? false)
    if (!intervals) break
    const directed = direction === 1 ? intervals : intervals.map(invertedInterval).reverse()
    if (directed.every(isPoint) && directed.length * prefixes.length <= maxRanges) {
      prefixes = prefixes.flatMap((prefix) => directed.map(({ low }) => Buffer.concat([prefix, low.key])))
      points++
    } else if (directed.length * prefixes.length <= maxRanges) {
      last = directed
      break
    } else break
    // An index over arrays holds combinations of elements; only one field can be trusted to narrow it.
    if (index?.multikey) break
  }
  const whole = index ? entryRange(index) : documentRange(collection)
  const id = index ? index.id : collection.id
  const bounded = points > 0 || last !== null
  const ranges = !bounded ? [whole] : prefixes.flatMap((prefix) => ranged(id, prefix, last))
  const order = ranges.length > 1 || index?.multikey ? null : orderOf(fields, points, bounds, sort)
  const plan: Plan = {
    index,
    ranges,
    byId: index === null && points === 1,
    reverse: order === -1,
    sorted: sort.length === 0 || order !== null,
    bounded,
  }
  const complete = points === fields.length && (index === null || index.unique)
  const score =
    (complete ? 1000 : 0) +
    points * 20 +
    (last ? 8 : 0) +
    (sort.length > 0 && plan.sorted ? 5 : 0) +
    (index || sort.length ? 0 : 1)
  return { plan, score }
}

/** The intervals one field must lie in; of several conditions those that narrow most. */
function fieldIntervals(own: readonly FieldBounds[], multikey: boolean): readonly KeyInterval[] | null {
  const points = own.filter(({ intervals }) => intervals.every(isPoint))
  if (points.length > 0)
    return points.reduce((a, b) => (b.intervals.length < a.intervals.length ? b : a)).intervals
  const first = own[0]?.intervals
  if (!first || own.length === 1 || multikey) return first ?? null
  return own.every(({ intervals }) => intervals.length === 1)
    ? [own.map(({ intervals }) => intervals[0]!).reduce(intersection)]
    : first
}

function isPoint({ low, high }: KeyInterval): boolean {
  return !low.after && high.after && low.key.equals(high.key)
}

function intersection(a: KeyInterval, b: KeyInterval): KeyInterval {
  return {
    low: Buffer.compare(endKey(a.low), endKey(b.low)) >= 0 ? a.low : b.low,
    high: Buffer.compare(endKey(a.high), endKey(b.high)) <= 0 ? a.high : b.high,
  }
}

function invertedInterval({ low, high }: KeyInterval): KeyInterval {
  return {
    low: { key: inverted(high.key), after: !high.after },
    high: { key: inverted(low.key), after: !low.after },
  }
}

const after = Buffer.from([0xff])

function endKey(end: { readonly key: Buffer; readonly after: boolean }): Buffer {
  return end.after ? Buffer.concat([end.key, after]) : end.key
}

function ranged(id: number, prefix: Buffer, intervals: readonly KeyInterval[] | null): KeyRange[] {
  if (!intervals)
    return [{ low: withPrefix(id, prefix), high: withPrefix(id, Buffer.concat([prefix, after])) }]
  return intervals.map(({ low, high }) => ({
    low: withPrefix(id, Buffer.concat([prefix, endKey(low)])),
    high: withPrefix(id, Buffer.concat([prefix, endKey(high)])),
  }))
}

/** The direction in which the index has the order asked for, or null. Fields held to one value do not count. */
function orderOf(
  fields: readonly KeyField[],
  points: number,
  bounds: readonly FieldBounds[],
  sort: readonly KeyField[],
): 1 | -1 | null {
  const fixed = new Set(fields.slice(0, points).map(({ path }) => path.text))
  const wanted = sort.filter(({ path }) => !fixed.has(path.text))
  const given = fields.slice(points)
  if (wanted.length === 0) return 1
  if (given.length === 0 && bounds.length > 0 && points === fields.length)
    return points > 0 && fields === idFields ? 1 : null
  let direction: 1 | -1 | null = null
  for (const [i, { path, direction: wantedDirection }] of wanted.entries()) {
    const own = given[i]
    if (own?.path.text !== path.text) return null
    const same = own.direction === wantedDirection ? 1 : -1
    if (direction !== null && direction !== same) return null
    direction = same
  }
  return direction
}
