import { type Connection, Schema } from 'mongoose'

/** A file that somebody uploaded and has not decided about. */
export interface ImportDraft {
  readonly period: string
  readonly by: string
  readonly at: Date
  readonly fileName: string
  readonly digest: string
  readonly content: Uint8Array
}

type StoredDraft = Omit<ImportDraft, 'content'> & { readonly _id: string; readonly content: string }

const draftSchema = new Schema<StoredDraft>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    fileName: { type: String, required: true },
    digest: { type: String, required: true },
    content: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false },
)

/** Files between their dry run and the decision: one for each person and period, replaced by the next. */
export function createImportDraftsStore(connection: Connection) {
  const model = connection.model('ImportDraft', draftSchema, 'import-drafts')
  const id = ({ period, by }: Pick<ImportDraft, 'period' | 'by'>) => `${period}/${by}`

  return {
    async put(draft: ImportDraft): Promise<void> {
      const content = Buffer.from(draft.content).toString('base64')
      await model.replaceOne({ _id: id(draft) }, { ...draft, content }, { upsert: true })
    },

    async of(period: string, by: string): Promise<ImportDraft | null> {
      const stored = await model.findById(id({ period, by })).lean<StoredDraft>()
      if (stored === null) return null
      const { _id: _, content, ...rest } = stored
      return { ...rest, content: Buffer.from(content, 'base64') }
    },

    async remove(period: string, by: string): Promise<void> {
      await model.deleteOne({ _id: id({ period, by }) })
    },
  }
}
