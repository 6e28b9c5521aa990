import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'

export const objectionStates = ['submitted', 'accepted', 'rejected', 'withdrawn'] as const
export type ObjectionState = (typeof objectionStates)[number]

/** One step in the life of an objection. */
export interface ObjectionStep {
  readonly state: ObjectionState
  readonly at: Date
  readonly by: string
  /** Why it was accepted or rejected; null for the other steps. */
  readonly reason: string | null
}

/** What an agency says against the draft of its figures (kiến nghị, giải trình), and what came of it. */
export interface Objection {
  /** A UUID that came with the form, so that a form sent twice is one objection. */
  readonly id: string
  readonly period: string
  /** 1, 2, 3 … within its period; a number is missing where an objection came too late to be let in. */
  readonly n: number
  /** The number of the draft that it is about. */
  readonly draft: number
  readonly agency: string
  /** A criterion of the form; null: the figures as a whole. */
  readonly criterion: string | null
  readonly text: string
  /** Where it stands: the state of its last step. */
  readonly state: ObjectionState
  /** Every step, the first one first; only ever added to. */
  readonly history: readonly ObjectionStep[]
}

export type NewObjection = Omit<Objection, 'n' | 'state' | 'history'> & {
  readonly at: Date
  readonly by: string
}

type StoredObjection = Omit<Objection, 'id'> & { readonly _id: string }

const objectionSchema = new Schema<StoredObjection>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    n: { type: Number, required: true },
    draft: { type: Number, required: true },
    agency: { type: String, required: true },
    criterion: { type: String, default: null },
    text: { type: String, required: true },
    state: { type: String, enum: objectionStates, required: true },
    history: { type: [Schema.Types.Mixed], required: true } as never,
  },
  { strict: 'throw', minimize: false, versionKey: false },
)
objectionSchema.index({ period: 1, n: 1 }, { unique: true })

/** So many writers in a row do not meet on a number; more means that something else is wrong. */
const mostAttempts = 50

/**
 * Objections of agencies. One that is `submitted` counts only where its period knows of it (`consultation.open`): it is
 * written down first and let in afterwards, so that nothing is let in whose words are lost.
 */
export function createObjectionsStore(connection: Connection) {
  const model = connection.model('Objection', objectionSchema, 'objections')

  async function byId(id: string): Promise<Objection | null> {
    const stored = await model.findById(id).lean<StoredObjection>()
    return stored && plain(stored)
  }

  return {
    byId,

    /** Writes an objection down under the next number. @returns the one that has this id already, if any has */
    async add({ at, by, id, ...objection }: NewObjection): Promise<Objection> {
      for (let attempt = 1; ; attempt++) {
        const [newest] = await model
          .find({ period: objection.period }, { n: 1 })
          .sort({ n: -1 })
          .limit(1)
          .lean<Pick<StoredObjection, 'n'>[]>()
        const record: StoredObjection = {
          _id: id,
          ...objection,
          n: (newest?.n ?? 0) + 1,
          state: 'submitted',
          history: [{ state: 'submitted', at, by, reason: null }],
        }
        try {
          await model.create(record)
          return plain(record)
        } catch (error) {
          if (!isDuplicateKey(error) || attempt === mostAttempts) throw error
          const known = await byId(id)
          if (known !== null) return known
        }
      }
    },

    /** @returns false where it was decided or withdrawn already */
    async finish(id: string, step: ObjectionStep & { readonly state: Exclude<ObjectionState, 'submitted'> }) {
      const { matchedCount } = await model.updateOne(
        { _id: id, state: 'submitted' },
        { $set: { state: step.state }, $push: { history: step } },
      )
      return matchedCount === 1
    },

    /** By number. Those that were not let in are among them. */
    async ofPeriod(period: string): Promise<Objection[]> {
      const stored = await model.find({ period }).sort({ n: 1 }).lean<StoredObjection[]>()
      return stored.map(plain)
    },
  }
}

function plain({ _id, ...rest }: StoredObjection): Objection {
  return { id: _id, ...rest }
}
