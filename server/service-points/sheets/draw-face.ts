import { sheetTexts } from '../../texts/sheet-texts.ts'
import { mm, type Pen } from './pen.ts'
import { type Block, type Column, columnHeight, drawColumn, fitting, sheetBlocks } from './sheet-blocks.ts'
import type { SheetContent } from './sheet-content.ts'

/** Where a face stands on its page, in points. */
export interface Face {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Sides of the code on A5, in points: what a phone reads across a desk, and what leaves room for the words. */
const smallestCode = 45 * mm
const largestCode = 92 * mm

/**
 * The sheet in an upright frame: everything in one column, and the code in the room that is left, so that a long name
 * makes it smaller and never a second page. A6 is A5 made smaller.
 */
export function drawUpright(pen: Pen, content: SheetContent, face: Face): void {
  const scale = face.width / (148 * mm)
  const margin = 9 * mm * scale
  const column = { x: face.x + margin, width: face.width - 2 * margin, align: 'center', scale } as const
  const room = face.height - 2 * margin
  const code = (side: number): Block => ({
    height: side,
    gap: 3 * mm * scale,
    draw: (y) => pen.qr(content.qr, { x: face.x + (face.width - side) / 2, y, side }, qrTitle(content)),
  })
  const smallest = code(smallestCode * scale)
  const kept = fitting(column, room, (tried) => {
    const set = sheetBlocks(pen, content, tried)
    const above = [...set.emblem(15), ...set.simulated(), ...set.province(), ...set.names(5), ...set.desk()]
    const below = [set.scan(11, 2), set.address(21, 3, 1), set.about(10.5, 2), set.english(9, 2)]
    return [...above, set.invitation(15), smallest, ...below]
  })
  const left = room - columnHeight(kept) + smallest.height
  const side = Math.max(smallest.height, Math.min(column.width, largestCode * scale, left))
  const blocks = kept.map((block) => (block === smallest ? code(side) : block))
  drawColumn(blocks, face.y + margin, room)
  if (content.trial) pen.across(sheetTexts.trial, face)
}

/** The sheet in a lying frame: the code on the left, the words beside it, the address below in its whole width. */
export function drawLying(pen: Pen, content: SheetContent, face: Face): void {
  // A label is half as wide as a tent and two thirds as high; letters follow what is scarcer.
  const scale = Math.min(face.width / (185 * mm), face.height / (112 * mm))
  const margin = Math.max(7 * mm * scale, 5 * mm)
  const whole = { x: face.x + margin, width: face.width - 2 * margin, align: 'center', scale } as const
  const address = sheetBlocks(pen, content, whole).address(30, 3, 0.6)
  const room = face.height - 2 * margin - address.height - 2 * mm * scale
  const side = Math.min(room, face.width * 0.44)
  // The quiet zone around the code is white anyway, and may reach into the margin.
  const quiet = (4 / content.qr.size) * side
  const codeFrom = face.x + margin - quiet / 2
  const x = codeFrom + side + 4 * mm * scale
  const column: Column = { x, width: face.x + face.width - margin - x, align: 'left', scale }
  const blocks = fitting(column, room, (tried) => {
    const set = sheetBlocks(pen, content, tried)
    const above = [...set.emblem(13), ...set.simulated(), ...set.province(), ...set.names(5), ...set.desk()]
    return [...above, set.invitation(15), set.scan(11, 4), set.about(10, 3), set.english(8.5, 3)]
  })
  pen.qr(content.qr, { x: codeFrom, y: face.y + margin + (room - side) / 2, side }, qrTitle(content))
  drawColumn(blocks, face.y + margin, room)
  address.draw(face.y + face.height - margin - address.height)
  if (content.trial) pen.across(sheetTexts.trial, face)
}

function qrTitle({ address }: SheetContent): string {
  return sheetTexts.qrTitle(address.site + address.path)
}
