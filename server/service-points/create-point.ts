import type { AuditTrail } from '../audit/audit-trail.ts'
import type { RandomBytes } from '../random/draw-text.ts'
import { isDuplicateKey } from '../storage/duplicate-key.ts'
import type { Point } from '../storage/points-store.ts'
import type { Staff } from '../web/staff-request.ts'
import type { NewPoint } from './parse-new-point.ts'
import { drawPointCode } from './point-code.ts'

interface Needs {
  readonly points: {
    add(point: Point): Promise<void>
    byCode(code: string): Promise<Point | null>
    replace(old: string, point: Point, at: Date): Promise<boolean>
  }
  readonly trail: AuditTrail
  readonly randomBytes: RandomBytes
}

/** Draws meet once in 500 million at most; so many in a row mean that the source of chance is broken. */
const mostDraws = 5

/**
 * Makes a point for a desk, under a code that no point ever had.
 * @returns the code; null where somebody else has just made one for the desk
 */
export async function createPoint(needs: Needs, by: Staff, chosen: NewPoint): Promise<string | null> {
  const { points, trail } = needs
  const { placeCode, ...rest } = chosen
  return withNewCode(needs, async (code) => {
    const point: Point = { code, ...rest, retiredAt: null, ...(placeCode !== null && { placeCode }) }
    return trail.changing(
      by,
      { action: 'point-made', subject: { kind: 'point', id: code }, agency: agencyOf(point), after: point },
      () => unlessTaken(() => points.add(point)),
    )
  })
}

/**
 * Retires a code and makes another for the same desk.
 * @returns the new code; null where the old one had been retired before
 */
export async function replacePoint(needs: Needs, by: Staff, old: Point, at: Date): Promise<string | null> {
  const { points, trail } = needs
  const { replacedBy: _, ...properties } = old
  return withNewCode(needs, async (code) => {
    const point: Point = { ...properties, code, retiredAt: null }
    return trail.changing(
      by,
      {
        action: 'point-replaced',
        subject: { kind: 'point', id: old.code },
        agency: agencyOf(old),
        before: old,
        after: { ...old, retiredAt: at, replacedBy: code },
      },
      () => unlessTaken(() => points.replace(old.code, point, at)),
    )
  })
}

/** The agency that the audit trail names: none of a desk that several share. */
export function agencyOf({ agencies }: Pick<Point, 'agencies'>): string | null {
  return agencies.length === 1 ? (agencies[0] ?? null) : null
}

async function withNewCode(
  { points, randomBytes }: Needs,
  make: (code: string) => Promise<boolean>,
): Promise<string | null> {
  for (let draw = 1; draw <= mostDraws; draw++) {
    const code = drawPointCode(randomBytes)
    if (await make(code)) return code
    // The code is free: it was the desk, then, that was taken, or the old code that was retired.
    if (!(await points.byCode(code))) return null
  }
  throw new Error('no code could be drawn that is not in use')
}

async function unlessTaken(write: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await write()) !== false
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}
