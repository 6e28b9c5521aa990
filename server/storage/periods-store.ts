import { type Connection, Schema } from 'mongoose'
import type { ScoringMethod } from '../../scoring/method.ts'
import type { FormId } from '../../survey-forms/form-definition.ts'
import { isDuplicateKey } from './duplicate-key.ts'
import type { OpeningEntry } from './opening-log-store.ts'

/**
 * `closing`: takes no more responses, and waits for those on their way. `publishing`: takes not even late ones, and
 * waits for those on their way before its index is stored for good.
 */
export const periodStatuses = ['draft', 'open', 'closing', 'closed', 'publishing', 'published'] as const
export type PeriodStatus = (typeof periodStatuses)[number]

/** An agency's place in a period: what is known of it before the first response. */
export interface PeriodAgency {
  readonly code: string
  /** N, the number of transactions of the period, where it is known. */
  readonly transactions: number | null
  /** The sample it was told to reach, where one was set. */
  readonly quota: number | null
  /** Codes of the agencies it was made from since the previous period; absent: it is what it was. */
  readonly predecessors?: readonly string[]
  /** Why it is listed without a rank, by decision of home affairs, in words to be printed; absent: it is ranked. */
  readonly unranked?: string
}

/** A block (khối) as it stands in one period: blocks and their members change from year to year. */
export interface PeriodBlock {
  readonly code: string
  readonly name: string
  readonly agencies: readonly PeriodAgency[]
}

/** The decision under which a period's index is published. Dates "YYYY-MM-DD". */
export interface PublicationDecision {
  readonly kind: 'decision' | 'report' | 'notice'
  readonly decisionNumber: string
  readonly decidedOn: string
  readonly issuer: string
  readonly signerTitle: string
  readonly reportNumber: string | null
}

/**
 * The draft of a period that its agencies are looking through. What decides whether a period may be published stands in
 * the period itself, since one document changes as a whole and two do not.
 */
export interface Consultation {
  /** The number of the newest draft that was sent. */
  readonly draft: number
  /** The last day for objections, "YYYY-MM-DD" in Asia/Ho_Chi_Minh, to its 24:00. */
  readonly deadline: string
  /** By id, the objections that wait for a decision. */
  readonly open: Readonly<Record<string, true>>
}

export interface Period {
  readonly id: string
  readonly name: string
  /** First and last day, "YYYY-MM-DD" in Asia/Ho_Chi_Minh; the last day counts to its 24:00. */
  readonly opensOn: string
  readonly closesOn: string
  readonly status: PeriodStatus
  readonly form: FormId
  readonly method: ScoringMethod
  readonly blocks: readonly PeriodBlock[]
  /** When it began to close, or to be published; absent before. */
  readonly statusSince?: Date
  /** Absent until somebody publishes it. */
  readonly decision?: PublicationDecision
  /** Absent until the agencies are sent a draft. */
  readonly consultation?: Consultation
  /** Why it is published without all agencies having been heard to the end; absent where they were. */
  readonly unheardBecause?: string
  /** Of a period that was imported whole, published elsewhere or before this system; absent: it was held here. */
  readonly imported?: ImportedPeriod
  /** Why it could not be closed or published when that was last tried; absent while nothing is wrong. */
  readonly problem?: PeriodProblem
  /** Of a draft: it opens by itself when its first day comes. */
  readonly scheduled?: boolean
  /** How often it has been edited; absent: never. Whoever changes a period names the revision that they saw. */
  readonly revision?: number
  /** The last entry of the opening log that changed it; absent: none. */
  readonly opening?: number
}

export interface ImportedPeriod {
  /** What home affairs declared, where the source does not state its method and its form; null: it does. */
  readonly declared: { readonly comparable: boolean; readonly reason: string } | null
}

/** What may still change while a period is open; everything else is frozen by opening it. */
export interface PeriodAmendment {
  readonly name?: string
  readonly closesOn?: string
  readonly blocks?: readonly PeriodBlock[]
  readonly targets?: ScoringMethod['targets']
}

/**
 * `secret-differs`: the signing key was sealed under another SECRET; `draft-differs`: the figures are no longer those of
 * the draft that the agencies were sent; `failed`: the log says why.
 */
export type PeriodProblem = 'secret-differs' | 'draft-differs' | 'failed'

type StoredPeriod = Omit<Period, 'id'> & { readonly _id: string }

const periodSchema = new Schema<StoredPeriod>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    opensOn: { type: String, required: true },
    closesOn: { type: String, required: true },
    status: { type: String, enum: periodStatuses, required: true },
    form: { type: String, required: true },
    method: { type: Schema.Types.Mixed, required: true },
    blocks: { type: [Schema.Types.Mixed], required: true } as never,
    statusSince: { type: Date },
    decision: { type: Schema.Types.Mixed },
    consultation: { type: Schema.Types.Mixed },
    unheardBecause: { type: String },
    problem: { type: String },
    imported: { type: Schema.Types.Mixed },
    scheduled: { type: Boolean },
    revision: { type: Number },
    opening: { type: Number },
  },
  { strict: 'throw', minimize: false, versionKey: false },
)

