import { sheetTexts } from '../../texts/sheet-texts.ts'
import { drawLying, drawUpright } from './draw-face.ts'
import { fitText } from './fit-text.ts'
import { mm, type Pen } from './pen.ts'
import type { SheetContent } from './sheet-content.ts'

/** In what form sheets can be printed. */
export const sheetFormats = ['tent', 'a5', 'a6', 'labels'] as const
export type SheetFormat = (typeof sheetFormats)[number]

export interface FormatPlan {
  readonly perPage: number
  /** Draws one page with the sheets of so many points, at most `perPage`. */
  draw(pen: Pen, contents: readonly SheetContent[]): void
}

const a4 = { width: 210 * mm, height: 297 * mm }
const a5 = { width: 148 * mm, height: 210 * mm }
const a6 = { width: 105 * mm, height: 148 * mm }

/** The tent: two faces back to back, and a flap at each end; the flaps are glued onto each other as its foot. */
const flap = 36.5 * mm
const tentFace = a4.height / 2 - flap
/** Two labels side by side, four below each other: they fill the page. */
const labels = { columns: 2, rows: 4 }
/** Half the length of the crosses between labels. */
const crossArm = 2.5 * mm

export const formatPlans: Readonly<Record<SheetFormat, FormatPlan>> = {
  tent: {
    perPage: 1,
    draw(pen, contents) {
      for (const content of contents) drawTent(pen, content)
    },
  },
  a5: uprightPlan(a5),
  a6: uprightPlan(a6),
  labels: { perPage: labels.columns * labels.rows, draw: drawLabels },
}

function uprightPlan({ width, height }: { width: number; height: number }): FormatPlan {
  return {
    perPage: 1,
    draw(pen, contents) {
      for (const content of contents) {
        pen.page(width, height)
        pen.sheet(() => drawUpright(pen, content, { x: 0, y: 0, width, height }))
      }
    },
  }
}

function drawTent(pen: Pen, content: SheetContent): void {
  const { width, height } = a4
  pen.page(width, height)
  const front = { x: 0, y: height / 2, width, height: tentFace }
  const back = { x: 0, y: flap, width, height: tentFace }
  pen.sheet(() => drawLying(pen, content, front))
  pen.sheet(() => pen.upsideDown(back, () => drawLying(pen, content, back)))
  for (const y of [flap, height / 2, height - flap]) pen.guide([0, y], [width, y], 'fold')
  const room = { width: width - 40 * mm, mostLines: 1, largest: 9, smallest: 6 }
  pen.sheet(() =>
    pen.text(fitText(sheetTexts.fold, room, pen.measures.regular), {
      x: 20 * mm,
      y: height - flap / 2,
      width: room.width,
      font: 'regular',
      align: 'center',
    }),
  )
}

function drawLabels(pen: Pen, contents: readonly SheetContent[]): void {
  const width = a4.width / labels.columns
  const height = a4.height / labels.rows
  pen.page(a4.width, a4.height)
  contents.forEach((content, index) => {
    const x = (index % labels.columns) * width
    const y = Math.floor(index / labels.columns) * height
    pen.sheet(() => drawLying(pen, content, { x, y, width, height }))
  })
  for (let column = 0; column <= labels.columns; column++) {
    for (let row = 0; row <= labels.rows; row++) {
      const [x, y] = [column * width, row * height]
      pen.guide([x - crossArm, y], [x + crossArm, y], 'cut')
      pen.guide([x, y - crossArm], [x, y + crossArm], 'cut')
    }
  }
}
