import type { TallyLogEntry } from '../../server/storage/tally-log-store.ts'
import type { TallyingStores } from '../../server/tallying/tallying.ts'
import { inMemoryTallyingStores, type StoredDocuments } from './in-memory-tallying-stores.ts'
import type { Perform } from './stepped-run.ts'

interface BrokenStores {
  readonly because: string
  readonly open: (documents: StoredDocuments, perform: Perform) => TallyingStores
}

/** Each breaks one guard of the protocol, to show what the guard is for and that the model would miss it. */
export const brokenStores: readonly BrokenStores[] = [
  broken('when the number of an entry is chosen after its responses were read', ({ logs }, one) => ({
    tallyLog: {
      begin: (next: TallyLogEntry) =>
        one(() => {
          const current = logs.get(next._id)
          if (current?.done === false) return false
          logs.set(next._id, Object.assign(next, { n: (current?.n ?? 0) + 1 }))
          return true
        }),
    },
  })),
  broken('when an entry begins before the one before it is done', ({ logs }, one) => ({
    tallyLog: {
      begin: (next) =>
        one(() => {
          if ((logs.get(next._id)?.n ?? 0) !== next.n - 1) return false
          logs.set(next._id, next)
          return true
        }),
      current: (period) => one(() => ({ ...(logs.get(period) ?? { ...first, _id: period }), done: true })),
    },
  })),
  broken('when a tally is replaced whatever its lastBatch', ({ tallies }, one) => ({
    tallies: {
      async replaceAll(replacements) {
        for (const { record } of replacements) await one(() => tallies.set(record._id, record))
        return true
      },
    },
  })),
  broken('when a tally is added to again although its lastBatch says it was', ({ tallies }, one) => ({
    tallies: {
      byIds: (ids) =>
        one(() =>
          ids
            .flatMap((id) => [tallies.get(id)].filter((tally) => tally !== undefined))
            .map((tally) => ({ ...tally, lastBatch: -1 })),
        ),
      async replaceAll(replacements) {
        for (const { record } of replacements) await one(() => tallies.set(record._id, record))
        return true
      },
    },
  })),
  broken('when a response is marked whatever its revision', ({ responses }, one) => ({
    responses: {
      async markTallied(moves) {
        for (const { id, revision, to } of moves) {
          await one(() => {
            const response = responses.get(id)!
            response.tallied = { revision, as: to }
            delete response.untallied
          })
        }
      },
    },
  })),
  broken('when a response that has moved on is not marked', ({ responses }, one) => ({
    responses: {
      async markTallied(moves) {
        for (const { id, revision, to } of moves) {
          await one(() => {
            const response = responses.get(id)!
            if (response.revision !== revision) return
            response.tallied = { revision, as: to }
            delete response.untallied
          })
        }
      },
    },
  })),
  broken('when a response that has moved on is marked with an older revision', ({ responses }, one) => ({
    responses: {
      async markTallied(moves) {
        for (const { id, revision, to } of moves) {
          await one(() => {
            const response = responses.get(id)!
            if (response.revision === revision) delete response.untallied
            response.tallied = { revision, as: to }
          })
        }
      },
    },
  })),
  broken('when an entry is ended although another is current', ({ logs }, one) => ({
    tallyLog: {
      finish: (period) =>
        one(() => {
          logs.set(period, { ...logs.get(period)!, done: true, moves: [] })
        }),
    },
  })),
  broken('when a later report replaces the first one of a check', ({ logs }, one) => ({
    tallyLog: {
      recordCheck: (checked, report) =>
        one(() => {
          logs.set(checked._id, { ...logs.get(checked._id)!, lastCheck: report })
        }),
    },
  })),
]

const first = { n: 0, done: true, kind: 'batch', moves: [], closed: false, lastCheck: null } as const

type Overrides = { [Store in keyof TallyingStores]?: Partial<TallyingStores[Store]> }

function broken(
  because: string,
  override: (documents: StoredDocuments, one: <T>(operation: () => T) => Promise<T>) => Overrides,
): BrokenStores {
  return {
    because,
    open(documents, perform) {
      const stores = inMemoryTallyingStores(documents, perform)
      const { responses, tallies, tallyLog } = override(documents, (operation) =>
        perform(async () => operation()),
      )
      return {
        responses: { ...stores.responses, ...responses },
        tallies: { ...stores.tallies, ...tallies },
        tallyLog: { ...stores.tallyLog, ...tallyLog },
      }
    },
  }
}
