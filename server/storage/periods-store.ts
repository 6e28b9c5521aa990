import { type Connection, Schema } from 'mongoose'
import type { ScoringMethod } from '../../scoring/method.ts'
import type { FormId } from '../../survey-forms/form-definition.ts'

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
  /** Why it could not be closed or published when that was last tried; absent while nothing is wrong. */
  readonly problem?: PeriodProblem
}

/** `secret-differs`: the signing key was sealed under another SECRET; `failed`: the log says why. */
export type PeriodProblem = 'secret-differs' | 'failed'

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
    problem: { type: String },
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

    /** Remembers, until the status changes, that closing or publishing failed. */
    async noteProblem(id: string, problem: PeriodProblem): Promise<void> {
      await model.updateOne({ _id: id, status: { $in: ['closing', 'publishing'] } }, { $set: { problem } })
    },
  }
}

function plain({ _id, ...rest }: StoredPeriod): Period {
  return { id: _id, ...rest }
}
