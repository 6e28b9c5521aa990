import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'

/** A building where visitors come to: an agency's own, or a public-service centre that serves many agencies. */
export interface Place {
  readonly code: string
  readonly name: string
  readonly address: string
  /** The agency that runs it, where it is registered; of a shared place the one that hosts the desks. */
  readonly host: string | null
  /** Last day, "YYYY-MM-DD"; null while it exists. */
  readonly endedOn: string | null
}

type StoredPlace = Omit<Place, 'code'> & { readonly _id: string }

const placeSchema = new Schema<StoredPlace>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    address: { type: String, default: '' },
    host: { type: String, default: null },
    endedOn: { type: String, default: null },
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

    /** Replaces what is known of a place. @returns false for an unknown code */
    async change({ code, ...rest }: Place): Promise<boolean> {
      const { matchedCount } = await model.updateOne({ _id: code }, { $set: rest })
      return matchedCount === 1
    },
  }
}
