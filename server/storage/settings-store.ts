import { type Connection, Schema } from 'mongoose'

/** What one installation is: whose province, who surveys, and whether its data are made up. */
export interface Settings {
  readonly province: string
  /** Named in the form's introduction: "Phiếu do … thực hiện". */
  readonly surveyor: string
  /** true for demonstration data: every page and file then says so. */
  readonly simulated: boolean
}

type StoredSettings = Settings & { readonly _id: string }

const only = 'installation'

const settingsSchema = new Schema<StoredSettings>(
  {
    _id: { type: String, required: true },
    province: { type: String, required: true },
    surveyor: { type: String, required: true },
    simulated: { type: Boolean, required: true },
  },
  { strict: 'throw', versionKey: false },
)

/** The settings of the installation: one document. */
export function createSettingsStore(connection: Connection) {
  const model = connection.model('Settings', settingsSchema, 'settings')

  return {
    /** @returns null on an installation that has not been started before */
    async read(): Promise<Settings | null> {
      const stored = await model.findById(only).lean<StoredSettings>()
      return stored && { province: stored.province, surveyor: stored.surveyor, simulated: stored.simulated }
    },

    async write(settings: Settings): Promise<void> {
      await model.updateOne({ _id: only }, { $set: settings }, { upsert: true })
    },
  }
}
