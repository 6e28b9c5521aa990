import { type Connection, Schema } from 'mongoose'

/** A signed-in browser. The token itself is only in its cookie; here is the SHA-256. */
export interface Session {
  readonly tokenHash: string
  readonly account: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

type StoredSession = Omit<Session, 'tokenHash'> & { readonly _id: string }

const sessionSchema = new Schema<StoredSession>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
)
sessionSchema.index({ expiresAt: 1 })
sessionSchema.index({ account: 1 })

/** Sessions of staff. Expiry is checked on read and swept; no TTL index is relied on. */
export function createSessionsStore(connection: Connection) {
  const model = connection.model('Session', sessionSchema, 'sessions')

  return {
    async add(session: Session): Promise<void> {
      const { tokenHash, ...rest } = session
      await model.create({ _id: tokenHash, ...rest })
    },

    /** @returns null for an unknown or expired session */
    async valid(tokenHash: string, now: Date): Promise<Session | null> {
      const stored = await model.findById(tokenHash).lean<StoredSession>()
      if (!stored || stored.expiresAt <= now) return null
      const { _id, ...rest } = stored
      return { tokenHash: _id, ...rest }
    },

    async remove(tokenHash: string): Promise<void> {
      await model.deleteOne({ _id: tokenHash })
    },

    async removeOfAccount(account: string): Promise<void> {
      await model.deleteMany({ account })
    },

    async sweep(now: Date): Promise<void> {
      await model.deleteMany({ expiresAt: { $lte: now } })
    },
  }
}
