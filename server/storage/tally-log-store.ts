import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'
import type { Move } from './responses-store.ts'

/** What an entry of the log does to the tallies of its period. */
export type TallyLogKind = 'batch' | 'rebuild' | 'check' | 'close'

/** The one log document of a period: its current entry, replaced by the next one once it is done. */
export interface TallyLogEntry {
  /** The period's id. */
  readonly _id: string
  /** 0 before the first entry; +1 with each. */
  readonly n: number
  readonly done: boolean
  readonly kind: TallyLogKind
  /** For a batch: what it moves. What it adds and subtracts follows from these and the responses' fixed fields. */
  readonly moves: readonly Move[]
  /** true from the close entry on: a response first tallied after it is `late`. */
  readonly closed: boolean
}

const tallyLogSchema = new Schema<TallyLogEntry>(
  {
    _id: { type: String, required: true },
    n: { type: Number, required: true },
    done: { type: Boolean, required: true },
    kind: { type: String, required: true },
    moves: { type: [Schema.Types.Mixed], required: true } as never,
    closed: { type: Boolean, required: true },
  },
  { strict: 'throw', minimize: false, versionKey: false },
)

/** The logs by which any number of talliers take each response into the tallies exactly once. */
export function createTallyLogStore(connection: Connection) {
  const model = connection.model('TallyLog', tallyLogSchema, 'tally-logs')
  const collection = () => model.collection

  return {
    /** The current entry; before the first one, a finished entry 0. */
    async current(period: string): Promise<TallyLogEntry> {
      const entry = await model.findById(period).lean<TallyLogEntry>()
      return entry ?? { _id: period, n: 0, done: true, kind: 'batch', moves: [], closed: false }
    },

    /** The number of the current entry and whether it is done, without its moves: cheap enough to ask often. */
    async position(period: string): Promise<{ n: number; done: boolean }> {
      const entry = await model.findById(period, { n: 1, done: 1 }).lean<{ n: number; done: boolean }>()
      return { n: entry?.n ?? 0, done: entry?.done ?? true }
    },

    /**
     * Begins entry `next`, only where the finished entry `next.n - 1` is still current.
     * @returns false when another tallier was first
     */
    async begin(next: TallyLogEntry): Promise<boolean> {
      if (next.n === 1) {
        try {
          await collection().insertOne(next as never)
          return true
        } catch (error) {
          if (isDuplicateKey(error)) return false
          throw error
        }
      }
      const result = await collection().replaceOne(
        { _id: next._id, n: next.n - 1, done: true } as never,
        next as never,
      )
      return result.matchedCount === 1
    },

    /** Ends an entry where it is still current; its moves are dropped, as nothing needs them any more. */
    async finish(period: string, n: number): Promise<void> {
      await collection().updateOne({ _id: period, n } as never, { $set: { done: true, moves: [] } })
    },
  }
}
