import { em, type PictureHead, pictureHead } from './picture-head.ts'
/** The rank of one agency, and the ranks that it may truly have. */
export interface RankRow {
  readonly label: string
  readonly rank: number
  readonly interval: readonly [best: number, worst: number] | null
  readonly value: string
}

/** Ranks as dots with their intervals as bars, ready for the partial `chart-ranks`: every length is text. */
export interface RankPictureView extends PictureHead {
  readonly height: string
  readonly rows: readonly {
    readonly label: string
    readonly value: string
    readonly y: string
    readonly dot: string
    readonly bar: { readonly x: string; readonly width: string } | null
  }[]
  readonly axisY: string
  readonly axisHeight: string
  readonly ticks: readonly { readonly x: string; readonly label: string }[]
  readonly key: string
}

const rowEm = 2.9
const axisEm = 1.75
/** Kept free at either end, so that a dot on the first or last rank is drawn whole. */
const marginPercent = 3
/** A bar is this much longer than from rank to rank, so that one of a single rank is seen around its dot. */
const overhangPercent = 2
/** Names longer than this meet the edge of a phone; the table has them whole. */
const longestLabel = 38

/**
 * One row per agency: a dot for its rank, a bar for its interval, on an axis from 1 to the number of ranked agencies.
 * Built like the bar chart: the name above, the figures in a column at the right, heights in em.
 * @param id unique in the page; the ids of title and description are made from it
 */
export function rankPicture({
  id,
  title,
  description,
  eligible,
  rows,
  key,
}: {
  id: string
  title: string
  description: string
  eligible: number
  rows: readonly RankRow[]
  key: string
}): RankPictureView {
  const at = (rank: number) =>
    marginPercent + ((100 - 2 * marginPercent) * (rank - 1)) / Math.max(1, eligible - 1)
  return {
    ...pictureHead(id, title, description),
    height: em(rows.length * rowEm + axisEm),
    rows: rows.map(({ label, rank, interval, value }, place) => ({
      label: shortened(label),
      value,
      y: em(place * rowEm),
      dot: percent(at(rank)),
      bar: interval && {
        x: percent(at(interval[0]) - overhangPercent),
        width: percent(at(interval[1]) - at(interval[0]) + 2 * overhangPercent),
      },
    })),
    axisY: em(rows.length * rowEm),
    axisHeight: em(axisEm),
    ticks: ticksTo(eligible).map((rank) => ({ x: percent(at(rank)), label: String(rank) })),
    key,
  }
}

/** The first rank, the last, and between them every rank or every fifth; none so near the last that numbers meet. */
function ticksTo(last: number): readonly number[] {
  const step = last <= 12 ? 1 : last <= 40 ? 5 : 10
  const between = Array.from({ length: last }, (_, place) => place + 1).filter(
    (rank) => rank > 1 && rank < last && rank % step === 0 && (step === 1 || last - rank >= step / 2),
  )
  return [...new Set([1, ...between, last])]
}

function shortened(label: string): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label
}

function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`
}
