import { type Connection, Schema } from 'mongoose'

/** The province's emblem on printed sheets: a PNG that this system has drawn itself from what was uploaded. */
export interface Logo {
  /** In base64. */
  readonly png: string
  /** In pixels. */
  readonly width: number
  readonly height: number
}

type StoredLogo = Logo & { readonly _id: string }

const only = 'sheets'

const logoSchema = new Schema<StoredLogo>(
  {
    _id: { type: String, required: true },
    png: { type: String, required: true },
    width: { type: Number, required: true },
    height: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false },
)

/** The logo of the sheets: one, or none. */
export function createLogosStore(connection: Connection) {
  const model = connection.model('Logo', logoSchema, 'logos')

  return {
    async read(): Promise<Logo | null> {
      const stored = await model.findById(only).lean<StoredLogo>()
      return stored && { png: stored.png, width: stored.width, height: stored.height }
    },

    async write(logo: Logo): Promise<void> {
      await model.updateOne({ _id: only }, { $set: logo }, { upsert: true })
    },

    async remove(): Promise<void> {
      await model.deleteOne({ _id: only })
    },
  }
}
