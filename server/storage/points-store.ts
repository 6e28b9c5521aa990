import { createHash } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'
import { foldedName } from '../../survey-forms/folded-name.ts'
import { isDuplicateKey } from './duplicate-key.ts'
import { type Channel, channels } from './response-record.ts'

/** A service point: what one QR code stands for. */
export interface Point {
  /** 6–10 characters people can read aloud; not guessable in sequence. */
  readonly code: string
  /** The desk, e.g. "Quầy số 3 – Cấp phép". */
  readonly desk: string
  /** The building that hosts it, e.g. a public-service centre. */
  readonly place: string
  readonly channel: Channel
  /** The agencies served, by code: one, or several at a shared desk; the form then asks which. */
  readonly agencies: readonly string[]
  /** The unit its responses count for; only where it serves one agency. */
  readonly unit: string | null
  readonly retiredAt: Date | null
  /** The registered place that hosts it (places-store.ts), whose name `place` is; absent where it is only named. */
  readonly placeCode?: string
  /** The code that took its place when it was replaced. */
  readonly replacedBy?: string
}

/** What may be changed of a point in use: its code, its channel and its agencies stay. */
export type PointWords = Pick<Point, 'desk' | 'place' | 'placeCode' | 'unit'>

type StoredPoint = Omit<Point, 'code'> & {
  readonly _id: string
  /** Unique: {@link deskKey} while it is in use, else a key of its own. Absent from points of earlier releases. */
  readonly deskKey?: string
}

const pointSchema = new Schema<StoredPoint>(
  {
    _id: { type: String, required: true },
    desk: { type: String, required: true },
    place: { type: String, required: true },
    channel: { type: String, enum: channels, required: true },
    agencies: { type: [String], required: true },
    unit: { type: String, default: null },
    retiredAt: { type: Date, default: null },
    placeCode: { type: String },
    replacedBy: { type: String },
    deskKey: { type: String },
  },
  { strict: 'throw', versionKey: false },
)
// Two posts in two processes cannot give a desk two codes. Not a sparse or partial index, which the embedded database
// does not have: every point has a key (`giveDeskKeys`).
pointSchema.index({ deskKey: 1 }, { unique: true })

/** Service points by their code. */
export function createPointsStore(connection: Connection) {
  const model = connection.model('Point', pointSchema, 'points')

  return {
    /** @throws on a code that is taken or a desk that has a code in use (duplicate key) */
    async add(point: Point): Promise<void> {
      const { code, ...rest } = point
      await model.create({ _id: code, ...rest, deskKey: deskKey(point) })
    },

    async byCode(code: string): Promise<Point | null> {
      const stored = await model.findById(code).lean<StoredPoint>()
      return stored && plain(stored)
    },

    async all(): Promise<Point[]> {
      const stored = await model.find().sort({ _id: 1 }).lean<StoredPoint[]>()
      return stored.map(plain)
    },

    /**
     * Changes the words of a point in use.
     * @returns 'desk-taken' where that desk has another code in use; 'not-in-use' for a retired or unknown code
     */
    async change(point: Point, words: PointWords): Promise<'changed' | 'desk-taken' | 'not-in-use'> {
      const { placeCode, ...set } = words
      const update = {
        $set: {
          ...set,
          deskKey: deskKey({ ...point, ...words, retiredAt: null }),
          ...(placeCode !== undefined && { placeCode }),
        },
        ...(placeCode === undefined && { $unset: { placeCode: 1 as const } }),
      }
      try {
        const { matchedCount } = await model.updateOne({ _id: point.code, retiredAt: null }, update)
        return matchedCount === 1 ? 'changed' : 'not-in-use'
      } catch (error) {
        if (isDuplicateKey(error)) return 'desk-taken'
        throw error
      }
    },

    /** @returns false where it was retired before: the first day stays */
    async retire(code: string, at: Date): Promise<boolean> {
      const { matchedCount } = await model.updateOne(
        { _id: code, retiredAt: null },
        { $set: { retiredAt: at, deskKey: ownKey(code) } },
      )
      return matchedCount === 1
    },

    /**
     * Retires a code and puts another in its place. The new one is stored first, so that an end in between leaves the
     * desk with two codes rather than with none.
     * @returns false where the old code was retired before; then there is no new one
     * @throws on a code that is taken (duplicate key)
     */
    async replace(old: string, point: Point, at: Date): Promise<boolean> {
      const { code, ...rest } = point
      await model.create({ _id: code, ...rest, deskKey: ownKey(code) })
      const { matchedCount } = await model.updateOne(
        { _id: old, retiredAt: null },
        { $set: { retiredAt: at, replacedBy: code, deskKey: ownKey(old) } },
      )
      if (matchedCount === 0) {
        await model.deleteOne({ _id: code })
        return false
      }
      await claimDesk(point)
      return true
    },

    /** Gives points of earlier releases their keys. Before the index is made, which would take them for the same. */
    async giveDeskKeys(): Promise<void> {
      const without = await model.find({ deskKey: null }).lean<StoredPoint[]>()
      const taken = new Set<string>()
      for (const point of without.map(plain)) {
        const key = deskKey(point)
        const free = taken.has(key) ? ownKey(point.code) : key
        taken.add(key)
        await model.updateOne({ _id: point.code, deskKey: null }, { $set: { deskKey: free } })
      }
    },
  }

  /** Somebody who made a code for the desk in between keeps the desk; this point then has a key of its own. */
  async function claimDesk(point: Point): Promise<void> {
    try {
      await model.updateOne({ _id: point.code, retiredAt: null }, { $set: { deskKey: deskKey(point) } })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
}

/**
 * What makes two points the same desk: agencies, place, desk and channel, as a Vietnamese reader compares names. A
 * tablet and a sheet may stand at one desk.
 */
export function deskKey(
  point: Pick<Point, 'code' | 'agencies' | 'place' | 'desk' | 'channel' | 'retiredAt'>,
): string {
  if (point.retiredAt !== null) return ownKey(point.code)
  const { channel, agencies, place, desk } = point
  const parts = [channel, [...agencies].sort(), foldedName(place), foldedName(desk)]
  // As a digest: the keys of an index may not grow with the number of agencies.
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** The key of a point that keeps no desk from being used. */
function ownKey(code: string): string {
  return `code|${code}`
}

function plain({ _id, deskKey: _, ...rest }: StoredPoint): Point {
  return { code: _id, ...rest }
}
