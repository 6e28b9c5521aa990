import { type PictureHead, pictureHead } from '../figures/picture-head.ts'
/** The figure of one period. */
export interface YearPoint {
  readonly label: string
  readonly percent: number | null
  readonly value: string
  readonly interval: readonly [lower: number, upper: number] | null
  /** Whether it may be joined to the point before it. */
  readonly joined: boolean
}

/** Points over the periods, ready for the partial `results-years`: every length is text. */
export interface YearsPictureView extends PictureHead {
  readonly ticks: readonly { readonly y: string; readonly labelY: string; readonly label: string }[]
  readonly lines: readonly {
    readonly x1: string
    readonly y1: string
    readonly x2: string
    readonly y2: string
  }[]
  readonly points: readonly {
    readonly x: string
    readonly y: string
    readonly valueY: string
    readonly value: string
    readonly whisker: { readonly upper: string; readonly lower: string } | null
  }[]
  readonly labels: readonly { readonly x: string; readonly text: string }[]
  readonly key: string
}

/** The lowest percentage of the axis; it does not begin at 0, so that small differences are seen. */
export interface YearsAxis {
  readonly lowest: number
  readonly highest: number
}

/** On a phone there is room for the values of so many periods; the table has all of them. */
export const mostYears = 6

/** A shorter axis would make much of small differences. */
const shortest = 10
const topEm = 2
const plotEm = 9
/** Left of the first point stand the percentages of the axis. */
const left = 22
const right = 92

/** The axis that holds all points and their intervals: from one multiple of 5 to another, with room to spare. */
export function yearsAxis(points: readonly YearPoint[]): YearsAxis {
  const values = points.flatMap(({ percent, interval }) => [
    ...(percent === null ? [] : [percent]),
    ...(interval ?? []),
  ])
  const below = 5 * Math.floor(Math.min(...values, 100) / 5 - 0.2)
  const above = Math.min(100, 5 * Math.ceil(Math.max(...values, 0) / 5 + 0.2))
  const lowest = Math.max(0, Math.min(below, above - shortest))
  return { lowest, highest: Math.max(above, lowest + shortest) }
}

/**
 * One point a period from left to right, with its interval as a vertical line. Only points that may be compared are
 * joined: a line over a change of method would show a change that nobody measured.
 * @param id unique in the page; the ids of title and description are made from it
 */
export function yearsPicture({
  id,
  title,
  description,
  points,
  key,
}: {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly points: readonly YearPoint[]
  readonly key: string
}): YearsPictureView {
  const axis = yearsAxis(points)
  const x = (place: number) =>
    share(points.length < 2 ? (left + right) / 2 : left + ((right - left) * place) / (points.length - 1))
  const height = (percent: number) =>
    topEm + (plotEm * (axis.highest - percent)) / (axis.highest - axis.lowest)
  const step = axis.highest - axis.lowest > 30 ? 20 : axis.highest - axis.lowest > 15 ? 10 : 5
  const ticks = Array.from({ length: 21 }, (_, place) => 5 * place).filter(
    (percent) =>
      percent === axis.lowest ||
      (percent > axis.lowest && percent <= axis.highest && (percent - axis.lowest) % step === 0),
  )
  return {
    ...pictureHead(id, title, description),
    ticks: ticks.map((percent) => ({
      y: em(height(percent)),
      labelY: em(height(percent) + 0.3),
      label: String(percent),
    })),
    lines: points.flatMap(({ joined, percent }, place) => {
      const before = points[place - 1]?.percent ?? null
      return joined && percent !== null && before !== null
        ? [{ x1: x(place - 1), y1: em(height(before)), x2: x(place), y2: em(height(percent)) }]
        : []
    }),
    points: points.flatMap(({ percent, value, interval }, place) =>
      percent === null
        ? []
        : [
            {
              x: x(place),
              y: em(height(percent)),
              valueY: em(height(interval?.[1] ?? percent) - 0.6),
              value,
              whisker: interval && { upper: em(height(interval[1])), lower: em(height(interval[0])) },
            },
          ],
    ),
    labels: points.map(({ label }, place) => ({ x: x(place), text: label })),
    key,
  }
}

function share(value: number): string {
  return `${Number(value.toFixed(2))}%`
}

function em(length: number): string {
  return `${Number(length.toFixed(3))}em`
}
