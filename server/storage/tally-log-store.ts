import { type Connection, type mongo, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'
import type { Move } from './responses-store.ts'

export type TallyLogStore = ReturnType<typeof createTallyLogStore>

/** What an entry of the log does to the tallies of its period. */
export type TallyLogKind = 'batch' | 'rebuild' | 'check' | 'close'

/** A tally that was not what its responses add up to. */
export interface TallyDifference {
  /** The tally's id. */
  readonly tally: string
  /** How many responses it said it held; null where there was no such tally. */
  readonly stored: number | null
  /** How many it should hold. Where both are equal, other numbers differed. */
  readonly expected: number
}

/** What a check found, before it repaired it. */
export interface CheckReport {
  /** The entry of the log that was the check. */
  readonly n: number
  readonly checkedAt: Date
  /** How many responses the tallies hold by their marks. */
  readonly responses: number
  /** How many tallies were compared. */
  readonly tallies: number
  /** How many of them differed: 0 when all is well. */
  readonly differing: number
  /** The first hundred of those, by id. */
  readonly differences: readonly TallyDifference[]
}

/** The one log document of a period: its current entry, replaced by the next one once it is done. */
export interface TallyLogEntry {
  /** The period's id. */
  readonly _id: string
  /** 0 before the first entry; +1 with each. */
  readonly n: number
  readonly done: boolean
  readonly kind: TallyLogKind
  /** For a batch: what it moves. What it adds and subtracts follows from these and the responses' fixed fields. */
  readonly moves: readonly Move[]
  /** true from the close entry on: a response first tallied after it is `late`. Handed on from entry to entry. */
  readonly closed: boolean
  /** What the last check found; handed on from entry to entry. */
  readonly lastCheck: CheckReport | null
}

/** Where a log stands, without the moves: small enough to ask for often. */
export type TallyLogPosition = Pick<TallyLogEntry, 'n' | 'done' | 'kind'>

const tallyLogSchema = new Schema<TallyLogEntry>(
  {
    _id: { type: String, required: true },
    n: { type: Number, required: true },
    done: { type: Boolean, required: true },
    kind: { type: String, required: true },
    moves: { type: [Schema.Types.Mixed], required: true } as never,
    closed: { type: Boolean, required: true },
    lastCheck: { type: Schema.Types.Mixed, default: null },
  },
  { strict: 'throw', minimize: false, versionKey: false },
)

/** The logs by which any number of talliers take each response into the tallies exactly once. */
export function createTallyLogStore(connection: Connection) {
  const model = connection.model('TallyLog', tallyLogSchema, 'tally-logs')
  const collection = () => model.collection as unknown as mongo.Collection<TallyLogEntry>

  return {
    /** The current entry; before the first one, a finished entry 0. */
    async current(period: string): Promise<TallyLogEntry> {
      const entry = await collection().findOne({ _id: period })
      return (
        entry ?? { _id: period, n: 0, done: true, kind: 'batch', moves: [], closed: false, lastCheck: null }
      )
    },

    async position(period: string): Promise<TallyLogPosition> {
      const projection = { n: 1, done: 1, kind: 1 }
      const entry = await collection().findOne<TallyLogPosition>({ _id: period }, { projection })
      return entry ?? { n: 0, done: true, kind: 'batch' }
    },

    /**
     * Begins entry `next`, only where the finished entry `next.n - 1` is still current.
     * @returns false when another tallier was first
     */
    async begin(next: TallyLogEntry): Promise<boolean> {
      if (next.n === 1) {
        try {
          await collection().insertOne(next)
          return true
        } catch (error) {
          if (isDuplicateKey(error)) return false
          throw error
        }
      }
      const result = await collection().replaceOne({ _id: next._id, n: next.n - 1, done: true }, next)
      return result.matchedCount === 1
    },

    /**
     * Keeps what the current entry, a check, found; only where the report of the check before it, `checked.lastCheck`,
     * is still there, so that what was found before any repair is not replaced by what is found after one.
     */
    async recordCheck(checked: TallyLogEntry, report: CheckReport): Promise<void> {
      const before = checked.lastCheck === null ? { lastCheck: null } : { 'lastCheck.n': checked.lastCheck.n }
      await collection().updateOne(
        { _id: checked._id, n: checked.n, ...before },
        {
          $set: { lastCheck: report },
        },
      )
    },

    /** Ends an entry where it is still current; its moves are dropped, as nothing needs them any more. */
    async finish(period: string, n: number): Promise<void> {
      await collection().updateOne({ _id: period, n }, { $set: { done: true, moves: [] } })
    },
  }
}
