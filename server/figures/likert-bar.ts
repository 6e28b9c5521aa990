import { fraction } from '../../scoring/fraction.ts'
import { roundHalfUp } from '../../scoring/round-half-up.ts'
import { type PictureHead, pictureHead } from './picture-head.ts'

/** How many gave one grade of the scale. */
export interface GradeCount {
  readonly label: string
  readonly count: number
}

/** A diverging bar of answers, ready for the partial `chart-likert`: every length is text. */
export interface LikertBarView extends PictureHead {
  readonly segments: readonly { readonly x: string; readonly width: string; readonly className: string }[]
}

/** How many shades the stylesheet has, from the lowest grade to the highest. */
const shades = 5

/**
 * The answers to one question as a diverging bar: the grades below the middle of the scale to the left of the middle
 * line, those above to the right, and the middle grade of an odd scale half on either side. The whole width stands
 * for twice all answers, so that bars of several questions can be compared whatever their n.
 * @param id unique in the page
 * @param grades from the lowest to the highest; with no answers at all nothing is drawn
 */
export function likertBar({
  id,
  title,
  grades,
}: {
  id: string
  title: string
  grades: readonly GradeCount[]
}): LikertBarView {
  const all = grades.reduce((sum, { count }) => sum + count, 0)
  const share = (count: number) => (all === 0 ? 0 : (50 * count) / all)
  const middle = (grades.length - 1) / 2
  const leftOfLine = grades.reduce(
    (sum, { count }, place) =>
      sum + (place < middle ? share(count) : place === middle ? share(count) / 2 : 0),
    0,
  )
  let x = 50 - leftOfLine
  const segments = grades.map(({ count }, place) => {
    const segment = {
      x: percent(x),
      width: percent(share(count)),
      className: `likert-${shade(place, grades.length)}`,
    }
    x += share(count)
    return { ...segment, count }
  })
  return {
    ...pictureHead(id, title, grades.map(({ label, count }) => `${label}: ${count}`).join('; ')),
    segments: segments.filter(({ count }) => count > 0).map(({ count: _, ...segment }) => segment),
  }
}

/** The class of the shade of a grade: scales shorter or longer than five spread over the same shades. */
export function shade(place: number, grades: number): number {
  return grades === 1 ? shades : 1 + Math.round((place * (shades - 1)) / (grades - 1))
}

/**
 * The share of a grade among the answers, in whole tenths of a percent, rounded half up like every published figure.
 * @example sharePercent(54, 118) // 45.8
 */
export function sharePercent(count: number, all: number): number {
  return all === 0 ? 0 : Number(roundHalfUp(fraction(100 * count, all), 1))
}

function percent(value: number): string {
  return `${Number(value.toFixed(3))}%`
}
