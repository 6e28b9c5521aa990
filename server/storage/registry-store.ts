import { type Connection, Schema } from 'mongoose'

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
  },
  { strict: 'throw', minimize: false, versionKey: false },
)

/** The registry of agencies and their units. */
export function createRegistryStore(connection: Connection) {
  const model = connection.model('Agency', agencySchema, 'agencies')

  return {
    async add(agency: Agency): Promise<void> {
      const { code, ...rest } = agency
      await model.create({ _id: code, ...rest })
    },

    async agencies(): Promise<Agency[]> {
      const stored = await model.find().sort({ _id: 1 }).lean<StoredAgency[]>()
      return stored.map(plain)
    },

    /** Replaces what is known of an agency. @returns false for an unknown code */
    async change(agency: Agency): Promise<boolean> {
      const { code, ...rest } = agency
      const { matchedCount } = await model.replaceOne({ _id: code }, rest)
      return matchedCount === 1
    },
  }
}

function plain({ _id, ...rest }: StoredAgency): Agency {
  return { code: _id, ...rest }
}
