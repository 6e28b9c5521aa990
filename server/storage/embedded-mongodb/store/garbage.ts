import type { Database } from 'lmdb'
import { sliceMs } from '../cursor/in-slices.ts'
import type { DataFile } from './data-file.ts'
import type { GroupCommit } from './group-commit.ts'
import { lmdbRange, prefixRange } from './keys.ts'

const keysAtOnce = 5000

/**
 * What dropped collections and indexes left. They are gone as soon as the catalog says so; their keys are removed a
 * little at a time, so that nobody waits for it, and after a restart from where it was left.
 */
export class Garbage {
  readonly #file: DataFile
  readonly #commits: GroupCommit
  #stopped = false

  constructor(file: DataFile, commits: GroupCommit) {
    this.#file = file
    this.#commits = commits
  }

  /** Only within `apply`. */
  add(kind: 'documents' | 'entries', id: number): void {
    this.#file.catalog.putSync(`garbage:${kind}:${id}`, true)
  }

  async sweep(): Promise<void> {
    for (let name = this.#next(); name; name = this.#next()) {
      const [, kind, id] = name.split(':')
      const database = kind === 'documents' ? this.#file.documents : this.#file.entries
      const noted = name
      await this.#commits.write(() => {
        if (this.#removeSome(database, Number(id)))
          this.#commits.apply(() => this.#file.catalog.removeSync(noted))
      })
    }
  }

  stop(): void {
    this.#stopped = true
  }

  /** Whether nothing is left. */
  #removeSome(database: Database<Buffer, Buffer>, id: number): boolean {
    const until = performance.now() + sliceMs
    const keys = Array.from(database.getKeys({ ...lmdbRange(prefixRange(id)), limit: keysAtOnce }))
    for (const key of keys) {
      this.#commits.apply(() => database.removeSync(key))
      if (performance.now() > until) return false
    }
    return keys.length < keysAtOnce
  }

  #next(): string | undefined {
    if (this.#stopped) return undefined
    return Array.from(this.#file.catalog.getKeys({ start: 'garbage:', end: 'garbage;', limit: 1 }))[0]
  }
}
