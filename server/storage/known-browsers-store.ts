import { type Connection, Schema } from 'mongoose'

/** A browser in which somebody has signed in to one account before. */
export interface KnownBrowser {
  /** SHA-256 of the account's name and the token in the browser's cookie: it links no two accounts. */
  readonly digest: string
  readonly account: string
  readonly expiresAt: Date
}

type StoredBrowser = Omit<KnownBrowser, 'digest'> & { readonly _id: string }

const browserSchema = new Schema<StoredBrowser>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
)
browserSchema.index({ account: 1 })
browserSchema.index({ expiresAt: 1 })

/** Browsers that were signed in before: wrong passwords typed elsewhere do not slow them down. */
export function createKnownBrowsersStore(connection: Connection) {
  const model = connection.model('KnownBrowser', browserSchema, 'known-browsers')

  return {
    /** Remembers a browser, or remembers it for longer. */
    async remember({ digest, account, expiresAt }: KnownBrowser): Promise<void> {
      await model.updateOne({ _id: digest }, { $set: { account, expiresAt } }, { upsert: true })
    },

    async isKnown(digest: string, now: Date): Promise<boolean> {
      const stored = await model.findById(digest).lean<StoredBrowser>()
      return stored !== null && stored.expiresAt > now
    },

    async forgetOfAccount(account: string): Promise<void> {
      await model.deleteMany({ account })
    },

    async sweep(now: Date): Promise<void> {
      await model.deleteMany({ expiresAt: { $lte: now } })
    },
  }
}
