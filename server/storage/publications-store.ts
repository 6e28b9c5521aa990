import { type Connection, Schema } from 'mongoose'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { isDuplicateKey } from './duplicate-key.ts'

interface StoredPublication {
  readonly _id: string
  readonly period: string
  readonly storedAt: Date
  /** The index document as JSON text: published figures are kept byte for byte, and never change. */
  readonly document: string
}

const publicationSchema = new Schema<StoredPublication>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    storedAt: { type: Date, required: true },
    document: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false },
)

/** Published index documents; only ever added to. */
export function createPublicationsStore(connection: Connection) {
  const model = connection.model('Publication', publicationSchema, 'publications')

  return {
    /** @returns false when the id is taken: what was published first stands */
    async add(id: string, document: IndexDocument, storedAt: Date): Promise<boolean> {
      const period = document.period?.id
      if (period === undefined) throw new Error('a publication belongs to a period')
      try {
        await model.create({ _id: id, period, storedAt, document: JSON.stringify(document) })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** The id of the newest publication of each period, without the documents: those are long. */
    async newestIds(): Promise<ReadonlyMap<string, string>> {
      const stored = await model
        .find({}, { period: 1 })
        .sort({ storedAt: 1 })
        .lean<Pick<StoredPublication, '_id' | 'period'>[]>()
      return new Map(stored.map(({ _id, period }) => [period, _id]))
    },

    async byId(id: string): Promise<IndexDocument | null> {
      const stored = await model.findById(id).lean<StoredPublication>()
      return stored && (JSON.parse(stored.document) as IndexDocument)
    },

    /** The newest publication of a period. */
    async latest(period: string): Promise<IndexDocument | null> {
      const stored = await model.find({ period }).sort({ storedAt: -1 }).limit(1).lean<StoredPublication[]>()
      return stored[0] ? (JSON.parse(stored[0].document) as IndexDocument) : null
    },
  }
}
