import { type Connection, Schema } from 'mongoose'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { isDuplicateKey } from './duplicate-key.ts'

/** A draft as a list shows it. */
export interface DraftHeader {
  readonly period: string
  /** 1, 2, 3 … within its period. */
  readonly n: number
  readonly sentAt: Date
  readonly sentBy: string
  /** "YYYY-MM-DD", to its 24:00 in Vietnam. */
  readonly deadline: string
}

/** The figures of a period as they were when its agencies were asked to look through them. */
export interface Draft extends DraftHeader {
  readonly document: IndexDocument
}

type StoredDraft = DraftHeader & {
  readonly _id: string
  /** As JSON text: what agencies looked through never changes by a byte. */
  readonly document: string
}

const draftSchema = new Schema<StoredDraft>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    n: { type: Number, required: true },
    sentAt: { type: Date, required: true },
    sentBy: { type: String, required: true },
    deadline: { type: String, required: true },
    document: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false },
)
draftSchema.index({ period: 1, n: 1 })

/** Drafts of index documents; only ever added to. Which one counts stands in the period (`consultation`). */
export function createDraftsStore(connection: Connection) {
  const model = connection.model('Draft', draftSchema, 'drafts')

  return {
    /** @returns false when the number is taken: what was stored first stands */
    async add({ document, ...header }: Draft): Promise<boolean> {
      try {
        await model.create({
          _id: draftId(header.period, header.n),
          ...header,
          document: JSON.stringify(document),
        })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    async byNumber(period: string, n: number): Promise<Draft | null> {
      const stored = await model.findById(draftId(period, n)).lean<StoredDraft>()
      if (stored === null) return null
      const { _id, document, ...header } = stored
      return { ...header, document: JSON.parse(document) as IndexDocument }
    },

    /** All drafts of a period without their documents, the newest first; the last ones may never have been sent. */
    async headers(period: string): Promise<DraftHeader[]> {
      const stored = await model
        .find({ period }, { document: 0 })
        .sort({ n: -1 })
        .lean<Omit<StoredDraft, 'document'>[]>()
      return stored.map(({ _id, ...header }) => header)
    },
  }
}

function draftId(period: string, n: number): string {
  return `${period}|${n}`
}
