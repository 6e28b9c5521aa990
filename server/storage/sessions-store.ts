import { type Connection, Schema } from 'mongoose'

/** A signed-in browser. The token itself is only in its cookie; here is the SHA-256. */
export interface Session {
  readonly tokenHash: string
  readonly account: string
  readonly createdAt: Date
  readonly expiresAt: Date
  /** When it was last used, to within a few minutes; absent until it is. */
  readonly lastUsedAt?: Date
  /** The browser and system in a few words; absent where they are not known. */
  readonly device?: string
  /** The sealed secret of a second factor that is being set up; absent while none is. */
  readonly proposedSecret?: string
}

/** Somebody whose password was right and whose code is still asked for. It is no session and opens nothing. */
export interface PendingSignIn {
  readonly tokenHash: string
  readonly account: string
  readonly expiresAt: Date
  /** Where to go once signed in: an address of this site. */
  readonly next: string
}

type Stored<Kept extends { readonly tokenHash: string }> = Omit<Kept, 'tokenHash'> & { readonly _id: string }

const sessionSchema = new Schema<Stored<Session>>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    lastUsedAt: { type: Date },
    device: { type: String },
    proposedSecret: { type: String },
  },
  { strict: 'throw', versionKey: false },
)
sessionSchema.index({ expiresAt: 1 })
sessionSchema.index({ account: 1 })

const pendingSchema = new Schema<Stored<PendingSignIn>>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    next: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false },
)
pendingSchema.index({ expiresAt: 1 })
pendingSchema.index({ account: 1 })

/** Sessions of staff. Expiry is checked on read and swept; no TTL index is relied on. */
export function createSessionsStore(connection: Connection) {
  const model = connection.model('Session', sessionSchema, 'sessions')
  const pending = connection.model('PendingSignIn', pendingSchema, 'pending-sign-ins')

  return {
    async add(session: Session): Promise<void> {
      const { tokenHash, ...rest } = session
      await model.create({ _id: tokenHash, ...rest })
    },

    /** @returns null for an unknown or expired session */
    async valid(tokenHash: string, now: Date): Promise<Session | null> {
      const stored = await model.findById(tokenHash).lean<Stored<Session>>()
      return stored && stored.expiresAt > now ? plain(stored) : null
    },

    /** The sessions of an account that have not expired, the newest first. */
    async ofAccount(account: string, now: Date): Promise<Session[]> {
      const stored = await model
        .find({ account, expiresAt: { $gt: now } })
        .sort({ createdAt: -1 })
        .lean<Stored<Session>[]>()
      return stored.map(plain)
    },

    async used(tokenHash: string, at: Date): Promise<void> {
      await model.updateOne({ _id: tokenHash }, { $set: { lastUsedAt: at } })
    },

    async proposeSecret(tokenHash: string, proposedSecret: string): Promise<void> {
      await model.updateOne({ _id: tokenHash }, { $set: { proposedSecret } })
    },

    async remove(tokenHash: string): Promise<void> {
      await model.deleteOne({ _id: tokenHash })
    },

    /** Ends what an account has begun, sign-ins that wait for a code with it; all but one, where one is to stay. */
    async removeOfAccount(account: string, except?: string): Promise<void> {
      await pending.deleteMany({ account })
      await model.deleteMany(except === undefined ? { account } : { account, _id: { $ne: except } })
    },

    async sweep(now: Date): Promise<void> {
      await model.deleteMany({ expiresAt: { $lte: now } })
      await pending.deleteMany({ expiresAt: { $lte: now } })
    },

    async addPending(signIn: PendingSignIn): Promise<void> {
      const { tokenHash, ...rest } = signIn
      await pending.create({ _id: tokenHash, ...rest })
    },

    /** @returns null for an unknown or expired one */
    async pending(tokenHash: string, now: Date): Promise<PendingSignIn | null> {
      const stored = await pending.findById(tokenHash).lean<Stored<PendingSignIn>>()
      return stored && stored.expiresAt > now ? plain(stored) : null
    },

    /** Takes a pending sign-in away. @returns false where another request was faster */
    async removePending(tokenHash: string): Promise<boolean> {
      const { deletedCount } = await pending.deleteOne({ _id: tokenHash })
      return deletedCount === 1
    },
  }
}

function plain<Kept extends { readonly _id: string }>({ _id, ...rest }: Kept) {
  return { tokenHash: _id, ...rest }
}
