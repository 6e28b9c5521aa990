import { type Connection, Schema } from 'mongoose'
import { type Role, roles } from './accounts-store.ts'

/** A key for machines. The key itself is shown once; here is its SHA-256. */
export interface ApiKey {
  readonly keyHash: string
  readonly name: string
  readonly role: Role
  /** The agency that the key reads for; null for a key of home affairs. */
  readonly agency: string | null
  /** What the key may do at most, by names of permissions (server/web/permissions.ts). */
  readonly scopes: readonly string[]
  readonly createdAt: Date
  readonly revokedAt: Date | null
  /** The account that made it and knows it; absent for keys made before that was kept. */
  readonly madeBy?: string
  /** When it was last used, to within a few minutes; absent until it is. */
  readonly lastUsedAt?: Date
}

type StoredApiKey = Omit<ApiKey, 'keyHash'> & { readonly _id: string }

const apiKeySchema = new Schema<StoredApiKey>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    role: { type: String, enum: roles, required: true },
    agency: { type: String, default: null },
    scopes: { type: [String], required: true },
    createdAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
    madeBy: { type: String },
    lastUsedAt: { type: Date },
  },
  { strict: 'throw', versionKey: false },
)

/** API keys, by the hash of the key. */
export function createApiKeysStore(connection: Connection) {
  const model = connection.model('ApiKey', apiKeySchema, 'api-keys')

  return {
    async add(key: ApiKey): Promise<void> {
      const { keyHash, ...rest } = key
      await model.create({ _id: keyHash, ...rest })
    },

    /** @returns null for an unknown or revoked key */
    async valid(keyHash: string): Promise<ApiKey | null> {
      const stored = await model.findById(keyHash).lean<StoredApiKey>()
      if (!stored || stored.revokedAt !== null) return null
      const { _id, ...rest } = stored
      return { keyHash: _id, ...rest }
    },

    async all(): Promise<ApiKey[]> {
      const stored = await model.find().sort({ createdAt: 1 }).lean<StoredApiKey[]>()
      return stored.map(({ _id, ...rest }) => ({ keyHash: _id, ...rest }))
    },

    async revoke(keyHash: string, at: Date): Promise<void> {
      await model.updateOne({ _id: keyHash }, { $set: { revokedAt: at } })
    },

    async used(keyHash: string, at: Date): Promise<void> {
      await model.updateOne({ _id: keyHash }, { $set: { lastUsedAt: at } })
    },
  }
}