/**
 * Survey periods, with the blocks and the method that hold in them. A period never leaves here before its form version
 * is known to this process (forms-store.ts).
 */
export function createPeriodsStore(
  connection: Connection,
  forms: { know(ids: readonly FormId[]): Promise<void> },
) {
  const model = connection.model('Period', periodSchema, 'periods')

  return {
    async add(period: Period): Promise<void> {
      const { id, ...rest } = period
      await model.create({ _id: id, ...rest })
    },

    async byId(id: string): Promise<Period | null> {
      const stored = await model.findById(id).lean<StoredPeriod>()
      if (stored !== null) await forms.know([stored.form])
      return stored && plain(stored)
    },

    /** All periods, the newest first. There are few: one or two a year. */
    async all(): Promise<Period[]> {
      const stored = await model.find().sort({ opensOn: -1, _id: 1 }).lean<StoredPeriod[]>()
      await forms.know(stored.map(({ form }) => form))
      return stored.map(plain)
    },

    /**
     * Replaces what a draft says. Only a draft: nothing here can change the form or the method of an opened period.
     * @param seen the draft as it was read, by its revision
     * @returns false when somebody else has changed, opened or deleted it in the meantime
     */
    async changeDraft(seen: Period, draft: Omit<Period, 'id' | 'status' | 'revision'>): Promise<boolean> {
      const { name, opensOn, closesOn, form, method, blocks, scheduled = false } = draft
      const changed = { name, opensOn, closesOn, form, method, blocks, scheduled, revision: next(seen) }
      const result = await model.updateOne({ ...as(seen), status: 'draft' }, { $set: changed })
      return result.matchedCount === 1
    },

    /** @returns false when it is no draft any more, or not as it was seen */
    async removeDraft(seen: Period): Promise<boolean> {
      const result = await model.deleteOne({ ...as(seen), status: 'draft' })
      return result.deletedCount === 1
    },

    /**
     * Carries out an entry of the opening log (opening-log-store.ts), which alone may call this: opens a draft, or
     * changes of an open period what may be changed. Safe to repeat, at any later time.
     */
    async carryOut({ n, period, revision, change }: OpeningEntry): Promise<void> {
      const at = { _id: period, revision: revision === 0 ? { $exists: false } : revision }
      const done = { revision: revision + 1, opening: n }
      if (change.kind === 'open') {
        const opened = { $set: { status: 'open', ...done }, $unset: { scheduled: 1 } }
        await model.updateOne({ ...at, status: 'draft' }, opened)
      } else {
        const { targets, ...others } = change.amendment
        const amended = { ...others, ...(targets && { 'method.targets': targets }), ...done }
        await model.updateOne({ ...at, status: 'open' }, { $set: amended })
      }
    },

    /** @returns false when the period was not in status `from` any more */
    async changeStatus(
      id: string,
      from: PeriodStatus,
      to: PeriodStatus,
      others: Pick<Period, 'statusSince' | 'decision'> = {},
    ): Promise<boolean> {
      const change = { $set: { status: to, ...others }, $unset: { problem: 1 } }
      const result = await model.updateOne({ _id: id, status: from }, change)
      return result.matchedCount === 1
    },

    /**
     * Replaces what is known of the agencies of a period that has closed and is not being published: no agency comes in
     * or goes, so that it needs no turn.
     * @param seen the period as it was read, by its status and revision
     * @returns false where somebody else changed it meanwhile
     */
    async changeClosed(seen: Period, blocks: readonly PeriodBlock[]): Promise<boolean> {
      if (seen.status !== 'closing' && seen.status !== 'closed') return false
      const changed = { blocks, revision: next(seen) }
      const { matchedCount } = await model.updateOne({ ...as(seen), status: seen.status }, { $set: changed })
      return matchedCount === 1
    },

    /**
     * Adds a period that was imported whole, or replaces it by what was imported later.
     * @returns false when a period of that id was held here
     */
    async putImported(period: Period & Required<Pick<Period, 'imported'>>): Promise<boolean> {
      const { id, ...rest } = period
      try {
        await model.create({ _id: id, ...rest })
        return true
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      const { matchedCount } = await model.replaceOne({ _id: id, imported: { $exists: true } }, rest)
      return matchedCount === 1
    },

    /** Remembers, until the status changes, that closing or publishing failed. */
    async noteProblem(id: string, problem: PeriodProblem): Promise<void> {
      await model.updateOne({ _id: id, status: { $in: ['closing', 'publishing'] } }, { $set: { problem } })
    },
  }
}

/** The document at the revision that somebody has seen; a period that was never edited has none. */
function as({ id, revision }: Period) {
  return { _id: id, revision: revision === undefined ? { $exists: false } : revision }
}

function next({ revision = 0 }: Period): number {
  return revision + 1
}

function plain({ _id, ...rest }: StoredPeriod): Period {
  return { id: _id, ...rest }
}
