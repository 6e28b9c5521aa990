import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'
import { asSeen } from './revision.ts'

/** A building where visitors come to: an agency's own, or a public-service centre that serves many agencies. */
export interface Place {
  readonly code: string
  readonly name: string
  readonly address: string
  /** The agency that runs it, where it is registered; of a shared place the one that hosts the desks. */
  readonly host: string | null
  /** Last day, "YYYY-MM-DD"; null while it exists. */
  readonly endedOn: string | null
  /** How often it was changed; absent: never. Whoever changes it says which one they saw. */
  readonly revision?: number
}

type StoredPlace = Omit<Place, 'code'> & { readonly _id: string }

const placeSchema = new Schema<StoredPlace>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    address: { type: String, default: '' },
    host: { type: String, default: null },
    endedOn: { type: String, default: null },
    revision: { type: Number },
  },
  { strict: 'throw', versionKey: false },
)

/** Places by their code. */
export function createPlacesStore(connection: Connection) {
  const model = connection.model('Place', placeSchema, 'places')

  return {
    /** @returns false when the code is taken */
    async add(place: Place): Promise<boolean> {
      const { code, ...rest } = place
      try {
        await model.create({ _id: code, ...rest })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    async all(): Promise<Place[]> {
      const stored = await model.find().sort({ _id: 1 }).lean<StoredPlace[]>()
      return stored.map(({ _id, ...rest }) => ({ code: _id, ...rest }))
    },

    /**
     * Replaces what is known of a place, where it is still the one that was seen.
     * @param place its revision is that of the one that was seen; the stored one is the next
     * @returns false where somebody else changed it meanwhile, or for an unknown code
     */
    async change({ code, revision = 0, ...rest }: Place): Promise<boolean> {
      const { matchedCount } = await model.updateOne(
        { _id: code, revision: asSeen(revision) },
        { $set: { ...rest, revision: revision + 1 } },
      )
      return matchedCount === 1
    },

    /**
     * Takes out a place that nothing refers to; the caller made sure of that.
     * @returns false where somebody else changed it meanwhile, or for an unknown code
     */
    async remove({ code, revision = 0 }: Pick<Place, 'code' | 'revision'>): Promise<boolean> {
      const { deletedCount } = await model.deleteOne({ _id: code, revision: asSeen(revision) })
      return deletedCount === 1
    },
  }
}
