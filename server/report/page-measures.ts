/*
 * The page of an official document (Nghị định 30/2020/NĐ-CP, Phụ lục I): A4, margins at top and bottom 20–25 mm, left
 * 30–35 mm, right 15–20 mm. Millimetres here, twentieths of a point in the file.
 */

export const page = { width: 210, height: 297 } as const
export const margins = { top: 20, bottom: 20, left: 30, right: 15, header: 8, footer: 8 } as const

/** What text and tables have, upright or across the page. */
export function textWidth(landscape: boolean): number {
  return (landscape ? page.height : page.width) - margins.left - margins.right
}

/** Twentieths of a point in so many millimetres. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

/** Sizes in half points: 14 for the text, as the decree allows 13 or 14; tables in 11. */
export const sizes = {
  text: 28,
  heading: 26,
  place: 28,
  table: 22,
  note: 22,
  recipientsHead: 24,
  recipients: 22,
} as const

export const font = 'Times New Roman'

/**
 * About how wide a line of capitals or of small letters is, in millimetres: for rules that are to be a third to a
 * half as long as the line above them.
 * @param points the size of the letters
 */
export function roughWidth(text: string, points: number): number {
  const letters = [...text]
  const ems = letters.reduce(
    (sum, letter) => sum + (/\p{Lu}/u.test(letter) ? 0.72 : /\s/u.test(letter) ? 0.25 : 0.5),
    0,
  )
  return (ems * points * 25.4) / 72
}
