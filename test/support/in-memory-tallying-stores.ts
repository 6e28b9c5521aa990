import type { ResponseRecord } from '../../server/storage/response-record.ts'
import type { TallyInput } from '../../server/storage/responses-store.ts'
import type { TallyLogEntry } from '../../server/storage/tally-log-store.ts'
import type { TallyRecord } from '../../server/storage/tally-record.ts'
import type { TallyingStores } from '../../server/tallying/tallying.ts'
import type { Perform } from './stepped-run.ts'

type Stored<T> = { -readonly [Key in keyof T]: T[Key] }

/** What any number of views of the same stores share. */
export interface StoredDocuments {
  readonly responses: Map<string, Stored<ResponseRecord>>
  readonly tallies: Map<string, TallyRecord>
  readonly logs: Map<string, TallyLogEntry>
}

export function noDocuments(): StoredDocuments {
  return { responses: new Map(), tallies: new Map(), logs: new Map() }
}

/**
 * The stores that tallying works on, in memory, with the promises of the real ones and no more: only an operation on
 * a single document is atomic, and each of them goes through `perform`, where it may be held up or never happen.
 */
export function inMemoryTallyingStores(
  { responses, tallies, logs }: StoredDocuments,
  perform: Perform,
): TallyingStores {
  const one = <T>(operation: () => T) => perform(async () => operation())

  return {
    responses: {
      async untallied(period, limit) {
        const found: TallyInput[] = []
        for (const response of responses.values()) {
          if (found.length === limit) break
          if (response.period !== period || !response.untallied) continue
          await one(() => response.untallied && found.push({ ...response }))
        }
        // A query is at least one operation, even if it finds nothing.
        await one(() => {})
        return found
      },
      async tallyInputs(ids) {
        return one(() => ids.map((id) => ({ ...responses.get(id)! })))
      },
      async *tallied(period, atATime) {
        const after = (last: string | undefined) =>
          one(() =>
            [...responses.values()]
              .filter((response) => response.period === period && response.tallied)
              .filter(({ _id }) => last === undefined || _id > last)
              .sort((a, b) => (a._id < b._id ? -1 : 1))
              .slice(0, atATime)
              .map((response) => ({ ...response })),
          )
        let fetched = await after(undefined)
        while (fetched.length > 0) {
          const next = await after(fetched.at(-1)?._id)
          yield fetched
          fetched = next
        }
      },
      async changeStatus(id, revision, status) {
        return one(() => {
          const response = responses.get(id)!
          if (response.revision !== revision) return false
          Object.assign(response, { status, untallied: true, revision: revision + 1 })
          return true
        })
      },
      async markTallied(moves) {
        for (const { id, revision, to } of moves) {
          const response = responses.get(id)!
          const tallied = { revision, as: to }
          const isMarked = await one(() => {
            if (response.revision !== revision) return false
            response.tallied = tallied
            delete response.untallied
            return true
          })
          if (isMarked) continue
          await one(() => {
            if (response.revision > revision && !response.tallied) response.tallied = tallied
          })
          await one(() => {
            if (response.revision > revision && response.tallied!.revision < revision)
              response.tallied = tallied
          })
        }
      },
    },

    tallies: {
      async byIds(ids) {
        const found: TallyRecord[] = []
        for (const id of ids) {
          const tally = await one(() => tallies.get(id))
          if (tally) found.push(tally)
        }
        return found
      },
      async headersOf(period) {
        return one(() => [...tallies.values()].filter((tally) => tally.period === period))
      },
      async replaceAll(replacements) {
        let all = true
        for (const { record, readAt } of replacements) {
          const replaced = await one(() => {
            if ((tallies.get(record._id)?.lastBatch ?? null) !== readAt) return false
            tallies.set(record._id, record)
            return true
          })
          all &&= replaced
        }
        return all
      },
    },

    tallyLog: {
      async current(period) {
        return one(() => logs.get(period) ?? firstEntry(period))
      },
      async position(period) {
        return one(() => logs.get(period) ?? firstEntry(period))
      },
      async begin(next) {
        return one(() => {
          const { n, done } = logs.get(next._id) ?? firstEntry(next._id)
          if (n !== next.n - 1 || !done) return false
          logs.set(next._id, next)
          return true
        })
      },
      async recordCheck(checked, report) {
        await one(() => {
          const entry = logs.get(checked._id)
          if (entry?.n !== checked.n || entry.lastCheck?.n !== checked.lastCheck?.n) return
          logs.set(checked._id, { ...entry, lastCheck: report })
        })
      },
      async finish(period, n) {
        await one(() => {
          const entry = logs.get(period)
          if (entry?.n === n) logs.set(period, { ...entry, done: true, moves: [] })
        })
      },
    },
  }
}

function firstEntry(period: string): TallyLogEntry {
  return { _id: period, n: 0, done: true, kind: 'batch', moves: [], closed: false, lastCheck: null }
}
