import { sheetTexts } from '../../texts/sheet-texts.ts'
import { type FittedText, fitAddress, fitNames, fitText, type Room } from './fit-text.ts'
import { type Font, lineHeight, mm, type Pen } from './pen.ts'
import type { SheetContent } from './sheet-content.ts'

/** One part of a column: how high it is, and how it is drawn from a height on. In points. */
export interface Block {
  readonly height: number
  /** Space above it; the first block has none. */
  readonly gap: number
  /** What is left out first where there is no room has the highest; what has none is never left out. */
  readonly spare?: number
  draw(y: number): void
}

export interface Column {
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'center'
  /** How much larger than on A5. */
  readonly scale: number
}

/** Letters become smaller by a twentieth at a time, and never smaller than this part: nobody could read them. */
const shrinking = { step: 0.95, least: 0.35 }

/**
 * The blocks of a column that has only so much room: what can be spared is left out first, then all letters are made
 * smaller.
 * @param make makes the blocks for a column of another scale
 */
export function fitting(
  column: Column,
  room: number,
  make: (column: Column) => readonly Block[],
): readonly Block[] {
  for (let shrunk = 1; ; shrunk *= shrinking.step) {
    let kept = make({ ...column, scale: column.scale * shrunk })
    for (let most = mostSpare(kept); most > 0 && heightsOf(kept) > room; most = mostSpare(kept)) {
      kept = kept.filter(({ spare = 0 }) => spare < most)
    }
    if (heightsOf(kept) <= room || shrunk < shrinking.least) return kept
  }
}

function mostSpare(blocks: readonly Block[]): number {
  return Math.max(...blocks.map(({ spare = 0 }) => spare))
}

function heightsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { height }) => sum + height, 0)
}

/** With the gaps. */
export function columnHeight(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { height, gap }, index) => sum + height + (index === 0 ? 0 : gap), 0)
}

/** Puts blocks below each other, with narrower gaps where they would not fit, and in the middle where they are few. */
export function drawColumn(blocks: readonly Block[], from: number, room: number): void {
  const heights = heightsOf(blocks)
  const gaps = columnHeight(blocks) - heights
  const share = gaps === 0 ? 0 : Math.min(1.6, Math.max(0, (room - heights) / gaps))
  let y = from + Math.max(0, room - heights - gaps * share) / 2
  blocks.forEach((block, index) => {
    if (index > 0) y += block.gap * share
    block.draw(y)
    y += block.height
  })
}

/** Makes the blocks of a sheet for a column. Sizes are those of A5, in points; heights and gaps in millimetres. */
export function sheetBlocks(pen: Pen, content: SheetContent, { x, width, align, scale }: Column) {
  function block(fitted: FittedText, font: Font, gap: number, more: { tag?: 'H1'; lang?: 'en' } = {}): Block {
    return {
      height: fitted.lines.length * fitted.size * lineHeight,
      gap: gap * mm * scale,
      draw: (y) => pen.text(fitted, { x, y, width, font, align, ...more }),
    }
  }
  const roomOf = ({ largest, smallest, mostLines }: Omit<Room, 'width'>): Room => ({
    width,
    largest: largest * scale,
    smallest: smallest * scale,
    mostLines,
  })
  return {
    emblem(height: number): Block[] {
      const { logo } = content
      if (!logo) return []
      const high = height * mm * scale
      const wide = Math.min(width, (high * logo.width) / logo.height)
      return [
        {
          height: high,
          gap: 0,
          // It stands in the code, too.
          spare: 1,
          draw: (y) =>
            pen.picture(
              logo.png,
              { x: align === 'center' ? x + (width - wide) / 2 : x, y, width: wide, height: high },
              sheetTexts.logoAlt(content.province),
            ),
        },
      ]
    },

    simulated(): Block[] {
      if (!content.simulated) return []
      const size = 9 * scale
      const wide = pen.measures.semibold(sheetTexts.simulated) * size + 6 * mm * scale
      const left = align === 'center' ? x + (width - wide) / 2 : x
      const height = size * 1.7
      return [
        {
          height,
          gap: 2 * mm * scale,
          draw: (y) => pen.framed(sheetTexts.simulated, { x: left, y, width: wide, height }, size),
        },
      ]
    },

    province(): Block[] {
      if (content.province === '') return []
      const room = roomOf({ largest: 10, smallest: 7, mostLines: 1 })
      return [block(fitText(content.province.toUpperCase(), room, pen.measures.regular), 'regular', 2)]
    },

    names(mostLines: number): Block[] {
      const room = roomOf({ largest: 22, smallest: 8.5, mostLines })
      // Two or three lines of large letters are quicker to read than five of larger ones.
      const few = fitNames(
        content.agencies,
        { ...room, mostLines: 3, smallest: room.largest * 0.6 },
        pen.measures.semibold,
        sheetTexts.andOthers,
      )
      const isWhole = content.agencies.every((name) => few.lines.join(' ').includes(name))
      const fitted = isWhole
        ? few
        : fitNames(content.agencies, room, pen.measures.semibold, sheetTexts.andOthers)
      return [block(fitted, 'semibold', 1, { tag: 'H1' })]
    },

    desk(): Block[] {
      const desk = fitText(
        content.desk,
        roomOf({ largest: 14, smallest: 9, mostLines: 3 }),
        pen.measures.semibold,
      )
      const place = fitText(
        content.place,
        roomOf({ largest: 11.5, smallest: 8, mostLines: 3 }),
        pen.measures.regular,
      )
      return [block(desk, 'semibold', 2), block(place, 'regular', 0)]
    },

    invitation: (largest: number) =>
      block(
        fitText(sheetTexts.invitation, roomOf({ largest, smallest: 9, mostLines: 2 }), pen.measures.semibold),
        'semibold',
        4,
      ),

    scan(largest: number, mostLines: number): Block {
      const text = `${sheetTexts.scan}, ${sheetTexts.or}:`
      const room = roomOf({ largest, smallest: 8, mostLines })
      return block(fitText(text, room, pen.measures.regular), 'regular', 2)
    },

    about(largest: number, mostLines: number): Block {
      const room = roomOf({ largest, smallest: 8, mostLines })
      return { ...block(fitText(sheetTexts.about, room, pen.measures.regular), 'regular', 3), spare: 2 }
    },

    english(largest: number, mostLines: number): Block {
      const room = roomOf({ largest, smallest: 7, mostLines })
      const fitted = fitText(sheetTexts.english, room, pen.measures.regular)
      return { ...block(fitted, 'regular', 1, { lang: 'en' }), spare: 3 }
    },

    address(largest: number, gap: number, oneLineShare: number): Block {
      const { site, path } = content.address
      const room = roomOf({ largest, smallest: 9, mostLines: 3 })
      const fitted = fitAddress(site, path, room, pen.measures.semibold, oneLineShare)
      return block(fitted, 'semibold', gap)
    },
  }
}
