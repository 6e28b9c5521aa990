import { type PictureHead, pictureHead } from '../figures/picture-head.ts'

/** One agency of a ranking: its overall figure. */
export interface RankingBar {
  readonly label: string
  readonly percent: number
  readonly interval: readonly [lower: number, upper: number] | null
  readonly value: string
  /** Without a rank: drawn pale. */
  readonly pale: boolean
}

/** A ranking as bars, ready for the partial `chart-ranking`: lengths are in the picture's own units. */
export interface RankingPictureView extends PictureHead {
  readonly width: number
  readonly height: number
  readonly rows: readonly {
    readonly label: string
    readonly value: string
    readonly pale: boolean
    readonly textY: number
    readonly barY: number
    readonly middleY: number
    readonly barWidth: number
    readonly whisker: { readonly lower: number; readonly upper: number } | null
  }[]
  readonly trackX: number
  readonly valueX: number
  readonly barHeight: number
  readonly axisY: number
  readonly ticks: readonly { readonly x: number; readonly label: string }[]
  readonly tickY: number
  readonly target: { readonly x: number; readonly label: string } | null
}

const width = 640
const trackX = 236
const trackWidth = 330
const rowHeight = 22
const barHeight = 13
const topMargin = 22
const axisHeight = 22
/** Longer names would meet the bars; the table beside the picture has them whole. */
const longestLabel = 38

/**
 * One bar a row, name on its left and value in a column on its right: a picture for paper, where a row takes a
 * fifth of an inch and not the three lines that it takes on a phone.
 */
export function rankingPicture({
  id,
  title,
  description,
  bars,
  target,
}: {
  id: string
  title: string
  description: string
  bars: readonly RankingBar[]
  target: { readonly percent: number; readonly label: string } | null
}): RankingPictureView {
  const axisY = topMargin + bars.length * rowHeight
  return {
    ...pictureHead(id, title, description),
    width,
    height: axisY + axisHeight,
    rows: bars.map(({ label, percent, interval, value, pale }, place) => {
      const top = topMargin + place * rowHeight
      return {
        label: shortened(label),
        value,
        pale,
        textY: top + 15,
        barY: top + (rowHeight - barHeight) / 2,
        middleY: top + rowHeight / 2,
        barWidth: length(percent),
        whisker: interval && { lower: at(interval[0]), upper: at(interval[1]) },
      }
    }),
    trackX,
    valueX: width - 2,
    barHeight,
    axisY,
    ticks: [0, 20, 40, 60, 80, 100].map((percent) => ({ x: at(percent), label: String(percent) })),
    tickY: axisY + 15,
    target: target && { x: at(target.percent), label: target.label },
  }
}

function length(percent: number): number {
  return Number(((percent * trackWidth) / 100).toFixed(2))
}

function at(percent: number): number {
  return Number((trackX + length(percent)).toFixed(2))
}

function shortened(label: string): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label
}
