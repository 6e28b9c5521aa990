import { type Connection, type mongo, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'
import type { PeriodAmendment } from './periods-store.ts'

/** What an entry does to its period. */
export type OpeningChange =
  | { readonly kind: 'open' }
  | { readonly kind: 'amend'; readonly amendment: PeriodAmendment }

/** The current entry of the log: one change by which a period may come to have an agency on a day. */
export interface OpeningEntry {
  /** 0 before the first entry; +1 with each. */
  readonly n: number
  /** false while it may not have been carried out yet. */
  readonly done: boolean
  readonly period: string
  /** The revision of the period that the change was judged by; at any other it does nothing. */
  readonly revision: number
  readonly change: OpeningChange
}

type StoredEntry = OpeningEntry & { readonly _id: string }

const only = 'openings'

const openingLogSchema = new Schema<StoredEntry>(
  {
    _id: { type: String, required: true },
    n: { type: Number, required: true },
    done: { type: Boolean, required: true },
    period: { type: String, default: '' },
    revision: { type: Number, required: true },
    change: { type: Schema.Types.Mixed, required: true },
  },
  { strict: 'throw', minimize: false, versionKey: false },
)

/**
 * The one document by which any number of processes take turns in opening periods. An agency has one open period on a
 * day, and whether it has depends on all other periods: whoever has read them may go on only while nobody else has
 * begun. server/period-life/opening-turns.ts is the protocol.
 */
export function createOpeningLogStore(connection: Connection) {
  const model = connection.model('OpeningLog', openingLogSchema, 'opening-log')
  const collection = () => model.collection as unknown as mongo.Collection<StoredEntry>

  return {
    /** The current entry; null before the first one. */
    async current(): Promise<OpeningEntry | null> {
      const stored = await collection().findOne({ _id: only })
      if (stored === null) return null
      const { _id, ...entry } = stored
      return entry
    },

    /**
     * Begins an entry, only where the one before it is done and still current.
     * @returns false when somebody else was first
     */
    async begin(entry: OpeningEntry): Promise<boolean> {
      const next = { _id: only, ...entry }
      if (entry.n === 1) {
        try {
          await collection().insertOne(next)
          return true
        } catch (error) {
          if (isDuplicateKey(error)) return false
          throw error
        }
      }
      const result = await collection().replaceOne({ _id: only, n: entry.n - 1, done: true }, next)
      return result.matchedCount === 1
    },

    /** Says that an entry has been carried out, where it is still current. */
    async finish(n: number): Promise<void> {
      await collection().updateOne({ _id: only, n }, { $set: { done: true } })
    },
  }
}
