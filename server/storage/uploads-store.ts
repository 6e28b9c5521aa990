import { type Connection, type mongo, Schema } from 'mongoose'

/** A file that somebody uploaded to look at what it would change, kept until they decide. */
export interface StagedUpload {
  /** Not guessable. */
  readonly id: string
  /** The account that uploaded it: nobody else goes on with it. */
  readonly by: string
  /** As its sender called it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes, in hex. */
  readonly digest: string
  readonly expiresAt: Date
}

type StoredUpload = Omit<StagedUpload, 'id' | 'bytes'> & {
  readonly _id: string
  readonly bytes: mongo.Binary | Buffer
}

const uploadSchema = new Schema<StoredUpload>(
  {
    _id: { type: String, required: true },
    by: { type: String, required: true },
    name: { type: String, default: '' },
    bytes: { type: Buffer as never, required: true },
    digest: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
)
uploadSchema.index({ expiresAt: 1 })

/** Uploads between their dry run and its confirmation. Expiry is checked on read and swept. */
export function createUploadsStore(connection: Connection) {
  const model = connection.model('StagedUpload', uploadSchema, 'uploads')

  return {
    /** @param upload its bytes fit a document: 16 MB with everything else */
    async add(upload: StagedUpload): Promise<void> {
      const { id, bytes, ...rest } = upload
      await model.create({ _id: id, ...rest, bytes: Buffer.from(bytes) })
    },

    /** @returns null for an unknown or expired one */
    async valid(id: string, now: Date): Promise<StagedUpload | null> {
      const stored = await model.findById(id).lean<StoredUpload>()
      if (!stored || stored.expiresAt <= now) return null
      const { _id, bytes, ...rest } = stored
      return { id: _id, ...rest, bytes: 'buffer' in bytes && !Buffer.isBuffer(bytes) ? bytes.value() : bytes }
    },

    async remove(id: string): Promise<void> {
      await model.deleteOne({ _id: id })
    },

    async sweep(now: Date): Promise<void> {
      await model.deleteMany({ expiresAt: { $lte: now } })
    },
  }
}
