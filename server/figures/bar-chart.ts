import { em, type PictureHead, pictureHead } from './picture-head.ts'
/** One bar of a chart of percentages. */
export interface Bar {
  readonly label: string
  /** 0–100; null draws no bar, never one of length 0 or 100. */
  readonly percent: number | null
  /** What stands in the column of values; also for a bar that is not drawn. */
  readonly value: string
  /** The overall figure among the criteria. */
  readonly emphasised: boolean
  /** Rests on a small sample: drawn pale. */
  readonly pale: boolean
  /** Drawn as a whisker over the end of the bar. */
  readonly interval: readonly [lower: number, upper: number] | null
  /** Drawn as a dashed line across the bar, with its words below. */
  readonly target: { readonly percent: number; readonly label: string } | null
}

/** A horizontal bar chart, ready for the partial `chart-bars`: every length is text. */
export interface BarChartView extends PictureHead {
  readonly height: string
  readonly bars: readonly (Omit<Bar, 'percent' | 'interval' | 'target'> & {
    readonly y: string
    readonly height: string
    readonly width: string
    readonly drawn: boolean
    readonly whisker: { readonly lower: string; readonly upper: string } | null
    readonly target: TargetLine | null
  })[]
  readonly axisY: string
  readonly ticks: readonly { readonly x: string; readonly label: string; readonly anchor: string }[]
  /** What the marks mean; null where there are bars alone. */
  readonly key: string | null
}

export interface TargetLine {
  readonly x: string
  readonly label: string
  /** The words stand on the side of the line that has more room. */
  readonly anchor: 'start' | 'end'
  readonly distance: string
}

const rowEm = 3.25
/** A line of text below the bar. */
const targetEm = 1.5
const axisEm = 1.75
/** The bars take this share of the width; the rest is the column of values, so that no value ever meets a bar. */
const trackPercent = 78

/**
 * Horizontal bars of percentages from 0 to 100, one under the other, each with its label above and its value in a
 * column at the right. Lengths are shares of the width and heights are in em, so that text keeps the reader's size
 * on a phone and on a wide screen alike.
 * @param id unique in the page; the ids of title and description are made from it
 */
export function barChart({
  id,
  title,
  description,
  bars,
  key = null,
}: {
  id: string
  title: string
  description: string
  bars: readonly Bar[]
  key?: string | null
}): BarChartView {
  const heights = bars.map(({ target }) => rowEm + (target === null ? 0 : targetEm))
  const above = (row: number) => heights.slice(0, row).reduce((sum, height) => sum + height, 0)
  return {
    ...pictureHead(id, title, description),
    height: em(above(bars.length) + axisEm),
    bars: bars.map(({ percent, interval, target, ...bar }, row) => ({
      ...bar,
      y: em(above(row)),
      height: em(heights[row]!),
      width: `${percent ?? 0}%`,
      drawn: percent !== null,
      whisker:
        percent === null || interval === null ? null : { lower: `${interval[0]}%`, upper: `${interval[1]}%` },
      target: target && targetLine(target),
    })),
    axisY: em(above(bars.length)),
    ticks: [0, 20, 40, 60, 80, 100].map((percent) => ({
      x: onTrack(percent),
      label: String(percent),
      anchor: percent === 0 ? 'start' : 'middle',
    })),
    key,
  }
}

function targetLine({ percent, label }: NonNullable<Bar['target']>): TargetLine {
  const isRight = percent > 50
  return {
    x: onTrack(percent),
    label,
    anchor: isRight ? 'end' : 'start',
    distance: isRight ? '-0.4em' : '0.4em',
  }
}

function onTrack(percent: number): string {
  return `${Number(((percent * trackPercent) / 100).toFixed(2))}%`
}
