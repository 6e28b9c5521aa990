import { em, type PictureHead, pictureHead } from '../figures/picture-head.ts'
/** An agency in two rankings. */
export interface SlopeRow {
  readonly label: string
  readonly ranks: readonly [first: number, second: number]
}

/** Two rankings side by side, joined by lines, ready for the partial `chart-slopes`: every length is text. */
export interface SlopePictureView extends PictureHead {
  readonly height: string
  /** Those that cross another stand last, so that they are drawn above the others. */
  readonly lines: readonly { readonly from: string; readonly to: string; readonly crossing: boolean }[]
  readonly left: readonly { readonly text: string; readonly y: string }[]
  readonly right: readonly { readonly text: string; readonly y: string }[]
  readonly key: string
}

const rowEm = 1.7
/** From the middle of a row to the foot of its letters. */
const footEm = 0.35
/** Longer codes would meet the edge of a phone; the table has them whole. */
const longestLabel = 9

/**
 * The first ranking on the left, the second on the right, a line for each agency, bold where it crosses another: there
 * the order of two agencies is turned round. Agencies that share a rank stand one below the other, in the order in
 * which no line crosses for that alone.
 * @param id unique in the page; the ids of title and description are made from it
 */
export function slopePicture({
  id,
  title,
  description,
  rows,
  key,
}: {
  id: string
  title: string
  description: string
  rows: readonly SlopeRow[]
  key: string
}): SlopePictureView {
  const left = rows.toSorted(
    (a, b) => a.ranks[0] - b.ranks[0] || a.ranks[1] - b.ranks[1] || (a.label < b.label ? -1 : 1),
  )
  const right = left.toSorted((a, b) => a.ranks[1] - b.ranks[1])
  const lines = left.map((row, place) => ({
    from: em(middle(place)),
    to: em(middle(right.indexOf(row))),
    crossing: rows.some((other) => areTurnedRound(row, other)),
  }))
  return {
    ...pictureHead(id, title, description),
    height: em(rows.length * rowEm),
    lines: [...lines.filter(({ crossing }) => !crossing), ...lines.filter(({ crossing }) => crossing)],
    left: left.map(({ label, ranks }, place) => ({
      text: `${shortened(label)} ${ranks[0]}`,
      y: foot(place),
    })),
    right: right.map(({ label, ranks }, place) => ({
      text: `${ranks[1]} ${shortened(label)}`,
      y: foot(place),
    })),
    key,
  }
}

function areTurnedRound(one: SlopeRow, other: SlopeRow): boolean {
  return (one.ranks[0] - other.ranks[0]) * (one.ranks[1] - other.ranks[1]) < 0
}

function middle(place: number): number {
  return (place + 0.5) * rowEm
}

function foot(place: number): string {
  return em(middle(place) + footEm)
}

function shortened(label: string): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label
}
