import { type Connection, Schema } from 'mongoose'
import type { ResponseStatus } from '../../scoring/counted-responses.ts'
import type { Tally } from '../../scoring/tally.ts'
import type { FormId } from '../../survey-forms/form-definition.ts'
import { isDuplicateKey } from './duplicate-key.ts'

/** What a tally counts apart: the agency whole, or one value of one of these; never two crossed. */
export const tallyCuts = ['agency', 'unit', 'point', 'channel', 'week'] as const
export type TallyCut = (typeof tallyCuts)[number]

/** Which responses a tally holds: of one agency, in one status, and of one value of one cut. */
export interface TallyKey {
  readonly period: string
  readonly agency: string
  readonly status: ResponseStatus
  readonly cut: TallyCut
  /** The unit, point, channel or week; for the cut `agency` the agency's own code. */
  readonly value: string
}

export interface TallyRecord extends TallyKey {
  readonly _id: string
  readonly form: FormId
  /** The last entry of the period's log whose effect is in `sums`. */
  readonly lastBatch: number
  /** Laid out by scoring/tally.ts for `form`; weeks hold grade counts only, everything else pair sums too. */
  readonly sums: Tally
}

const tallySchema = new Schema<TallyRecord>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    agency: { type: String, required: true },
    status: { type: String, required: true },
    cut: { type: String, enum: tallyCuts, required: true },
    value: { type: String, required: true },
    form: { type: String, required: true },
    lastBatch: { type: Number, required: true },
    sums: { type: [Number], required: true },
  },
  { strict: 'throw', versionKey: false },
)
tallySchema.index({ period: 1, cut: 1, agency: 1 })

/** The name of a tally; the parts are codes, which hold no "|". */
export function tallyId(key: TallyKey): string {
  return [key.period, key.agency, key.status, key.cut, key.value].join('|')
}

/** Tallies: one document each, replaced whole and only from the entry it was read at. */
export function createTalliesStore(connection: Connection) {
  const model = connection.model('Tally', tallySchema, 'tallies')
  const collection = () => model.collection

  return {
    async byIds(ids: readonly string[]): Promise<TallyRecord[]> {
      return model.find({ _id: { $in: ids } }).lean<TallyRecord[]>()
    },

    /** The tallies of a cut, of one agency or of all. */
    async ofCut(period: string, cut: TallyCut, agency?: string): Promise<TallyRecord[]> {
      const filter = agency === undefined ? { period, cut } : { period, cut, agency }
      return model.find(filter).lean<TallyRecord[]>()
    },

    async ofPeriod(period: string): Promise<TallyRecord[]> {
      return model.find({ period }).lean<TallyRecord[]>()
    },

    /**
     * Replaces a tally where it still is as of entry `readAt`, or makes it where `readAt` is null.
     * @returns false when another tallier was first; nothing was written
     */
    async replace(record: TallyRecord, readAt: number | null): Promise<boolean> {
      if (readAt === null) {
        try {
          await collection().insertOne(record as never)
          return true
        } catch (error) {
          if (isDuplicateKey(error)) return false
          throw error
        }
      }
      const result = await collection().replaceOne(
        { _id: record._id, lastBatch: readAt } as never,
        record as never,
      )
      return result.matchedCount === 1
    },
  }
}
