import type { Connection, mongo } from 'mongoose'
import type { Period, PublicationDecision } from './periods-store.ts'

/** What the database holds of a period, as far as it is looked at here. */
type StoredPeriod = Omit<Period, 'id'> & { readonly _id: string }

/** What begins a publication. */
export interface BegunPublication {
  readonly statusSince: Date
  readonly decision: PublicationDecision
  /** Null where all agencies were heard. */
  readonly unheardBecause: string | null
}

/**
 * What agencies are asked about the draft of a period, and whether the period may be published meanwhile. All of it
 * stands in the one document of the period: of an objection and a publication that meet, the database decides which
 * came first, and the other finds the period changed.
 */
export function createConsultationsStore(connection: Connection) {
  // The driver's collection: paths below `consultation` are no paths of a schema.
  const collection = () =>
    connection.model('Period').collection as unknown as mongo.Collection<StoredPeriod & { _id: string }>

  async function change(filter: mongo.Filter<StoredPeriod>, update: mongo.UpdateFilter<StoredPeriod>) {
    const { matchedCount } = await collection().updateOne(filter, update)
    return matchedCount === 1
  }

  return {
    /**
     * Makes a draft the one that counts. Objections that are open stay open.
     * @param before the number of the draft that it replaces; null for the first one
     * @returns false where the period is not closed, or another draft was faster
     */
    async send(
      period: string,
      before: number | null,
      { draft, deadline }: { readonly draft: number; readonly deadline: string },
    ): Promise<boolean> {
      if (before === null) {
        return change(
          { _id: period, status: 'closed', consultation: { $exists: false } },
          { $set: { consultation: { draft, deadline, open: {} } } },
        )
      }
      return change(
        { _id: period, status: 'closed', 'consultation.draft': before },
        { $set: { 'consultation.draft': draft, 'consultation.deadline': deadline } as never },
      )
    },

    /**
     * Lets an objection in: from here on the period is not published before it is settled.
     * @param draft the number of the draft it is about
     * @returns false where the period is not closed any more, or another draft was sent meanwhile
     */
    async letIn(period: string, draft: number, objection: string): Promise<boolean> {
      return change(
        { _id: period, status: 'closed', 'consultation.draft': draft },
        { $set: { [`consultation.open.${safe(objection)}`]: true } as never },
      )
    },

    /** Takes a decided or withdrawn objection off the list of what holds the publication up; safe to repeat. */
    async settle(period: string, objection: string): Promise<void> {
      await change({ _id: period }, { $unset: { [`consultation.open.${safe(objection)}`]: '' } as never })
    },

    /**
     * Begins to publish, unless an objection is open.
     * @param draft the number of the newest draft; null: none was sent
     * @returns false where the period is not closed, an objection is open, or another draft was sent meanwhile
     */
    async beginPublishing(
      period: string,
      draft: number | null,
      { statusSince, decision, unheardBecause }: BegunPublication,
    ): Promise<boolean> {
      const heard =
        draft === null
          ? { consultation: { $exists: false } }
          : { 'consultation.draft': draft, 'consultation.open': {} }
      return change(
        { _id: period, status: 'closed', ...heard } as mongo.Filter<StoredPeriod>,
        unheardBecause === null
          ? {
              $set: { status: 'publishing', statusSince, decision },
              $unset: { problem: '', unheardBecause: '' },
            }
          : {
              $set: { status: 'publishing', statusSince, decision, unheardBecause },
              $unset: { problem: '' },
            },
      )
    },

    /**
     * Takes the corrected settings of a restated period over, once its restatement is stored.
     * @returns false where the period is not published
     */
    async correct(period: string, settings: Pick<Period, 'blocks' | 'method'>): Promise<boolean> {
      return change({ _id: period, status: 'published' }, { $set: settings })
    },
  }
}

/** An id becomes part of a path: nothing but the characters of one may get there. @throws for anything else */
function safe(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`no id of an objection: ${id}`)
  return id
}
