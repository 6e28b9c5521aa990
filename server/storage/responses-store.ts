import { type Connection, Schema } from 'mongoose'
import type { ResponseStatus } from '../../scoring/counted-responses.ts'
import { isDuplicateKey } from './duplicate-key.ts'
import { channels, type ResponseRecord, type TalliedMark } from './response-record.ts'

/** A change of one response's place in the tallies: out of `from` (null: in none yet), into `to`. */
export interface Move {
  readonly id: string
  readonly revision: number
  readonly from: ResponseStatus | null
  readonly to: ResponseStatus
}

/** What the tallier reads of a response. */
export type TallyInput = Pick<
  ResponseRecord,
  | '_id'
  | 'agency'
  | 'unit'
  | 'point'
  | 'channel'
  | 'week'
  | 'form'
  | 'answers'
  | 'status'
  | 'revision'
  | 'tallied'
>

const tallyInput = {
  agency: 1,
  unit: 1,
  point: 1,
  channel: 1,
  week: 1,
  form: 1,
  answers: 1,
  status: 1,
  revision: 1,
  tallied: 1,
} as const

const responseSchema = new Schema<ResponseRecord>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    agency: { type: String, required: true },
    unit: { type: String, default: null },
    point: { type: String, required: true },
    channel: { type: String, enum: channels, required: true },
    form: { type: String, required: true },
    answers: { type: Schema.Types.Mixed, required: true },
    context: { type: Schema.Types.Mixed, required: true },
    respondent: { type: Schema.Types.Mixed, required: true },
    wishes: { type: [String], required: true },
    comment: { type: String, default: null },
    language: { type: String, required: true },
    startedAt: { type: Date, default: null },
    receivedAt: { type: Date, required: true },
    week: { type: String, required: true },
    digest: { type: String, required: true },
    receipt: { type: String, required: true },
    status: { type: String, required: true },
    revision: { type: Number, required: true },
    untallied: { type: Boolean },
    tallied: { type: Schema.Types.Mixed },
  },
  { strict: 'throw', minimize: false, versionKey: false },
)
// The only unique key is _id, so that a cluster may shard by its hash. The tallier finds its work by the first
// index; a receipt is looked up by the second and is not unique: twelve characters may meet, and then both count.
responseSchema.index({ period: 1, untallied: 1 })
responseSchema.index({ receipt: 1 })

/** Responses: written once, found by submission id or receipt, and moved through the tallies. */
export function createResponsesStore(connection: Connection) {
  const model = connection.model('Response', responseSchema, 'responses')
  // Inserts and marks go to the driver's collection: the record is built from parsed values by one function, and
  // hydrating a document per response costs as much as the rest of the request.
  const collection = () => model.collection

  return {
    /** @returns false when the id is already stored; then nothing was written. Resolves only once durable. */
    async insert(record: ResponseRecord): Promise<boolean> {
      try {
        await collection().insertOne(record as never)
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** Many at once, for imports and demonstration data; ids that exist are left as they are. */
    async insertMany(records: readonly ResponseRecord[]): Promise<void> {
      try {
        await collection().insertMany(records as never, { ordered: false })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    async byId(id: string): Promise<ResponseRecord | null> {
      return model.findById(id).lean<ResponseRecord>()
    },

    async byReceipt(receipt: string): Promise<ResponseRecord[]> {
      return model.find({ receipt }).limit(10).lean<ResponseRecord[]>()
    },

    /**
     * A new status, decided by a person or by closing; the tallies follow by themselves.
     * @returns false when the response has moved on since `revision` was read
     */
    async changeStatus(id: string, revision: number, status: ResponseStatus): Promise<boolean> {
      const result = await collection().updateOne({ _id: id, revision } as never, {
        $set: { status, untallied: true },
        $inc: { revision: 1 },
      })
      return result.matchedCount === 1
    },

    async untallied(period: string, limit: number): Promise<TallyInput[]> {
      return model.find({ period, untallied: true }, tallyInput).limit(limit).lean<TallyInput[]>()
    },

    async tallyInputs(ids: readonly string[]): Promise<TallyInput[]> {
      return model.find({ _id: { $in: ids } }, tallyInput).lean<TallyInput[]>()
    },

    /** Every response of a period that is in the tallies, in no order, for a rebuild. Memory does not grow. */
    tallied(period: string): AsyncIterable<TallyInput> {
      return model
        .find({ period, tallied: { $exists: true } }, tallyInput)
        .lean<TallyInput[]>()
        .cursor({ batchSize: 2000 }) as AsyncIterable<TallyInput>
    },

    /**
     * Marks the responses of finished moves. Where the response is still at the move's revision, it is tallied; where
     * it has moved on since and its mark is older, only the mark is set, and the newer revision stays to be tallied.
     * Safe to repeat, at any later time: what is marked at this revision or a newer one is left as it is.
     */
    async markTallied(moves: readonly Move[]): Promise<void> {
      if (moves.length === 0) return
      const mark = (move: Move): TalliedMark => ({ revision: move.revision, as: move.to })
      const current = moves.map((move) => ({
        updateOne: {
          filter: { _id: move.id, revision: move.revision },
          update: { $set: { tallied: mark(move) }, $unset: { untallied: 1 } },
        },
      }))
      const result = await collection().bulkWrite(current as never, { ordered: false })
      if (result.matchedCount === moves.length) return
      const movedOn = moves.flatMap((move) =>
        [{ tallied: { $exists: false } }, { 'tallied.revision': { $lt: move.revision } }].map((older) => ({
          updateOne: {
            filter: { _id: move.id, revision: { $gt: move.revision }, ...older },
            update: { $set: { tallied: mark(move) } },
          },
        })),
      )
      await collection().bulkWrite(movedOn as never, { ordered: false })
    },

    async count(period: string): Promise<number> {
      return model.countDocuments({ period })
    },
  }
}
