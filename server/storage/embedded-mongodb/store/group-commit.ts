import { setTimeout } from 'node:timers/promises'
import type { RootDatabase } from 'lmdb'

interface Work {
  readonly run: () => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Write transactions one after another, each with all the work that has come until it begins, so that many pieces of
 * work share one flush to disk. Work first plans its changes, which may throw a `CommandError`, and then makes them in
 * `apply`, where only LMDB itself can fail; so nothing half done is ever committed. When LMDB fails, `onFailure` is
 * called and nothing is written any more: what memory says and what the disk says may differ from then on.
 */
export class GroupCommit {
  readonly #root: RootDatabase
  readonly #onFailure: (error: Error) => void
  #waiting: Work[] = []
  #committing = false
  #applying = false

  constructor(root: RootDatabase, onFailure: (error: Error) => void) {
    this.#root = root
    this.#onFailure = onFailure
  }

  /** Runs `work` in a write transaction, and resolves with what it returned when that is safely on disk. */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run: work, resolve: resolve as (result: unknown) => void, reject })
      if (!this.#committing) void this.#commitWaiting()
    })
  }

  /** From here on only LMDB can fail, and if it does, nothing of the transaction may stay. Only within `write`. */
  apply(changes: () => void): void {
    this.#applying = true
    changes()
    this.#applying = false
  }

  async #commitWaiting(): Promise<void> {
    this.#committing = true
    while (this.#waiting.length > 0) {
      let group: readonly Work[] = []
      try {
        const outcomes = await this.#root.transaction(() => {
          group = this.#waiting.splice(0)
          return group.map((work) => this.#attempt(work))
        })
        for (const settle of outcomes) settle()
      } catch (error) {
        const reason = await writeFailure(error)
        this.#onFailure(reason)
        for (const { reject } of [...group, ...this.#waiting]) reject(reason)
        return // and never again: `#committing` stays set
      }
    }
    this.#committing = false
  }

  /** Runs one piece of work; what it leads to is told only after the commit. */
  #attempt({ run, resolve, reject }: Work): () => void {
    try {
      const result = run()
      return () => resolve(result)
    } catch (error) {
      if (this.#applying) throw error
      return () => reject(error)
    }
  }
}

/** The reason why LMDB could not write, which it tells a little later than the failure itself. */
export async function writeFailure(error: unknown): Promise<Error> {
  const commitError = error instanceof Error && 'commitError' in error ? error.commitError : error
  const told = Promise.resolve(commitError).catch((cause: unknown) => cause)
  const cause = await Promise.race([told, setTimeout(100, error)])
  return new Error(`the database could not be written: ${String(cause)}`, { cause })
}
