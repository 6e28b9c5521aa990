import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'

/** The public key of another installation, whose published files are known by it. */
export interface PartnerKey {
  /** The 32 bytes of the key, base64url. */
  readonly publicKey: string
  readonly name: string
  readonly addedAt: Date
  readonly addedBy: string
  /** Since when it is not trusted any more; null while it is. */
  readonly removedAt: Date | null
}

type StoredPartnerKey = Omit<PartnerKey, 'publicKey'> & { readonly _id: string }

const partnerKeySchema = new Schema<StoredPartnerKey>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    addedAt: { type: Date, required: true },
    addedBy: { type: String, required: true },
    removedAt: { type: Date, default: null },
  },
  { strict: 'throw', versionKey: false },
)

/** Keys that home affairs trusts; one that is removed stays listed, since files were taken by it. */
export function createPartnerKeysStore(connection: Connection) {
  const model = connection.model('PartnerKey', partnerKeySchema, 'partner-keys')

  return {
    /** @returns false when the key is there already, removed or not */
    async add({ publicKey, ...rest }: PartnerKey): Promise<boolean> {
      try {
        await model.create({ _id: publicKey, ...rest })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** By name. */
    async all(): Promise<PartnerKey[]> {
      const stored = await model.find().sort({ name: 1, _id: 1 }).lean<StoredPartnerKey[]>()
      return stored.map(({ _id, ...rest }) => ({ publicKey: _id, ...rest }))
    },

    /** @returns false when it is not there, or was removed before */
    async remove(publicKey: string, removedAt: Date): Promise<boolean> {
      const result = await model.updateOne({ _id: publicKey, removedAt: null }, { $set: { removedAt } })
      return result.matchedCount === 1
    },
  }
}
