import { setImmediate } from 'node:timers/promises'
import type { TallyingStores } from '../../server/tallying/tallying.ts'

/** Carries out one operation on a store, at once or some time later. */
export type Perform = <T>(operation: () => Promise<T>) => Promise<T>

/** Some work on stores that goes forward only when it is told to, one operation at a time. */
export interface SteppedRun {
  readonly isDone: () => boolean
  /** Lets the next operation happen, and the work go on to the one after. @throws what the work throws */
  step(): Promise<void>
}

/** Starts `work`; it comes to its first operation and waits there. Never stepped again, it has crashed. */
export function steppedRun(work: (perform: Perform) => Promise<unknown>): SteppedRun {
  const waiting: (() => Promise<void>)[] = []
  let done = false
  let failure: { readonly error: unknown } | null = null

  const perform: Perform = (operation) =>
    new Promise((resolve, reject) => {
      waiting.push(() => operation().then(resolve, reject))
    })
  work(perform)
    .catch((error: unknown) => {
      failure = { error }
    })
    .finally(() => {
      done = true
    })

  return {
    isDone: () => done,
    async step() {
      await waiting.shift()?.()
      // Between two operations there are only promises: by then the work is waiting again, or has ended.
      await setImmediate()
      if (failure) throw failure.error
    },
  }
}

/**
 * Real stores, stepped: operations on many documents are taken apart into their single documents, which is all that
 * a database promises to do at once. (The embedded one does more; nothing may rely on that.)
 */
export function steppedStores(
  { responses, tallies, tallyLog }: TallyingStores,
  perform: Perform,
): TallyingStores {
  return {
    responses: {
      untallied: (period, limit) => perform(() => responses.untallied(period, limit)),
      tallyInputs: (ids) => perform(() => responses.tallyInputs(ids)),
      async *tallied(period, atATime) {
        const batches = responses.tallied(period, atATime)
        for (;;) {
          const next = await perform(() => batches.next())
          if (next.done) return
          yield next.value
        }
      },
      changeStatus: (id, revision, status) => perform(() => responses.changeStatus(id, revision, status)),
      async markTallied(moves) {
        for (const move of moves) await perform(() => responses.markTallied([move]))
      },
    },
    tallies: {
      byIds: (ids) => perform(() => tallies.byIds(ids)),
      headersOf: (period) => perform(() => tallies.headersOf(period)),
      async replaceAll(replacements) {
        let all = true
        for (const replacement of replacements) {
          const replaced = await perform(() => tallies.replaceAll([replacement]))
          all &&= replaced
        }
        return all
      },
    },
    tallyLog: {
      current: (period) => perform(() => tallyLog.current(period)),
      position: (period) => perform(() => tallyLog.position(period)),
      begin: (next) => perform(() => tallyLog.begin(next)),
      recordCheck: (checked, report) => perform(() => tallyLog.recordCheck(checked, report)),
      finish: (period, n) => perform(() => tallyLog.finish(period, n)),
    },
  }
}
