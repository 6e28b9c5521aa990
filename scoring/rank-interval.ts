import type { Estimate } from './estimate.ts'
import { type Interval, intervalOf } from './interval.ts'
import type { Ties } from './method.ts'

/** An eligible agency as rank intervals see it. */
export interface RankedAgency {
  readonly code: string
  /** The rounded percentage that its rank is taken on. */
  readonly published: number
  /** Null where no interval can be computed. */
  readonly estimate: Estimate | null
}

/** Which ranks an agency may truly have, as far as the samples tell. */
export interface RankInterval {
  readonly interval: readonly [best: number, worst: number]
  /** Codes of the agencies that are neither significantly better nor worse, in the order of the codes. */
  readonly indistinguishableFrom: readonly string[]
}

/**
 * The rank intervals of the agencies of a block; "rank interval" of the scoring method:
 * [1 + agencies significantly better, eligible − agencies significantly worse].
 *
 * Agency j is significantly better than l if it is published higher and x_j − x_l > √((x_j − lower_j)² +
 * (upper_l − x_l)²), x being the unrounded percentages and each interval at level 1 − (1 − confidence)/(eligible − 1):
 * the interval of the difference by square-and-add (Newcombe 1998; Zou & Donner 2008), shared out over the
 * comparisons of one agency (Bonferroni; Zhang et al. 2014). So the true rank of an agency lies within its interval
 * with the confidence, and its published rank always.
 *
 * Where ties are `dense`, ranks number the published values: the interval counts the distinct published values of the
 * agencies significantly better and worse. An agency without an estimate has no rank interval, and the others are
 * not distinguished from it, which widens theirs.
 * @param agencies null for one that is not eligible
 * @param confidence a share, above 0 and below 1
 * @returns in the same order; all null if fewer than two are eligible
 * @throws RangeError if the confidence is out of its range.
 * @example rankIntervals([null, { code: 'SCT', published: 88.4, estimate: null }], 'competition', 0.95) // [null, null]
 */
export function rankIntervals(
  agencies: readonly (RankedAgency | null)[],
  ties: Ties,
  confidence: number,
): readonly (RankInterval | null)[] {
  const eligible = agencies.filter((agency) => agency !== null)
  if (eligible.length < 2) return agencies.map(() => null)
  // Shared out, a confidence of almost 1 would round to 1, of which there is no interval.
  const level = Math.min(1 - (1 - confidence) / (eligible.length - 1), 1 - Number.EPSILON / 2)
  const intervals = new Map(
    eligible.map((agency) => [agency, agency.estimate === null ? null : intervalOf(agency.estimate, level)]),
  )
  const isBetter = (one: RankedAgency, other: RankedAgency) =>
    one.published > other.published &&
    isSignificantlyHigher(
      { percent: one.estimate?.percent, interval: intervals.get(one) },
      { percent: other.estimate?.percent, interval: intervals.get(other) },
    )
  const ranksTaken = (by: readonly RankedAgency[]) =>
    ties === 'dense' ? new Set(by.map(({ published }) => published)).size : by.length

  return agencies.map((agency) => {
    if (agency?.estimate == null) return null
    const others = eligible.filter((other) => other !== agency)
    const better = others.filter((other) => isBetter(other, agency))
    const worse = others.filter((other) => isBetter(agency, other))
    return {
      interval: [1 + ranksTaken(better), ranksTaken(eligible) - ranksTaken(worse)],
      indistinguishableFrom: others
        .filter((other) => !better.includes(other) && !worse.includes(other))
        .map(({ code }) => code)
        .sort(),
    }
  })
}

interface Figure {
  readonly percent: number | undefined
  readonly interval: Interval | null | undefined
}

function isSignificantlyHigher(one: Figure, other: Figure): boolean {
  if (one.percent === undefined || other.percent === undefined || !one.interval || !other.interval)
    return false
  const [lower] = one.interval
  const [, upper] = other.interval
  return one.percent - other.percent > Math.hypot(one.percent - lower, upper - other.percent)
}
