import { type Connection, type mongo, Schema } from 'mongoose'
import type { ResponseStatus } from '../../scoring/counted-responses.ts'
import { isOnlyDuplicateKeys } from './duplicate-key.ts'
import { createGroupInsert } from './group-insert.ts'
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
  | 'receptionFor'
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

/** What leaves the system of a response: nothing that leads to a person, or to the moment at which one was there. */
export type AnonymousResponse = Pick<
  ResponseRecord,
  'agency' | 'answers' | 'channel' | 'context' | 'receptionFor' | 'status' | 'week'
>

const anonymousResponse = {
  _id: 0,
  agency: 1,
  answers: 1,
  channel: 1,
  context: 1,
  receptionFor: 1,
  status: 1,
  week: 1,
} as const

/** The fields of a `TallyInput`, as a projection. */
export const tallyInput = {
  agency: 1,
  receptionFor: 1,
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
    receptionFor: { type: String },
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
// No index on what changes (`untallied`, `status`, …) may begin with `period`: a walk through the responses of a
// period would be led along it and could meet a response twice, or never, when it changes on the way.
responseSchema.index({ untallied: 1, period: 1 })
responseSchema.index({ receipt: 1 })

export type ResponsesStore = ReturnType<typeof createResponsesStore>

/** Responses: written once, found by submission id or receipt, and moved through the tallies. */
export function createResponsesStore(connection: Connection) {
  const model = connection.model('Response', responseSchema, 'responses')
  // Inserts and marks go to the driver's collection: the record is built from parsed values by one function, and
  // hydrating a document per response costs as much as the rest of the request.
  const collection = () => model.collection as unknown as mongo.Collection<ResponseRecord>
  const inputs = (filter: mongo.Filter<ResponseRecord>) =>
    collection().find(filter).project<TallyInput>(tallyInput)

  return {
    /** @returns false when the id is already stored; then nothing was written. Resolves only once durable. */
    insert: createGroupInsert<ResponseRecord>(collection),

    /** Many at once, for imports and demonstration data; ids that exist are left as they are. */
    async insertMany(records: readonly ResponseRecord[]): Promise<void> {
      try {
        await collection().insertMany([...records], { ordered: false })
      } catch (error) {
        if (!isOnlyDuplicateKeys(error)) throw error
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
      const result = await collection().updateOne(
        { _id: id, revision },
        {
          $set: { status, untallied: true },
          $inc: { revision: 1 },
        },
      )
      return result.matchedCount === 1
    },

    /** Some responses that the tallies do not yet show, in no order; fewer than `limit` only if there are no more. */
    async untallied(period: string, limit: number): Promise<TallyInput[]> {
      return inputs({ period, untallied: true }).limit(limit).batchSize(limit).toArray()
    },

    async tallyInputs(ids: readonly string[]): Promise<TallyInput[]> {
      return inputs({ _id: { $in: [...ids] } })
        .batchSize(ids.length)
        .toArray()
    },

    /**
     * All responses of a period that are in the tallies, so many at a time, in the order of their ids: these never
     * change, so that each response is met exactly once whatever happens to it meanwhile. The next ones are fetched
     * while the last ones are worked on.
     */
    async *tallied(period: string, atATime: number): AsyncGenerator<TallyInput[], void, void> {
      const cursor = inputs({ period, tallied: { $exists: true } })
        .sort({ _id: 1 })
        .batchSize(atATime)
      try {
        let more = await cursor.hasNext()
        while (more) {
          const fetched = cursor.readBufferedDocuments()
          const next = cursor.hasNext()
          next.catch(() => undefined) // awaited below, unless nobody asks for more
          yield fetched
          more = await next
        }
      } finally {
        await cursor.close()
      }
    },

    /**
     * All responses of a period without anything that leads to a person, in the order of their ids, which nobody sees.
     * Looks at every response, as no index begins with `period`.
     */
    anonymous(period: string): AsyncIterable<AnonymousResponse> {
      return collection().find({ period }).sort({ _id: 1 }).project<AnonymousResponse>(anonymousResponse)
    },

    /**
     * Marks the responses of finished moves. Where the response is still at the move's revision, it is tallied; where
     * it has moved on since and its mark is older, only the mark is set, and the newer revision stays to be tallied.
     * Safe to repeat, at any later time: what is marked at this revision or a newer one is left as it is.
     */
    async markTallied(moves: readonly Move[]): Promise<void> {
      for (const { revision, to, ids } of movesAlike(moves)) {
        const tallied: TalliedMark = { revision, as: to }
        const _id = { $in: ids }
        const current = await collection().updateMany(
          { _id, revision },
          { $set: { tallied }, $unset: { untallied: 1 } },
        )
        if (current.matchedCount === ids.length) continue
        const movedOn = { _id, revision: { $gt: revision } }
        await collection().updateMany({ ...movedOn, tallied: { $exists: false } }, { $set: { tallied } })
        await collection().updateMany(
          { ...movedOn, 'tallied.revision': { $lt: revision } },
          { $set: { tallied } },
        )
      }
    },

    /** For tests and checks by hand: looks at every response, as no index begins with `period`. */
    async count(period: string): Promise<number> {
      return model.countDocuments({ period })
    },
  }
}

interface MovesAlike {
  readonly revision: number
  readonly to: ResponseStatus
  readonly ids: string[]
}

/** Most moves set the same mark, and one update of many responses costs a small part of many updates of one. */
function movesAlike(moves: readonly Move[]): Iterable<MovesAlike> {
  const alike = new Map<string, MovesAlike>()
  for (const { id, revision, to } of moves) {
    const key = `${revision} ${to}`
    const known = alike.get(key)
    if (known) known.ids.push(id)
    else alike.set(key, { revision, to, ids: [id] })
  }
  return alike.values()
}
