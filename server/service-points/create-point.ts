import type { RandomBytes } from '../random/draw-text.ts'
import { isDuplicateKey } from '../storage/duplicate-key.ts'
import type { Point } from '../storage/points-store.ts'
import type { NewPoint } from './parse-new-point.ts'
import { drawPointCode } from './point-code.ts'

interface Needs {
  readonly points: { add(point: Point): Promise<void> }
  readonly randomBytes: RandomBytes
}

/** Draws meet once in 500 million at most; so many in a row mean that the source of chance is broken. */
const mostDraws = 5

/**
 * Makes a QR point for a desk of an agency, under a code that no point ever had.
 * @returns the code
 */
export async function createPoint({ points, randomBytes }: Needs, chosen: NewPoint): Promise<string> {
  for (let draw = 1; ; draw++) {
    const code = drawPointCode(randomBytes)
    try {
      await points.add({
        code,
        desk: chosen.desk,
        place: chosen.place,
        channel: 'qr',
        agencies: [chosen.agency],
        unit: null,
        retiredAt: null,
      })
      return code
    } catch (error) {
      if (!isDuplicateKey(error) || draw === mostDraws) throw error
    }
  }
}
