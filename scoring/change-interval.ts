import type { Interval } from './interval.ts'

/** A percentage with its interval as both were published; null where they were not. */
export interface PublishedFigure {
  readonly percent: number | null
  readonly interval: Interval | null
}

/**
 * The interval of the change between two published percentages of independent samples, in points, unrounded:
 * d − √((x − lower)² + (upper′ − x′)²) … d + √((upper − x)² + (x′ − lower′)²), x being the percentage now and x′ the
 * one before ("square-and-add", Newcombe 1998, method 10; Zou & Donner 2008). It takes nothing but what was published,
 * and its level is that of the two intervals. Where 0 lies within it, the change may be chance.
 *
 * A published end that lies on the wrong side of its percentage, by rounding, is taken to be the percentage.
 * @returns null where a percentage or an interval is missing
 * @example changeInterval({ percent: 88, interval: [85, 90] }, { percent: 86, interval: [82, 90] }) // [-3, 6.47213595499958]
 */
export function changeInterval(now: PublishedFigure, before: PublishedFigure): Interval | null {
  if (now.percent === null || now.interval === null) return null
  if (before.percent === null || before.interval === null) return null
  const change = now.percent - before.percent
  const below = Math.hypot(
    distance(now.percent, now.interval[0]),
    distance(before.interval[1], before.percent),
  )
  const above = Math.hypot(
    distance(now.interval[1], now.percent),
    distance(before.percent, before.interval[0]),
  )
  return [change - below, change + above]
}

function distance(upper: number, lower: number): number {
  return Math.max(0, upper - lower)
}
