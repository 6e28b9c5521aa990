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
}

/** A horizontal bar chart, ready for the partial `chart-bars`: every length is text. */
export interface BarChartView {
  readonly titleId: string
  readonly descriptionId: string
  readonly labelledBy: string
  readonly title: string
  readonly description: string
  readonly height: string
  readonly bars: readonly (Omit<Bar, 'percent'> & {
    readonly y: string
    readonly width: string
    readonly drawn: boolean
  })[]
  readonly axisY: string
  readonly ticks: readonly { readonly x: string; readonly label: string; readonly anchor: string }[]
}

const rowEm = 3.25
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
}: {
  id: string
  title: string
  description: string
  bars: readonly Bar[]
}): BarChartView {
  return {
    titleId: `${id}-title`,
    descriptionId: `${id}-description`,
    labelledBy: `${id}-title ${id}-description`,
    title,
    description,
    height: em(bars.length * rowEm + axisEm),
    bars: bars.map(({ percent, ...bar }, row) => ({
      ...bar,
      y: em(row * rowEm),
      width: `${percent ?? 0}%`,
      drawn: percent !== null,
    })),
    axisY: em(bars.length * rowEm),
    ticks: [0, 20, 40, 60, 80, 100].map((percent) => ({
      x: `${Number(((percent * trackPercent) / 100).toFixed(2))}%`,
      label: String(percent),
      anchor: percent === 0 ? 'start' : 'middle',
    })),
  }
}

function em(length: number): string {
  return `${Number(length.toFixed(4))}em`
}
