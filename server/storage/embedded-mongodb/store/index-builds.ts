import { CommandError } from '../command-error.ts'
import { checkInterrupted, sliceMs } from '../cursor/in-slices.ts'
import type { Collection, Index } from './catalog.ts'
import { documentRange } from './keys.ts'
import type { Store } from './store.ts'

/**
 * Fills new indexes, little by little where there are many documents. An index is written to from the moment it is
 * added, so what changes meanwhile is in it; it is read once it is ready. If the process ends before, the index is
 * dropped when the store is opened again.
 */
export class IndexBuilds {
  readonly #store: Store
  readonly #running = new Map<Index, Promise<void>>()

  constructor(store: Store) {
    this.#store = store
  }

  /**
   * Whoever asks for the same index meanwhile waits for the same work.
   * @throws CommandError 11000 where values are not unique; the index is then gone
   */
  async build(collection: Collection, index: Index): Promise<void> {
    const building = this.#running.get(index) ?? this.#build(collection, index)
    this.#running.set(index, building)
    try {
      await building
    } finally {
      this.#running.delete(index)
    }
  }

  async #build(collection: Collection, index: Index): Promise<void> {
    try {
      let after: Buffer | null = null
      do {
        after = await this.#store.write((): Buffer | null => this.#buildOn(collection, index, after))
        if (after) checkInterrupted()
      } while (after)
    } catch (error) {
      await this.#store.write(() => this.#store.dropIndex(collection, index))
      throw error
    }
  }

  /** Adds entries for some more documents; the key to go on after, or null when the index is complete. */
  #buildOn(collection: Collection, index: Index, after: Buffer | null): Buffer | null {
    if (index.dropped) throw new CommandError(276, `index build of ${index.name} was aborted`)
    const until = performance.now() + sliceMs
    const position = { ...documentRange(collection), after, reverse: false }
    for (const [key, document] of this.#store.documentsIn(position)) {
      this.#store.addEntries(collection, index, document)
      if (performance.now() > until) return key
    }
    this.#store.completeIndex(collection, index)
    return null
  }
}
