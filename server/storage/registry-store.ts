import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'
import { asSeen } from './revision.ts'

/** A part of an agency (phòng, bộ phận). */
export interface Unit {
  readonly code: string
  readonly name: string
  /** Last day, "YYYY-MM-DD"; absent while it exists. */
  readonly endedOn?: string
}

/** A public agency whose index is computed. What refers to it is never deleted; it is ended. */
export interface Agency {
  readonly code: string
  readonly name: string
  readonly units: readonly Unit[]
  /** Last day, "YYYY-MM-DD"; null while it exists. */
  readonly endedOn: string | null
  /** First day, "YYYY-MM-DD"; absent where nobody has said. */
  readonly beganOn?: string
  /** Codes of the agencies it was made from, several after a merger; absent: from none. */
  readonly predecessors?: readonly string[]
  /** How often it was changed; absent: never. Whoever changes it says which one they saw. */
  readonly revision?: number
}

type StoredAgency = Omit<Agency, 'code'> & { readonly _id: string }

const agencySchema = new Schema<StoredAgency>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    units: { type: [Schema.Types.Mixed], required: true } as never,
    endedOn: { type: String, default: null },
    beganOn: { type: String },
    predecessors: { type: [String], default: undefined },
    revision: { type: Number },
  },
  { strict: 'throw', minimize: false, versionKey: false },
)

/** The registry of agencies and their units. */
export function createRegistryStore(connection: Connection) {
  const model = connection.model('Agency', agencySchema, 'agencies')

  return {
    /** @throws on a code that is taken (duplicate key) */
    async add(agency: Agency): Promise<void> {
      const { code, ...rest } = agency
      await model.create({ _id: code, ...rest })
    },

    /** @returns false when the code is taken */
    async addNew(agency: Agency): Promise<boolean> {
      const { code, ...rest } = agency
      try {
        await model.create({ _id: code, ...rest })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    async agencies(): Promise<Agency[]> {
      const stored = await model.find().sort({ _id: 1 }).lean<StoredAgency[]>()
      return stored.map(plain)
    },

    /**
     * Replaces what is known of an agency, where it is still the one that was seen.
     * @param agency its revision is that of the one that was seen; the stored one is the next
     * @returns false where somebody else changed it meanwhile, or for an unknown code
     */
    async change(agency: Agency): Promise<boolean> {
      const { code, revision = 0, ...rest } = agency
      const { matchedCount } = await model.replaceOne(
        { _id: code, revision: asSeen(revision) },
        { ...rest, revision: revision + 1 },
      )
      return matchedCount === 1
    },

    /**
     * Takes out an agency that nothing refers to; the caller made sure of that.
     * @returns false where somebody else changed it meanwhile, or for an unknown code
     */
    async remove({ code, revision = 0 }: Pick<Agency, 'code' | 'revision'>): Promise<boolean> {
      const { deletedCount } = await model.deleteOne({ _id: code, revision: asSeen(revision) })
      return deletedCount === 1
    },
  }
}

function plain({ _id, ...rest }: StoredAgency): Agency {
  return { code: _id, ...rest }
}
