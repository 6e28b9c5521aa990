import { type Connection, Schema } from 'mongoose'

/** How often a retired code was still scanned. */
export interface RetiredScans {
  readonly count: number
  /** The last day, "YYYY-MM-DD". */
  readonly lastDay: string
}

interface StoredScans {
  /** `code|day` */
  readonly _id: string
  readonly code: string
  readonly day: string
  readonly count: number
}

const retiredScansSchema = new Schema<StoredScans>(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    day: { type: String, required: true },
    count: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false },
)

/** Scans of retired codes by day: numbers, and nothing about who scanned. */
export function createRetiredScansStore(connection: Connection) {
  const model = connection.model('RetiredScans', retiredScansSchema, 'retired-scans')

  return {
    /** @param day "YYYY-MM-DD" in Vietnam */
    async count(code: string, day: string, scans: number): Promise<void> {
      await model.updateOne(
        { _id: `${code}|${day}` },
        { $inc: { count: scans }, $setOnInsert: { code, day } },
        { upsert: true },
      )
    },

    /** By code; codes that nobody scanned after their retirement are not there. */
    async totals(): Promise<Map<string, RetiredScans>> {
      // Added up here: there is one for each day on which a retired code was scanned, and not every compatible server
      // can find the last day of a group.
      const days = await model.find().sort({ day: 1 }).lean<StoredScans[]>()
      const totals = new Map<string, RetiredScans>()
      for (const { code, day, count } of days) {
        totals.set(code, { count: (totals.get(code)?.count ?? 0) + count, lastDay: day })
      }
      return totals
    },
  }
}
