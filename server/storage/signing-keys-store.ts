import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'

/** The pair of keys by which publications are signed. */
export interface SigningKey {
  /** The 32 bytes of the public key, base64url. */
  readonly publicKey: string
  /** The private key, sealed under the installation's secret (server/signing/seal.ts). */
  readonly sealedPrivateKey: string
  readonly createdAt: Date
}

type StoredSigningKey = SigningKey & { readonly _id: string }

/** One key per installation: what was signed stays checkable by it for good. */
const only = 'publications'

const signingKeySchema = new Schema<StoredSigningKey>(
  {
    _id: { type: String, required: true },
    publicKey: { type: String, required: true },
    sealedPrivateKey: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
)

/** The signing key of the installation: written once, never changed. */
export function createSigningKeysStore(connection: Connection) {
  const model = connection.model('SigningKey', signingKeySchema, 'signing-keys')

  return {
    /** @returns null while nothing has been signed */
    async read(): Promise<SigningKey | null> {
      const stored = await model.findById(only).lean<StoredSigningKey>()
      if (stored === null) return null
      const { _id: _, ...key } = stored
      return key
    },

    /** @returns false when another process was first; its key is the one that counts */
    async add(key: SigningKey): Promise<boolean> {
      try {
        await model.create({ _id: only, ...key })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
  }
}
