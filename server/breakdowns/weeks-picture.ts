import { em, type PictureHead, pictureHead } from '../figures/picture-head.ts'

/** One week of the trend. */
export interface WeekPoint {
  readonly label: string
  /** 0–100; null leaves a gap, never a line over it. */
  readonly percent: number | null
}

/** Points over the weeks, ready for the partial `chart-weeks`: every length is text. */
export interface WeeksPictureView extends PictureHead {
  readonly height: string
  readonly ticks: readonly { readonly y: string; readonly labelY: string; readonly label: string }[]
  readonly lines: readonly {
    readonly x1: string
    readonly y1: string
    readonly x2: string
    readonly y2: string
  }[]
  readonly points: readonly { readonly x: string; readonly y: string }[]
  readonly labels: readonly { readonly x: string; readonly y: string; readonly text: string }[]
  readonly key: string
}

const topEm = 0.75
const plotEm = 11
const labelsEm = 1.9
/** Left of the first point stand the percentages of the axis. */
const left = 14
const right = 94
/** On a phone there is room for so many names of weeks; the table has all of them. */
const mostLabels = 4
/** A shorter axis would make much of small differences. */
const shortest = 20

/**
 * One point a week from left to right, joined to the point of the week before. A week without a figure is a gap: a
 * line over it would show what nobody measured.
 * @param id unique in the page; the ids of title and description are made from it
 */
export function weeksPicture({
  id,
  title,
  description,
  weeks,
  key,
}: {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly weeks: readonly WeekPoint[]
  readonly key: string
}): WeeksPictureView {
  const { lowest, highest } = axisOf(weeks)
  const x = (place: number) =>
    share(weeks.length < 2 ? (left + right) / 2 : left + ((right - left) * place) / (weeks.length - 1))
  const y = (percent: number) => topEm + (plotEm * (highest - percent)) / (highest - lowest)
  const step = highest - lowest > 40 ? 20 : 10
  const every = Math.ceil(weeks.length / mostLabels)
  return {
    ...pictureHead(id, title, description),
    height: em(topEm + plotEm + labelsEm),
    ticks: Array.from({ length: (highest - lowest) / step + 1 }, (_, place) => highest - step * place).map(
      (percent) => ({ y: em(y(percent)), labelY: em(y(percent) + 0.35), label: String(percent) }),
    ),
    lines: weeks.flatMap(({ percent }, place) => {
      const before = weeks[place - 1]?.percent ?? null
      return percent === null || before === null
        ? []
        : [{ x1: x(place - 1), y1: em(y(before)), x2: x(place), y2: em(y(percent)) }]
    }),
    points: weeks.flatMap(({ percent }, place) =>
      percent === null ? [] : [{ x: x(place), y: em(y(percent)) }],
    ),
    labels: weeks.flatMap(({ label }, place) =>
      place % every === 0 ? [{ x: x(place), y: em(topEm + plotEm + 1.5), text: label }] : [],
    ),
    key,
  }
}

/** From a multiple of the step to 100, or to one well above everything shown. */
function axisOf(weeks: readonly WeekPoint[]): { readonly lowest: number; readonly highest: number } {
  const values = weeks.flatMap(({ percent }) => (percent === null ? [] : [percent]))
  const highest = Math.min(100, 20 * Math.ceil(Math.max(...values, 0) / 20 + 0.05))
  const below = 20 * Math.floor(Math.min(...values, 100) / 20)
  return { lowest: Math.max(0, Math.min(below, highest - shortest)), highest }
}

function share(value: number): string {
  return `${Number(value.toFixed(2))}%`
}
