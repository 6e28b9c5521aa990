import { type Connection, Schema } from 'mongoose'
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

type StoredPoint = Omit<Point, 'code'> & { readonly _id: string }

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
  },
  { strict: 'throw', versionKey: false },
)

/** Service points by their code. */
export function createPointsStore(connection: Connection) {
  const model = connection.model('Point', pointSchema, 'points')

  return {
    /** @throws on a code that is taken (duplicate key): the caller draws another */
    async add(point: Point): Promise<void> {
      const { code, ...rest } = point
      await model.create({ _id: code, ...rest })
    },

    async byCode(code: string): Promise<Point | null> {
      const stored = await model.findById(code).lean<StoredPoint>()
      return stored && plain(stored)
    },

    async all(): Promise<Point[]> {
      const stored = await model.find().sort({ _id: 1 }).lean<StoredPoint[]>()
      return stored.map(plain)
    },

    async retire(code: string, at: Date): Promise<void> {
      await model.updateOne({ _id: code }, { $set: { retiredAt: at } })
    },
  }
}

function plain({ _id, ...rest }: StoredPoint): Point {
  return { code: _id, ...rest }
}
