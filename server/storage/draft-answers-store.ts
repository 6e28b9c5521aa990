import { type Connection, Schema } from 'mongoose'

/** What an agency did with a draft: opened its page, and agreed or not. */
export interface DraftAnswer {
  readonly agency: string
  readonly seenAt: Date
  readonly seenBy: string
  /** Null until it says that the figures are right. */
  readonly agreedAt: Date | null
  readonly agreedBy: string | null
}

type StoredAnswer = DraftAnswer & {
  readonly _id: string
  readonly period: string
  readonly draft: number
}

const answerSchema = new Schema<StoredAnswer>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    draft: { type: Number, required: true },
    agency: { type: String, required: true },
    seenAt: { type: Date, required: true },
    seenBy: { type: String, required: true },
    agreedAt: { type: Date, default: null },
    agreedBy: { type: String, default: null },
  },
  { strict: 'throw', versionKey: false },
)
answerSchema.index({ period: 1, draft: 1 })

/** Which draft an agency answers to. */
export interface DraftOfAgency {
  readonly period: string
  readonly draft: number
  readonly agency: string
}

/** How far each agency has come with each draft. The first time stands: opening a page again changes nothing. */
export function createDraftAnswersStore(connection: Connection) {
  const model = connection.model('DraftAnswer', answerSchema, 'draft-answers')

  async function see(of: DraftOfAgency, by: string, at: Date): Promise<void> {
    await model.updateOne(
      { _id: answerId(of) },
      { $setOnInsert: { ...of, seenAt: at, seenBy: by, agreedAt: null, agreedBy: null } },
      { upsert: true },
    )
  }

  return {
    see,

    /** @returns false where it had agreed before */
    async agree(of: DraftOfAgency, by: string, at: Date): Promise<boolean> {
      await see(of, by, at)
      const { matchedCount } = await model.updateOne(
        { _id: answerId(of), agreedAt: null },
        { $set: { agreedAt: at, agreedBy: by } },
      )
      return matchedCount === 1
    },

    async ofDraft(period: string, draft: number): Promise<DraftAnswer[]> {
      const stored = await model.find({ period, draft }).lean<StoredAnswer[]>()
      return stored.map(({ agency, seenAt, seenBy, agreedAt, agreedBy }) => ({
        agency,
        seenAt,
        seenBy,
        agreedAt,
        agreedBy,
      }))
    },
  }
}

function answerId({ period, draft, agency }: DraftOfAgency): string {
  return `${period}|${draft}|${agency}`
}
