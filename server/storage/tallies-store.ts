import { type Connection, mongo, Schema } from 'mongoose'
import { isOnlyDuplicateKeys } from './duplicate-key.ts'
import { packSums, unpackSums } from './packed-sums.ts'
import { type TallyCut, type TallyHeader, type TallyRecord, tallyCuts } from './tally-record.ts'

export type TalliesStore = ReturnType<typeof createTalliesStore>

/** A tally to be stored, and the entry it was read at: null where it was not there yet. */
export interface TallyReplacement {
  readonly record: TallyRecord
  readonly readAt: number | null
}

interface StoredTally extends TallyHeader {
  /** Packed by packed-sums.ts. */
  readonly sums: mongo.Binary
}

const tallySchema = new Schema<StoredTally>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    agency: { type: String, required: true },
    status: { type: String, required: true },
    cut: { type: String, enum: tallyCuts, required: true },
    value: { type: String, required: true },
    form: { type: String, required: true },
    lastBatch: { type: Number, required: true },
    sums: { type: Buffer as never, required: true },
  },
  { strict: 'throw', versionKey: false },
)
tallySchema.index({ period: 1, cut: 1, agency: 1 })

/**
 * So many tallies at most are replaced by one command. FerretDB 1.24 on SQLite holds a connection for each until the
 * command ends, and waits for ever once it needs the hundred and first. Elsewhere it costs nothing that was measured.
 */
const largestCommand = 64

/** Tallies: one document each, replaced whole and only from the entry it was read at. Never deleted. */
export function createTalliesStore(connection: Connection) {
  const model = connection.model('Tally', tallySchema, 'tallies')
  // Straight to the driver: a round of the tallier reads and writes hundreds of tallies.
  const collection = () => model.collection as unknown as mongo.Collection<StoredTally>

  /** @returns false when another tallier was first with any of them */
  async function replaceSome(replacements: readonly TallyReplacement[]): Promise<boolean> {
    const operations: mongo.AnyBulkWriteOperation<StoredTally>[] = replacements.map(({ record, readAt }) =>
      readAt === null
        ? { insertOne: { document: stored(record) } }
        : { replaceOne: { filter: { _id: record._id, lastBatch: readAt }, replacement: stored(record) } },
    )
    try {
      const result = await collection().bulkWrite(operations, { ordered: false })
      return result.matchedCount + result.insertedCount === replacements.length
    } catch (error) {
      if (isOnlyDuplicateKeys(error)) return false
      throw error
    }
  }

  return {
    async byIds(ids: readonly string[]): Promise<TallyRecord[]> {
      return records(collection().find({ _id: { $in: [...ids] } }, { batchSize: ids.length }))
    },

    /** The tallies of a cut, of one agency or of all. */
    async ofCut(period: string, cut: TallyCut, agency?: string): Promise<TallyRecord[]> {
      const filter = agency === undefined ? { period, cut } : { period, cut, agency }
      return records(collection().find(filter))
    },

    async ofPeriod(period: string): Promise<TallyRecord[]> {
      return records(collection().find({ period }))
    },

    /** Every tally of a period without its numbers. */
    async headersOf(period: string): Promise<TallyHeader[]> {
      return collection().find({ period }).project<TallyHeader>({ sums: 0 }).toArray()
    },

    /**
     * Replaces each tally where it still is as of the entry it was read at, and makes those that were not there.
     * One by one, in any order: an error may leave some replaced.
     * @returns false when another tallier was first with any of them; those were not written, and others perhaps not
     */
    async replaceAll(replacements: readonly TallyReplacement[]): Promise<boolean> {
      for (let at = 0; at < replacements.length; at += largestCommand) {
        if (!(await replaceSome(replacements.slice(at, at + largestCommand)))) return false
      }
      return true
    },
  }
}

function stored(record: TallyRecord): StoredTally {
  return { ...record, sums: new mongo.Binary(packSums(record.sums)) }
}

async function records(cursor: mongo.FindCursor<StoredTally>): Promise<TallyRecord[]> {
  const found = await cursor.toArray()
  return found.map((tally) => ({ ...tally, sums: unpackSums(tally.sums.value()) }))
}
