import type { BsonValue } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import type { Collection, Index } from '../store/catalog.ts'
import { entryKey, type RangePosition } from '../store/keys.ts'
import type { Store } from '../store/store.ts'
import { documentKeys } from './index-keys.ts'
import type { Plan } from './plan.ts'

/**
 * Visits the documents of a plan in its order, and can stop and go on by key: nothing is held open in between, so a
 * cursor may rest as long as it likes.
 */
export class Scan {
  /** The range to read on in, and the key after which; null at the beginning of the range. */
  #range = 0
  #after: Buffer | null = null
  readonly #store: Store
  readonly #collection: Collection
  readonly #plan: Plan

  constructor(store: Store, collection: Collection, plan: Plan) {
    this.#store = store
    this.#collection = collection
    this.#plan = plan
  }

  /**
   * Visits until `visit` returns false or nothing is left; true means nothing is left. The document lies in a buffer
   * that the next read overwrites.
   */
  run(visit: (document: BsonValue) => boolean): boolean {
    const { index, ranges, byId } = this.#plan
    if (this.#collection.dropped || index?.dropped) {
      throw new CommandError(175, 'the collection or the index was dropped while it was read')
    }
    for (; this.#range < ranges.length; this.#after = null) {
      const goOn = byId ? this.#lookUp(visit) : this.#walk(visit)
      if (!goOn) return false
    }
    return true
  }

  #lookUp(visit: (document: BsonValue) => boolean): boolean {
    const idKey = this.#plan.ranges[this.#range++]!.low.subarray(4)
    const document = this.#store.volatileDocument(this.#collection, idKey)
    return document === undefined || visit(document)
  }

  #walk(visit: (document: BsonValue) => boolean): boolean {
    const { index, ranges, reverse } = this.#plan
    const position = { ...ranges[this.#range]!, after: this.#after, reverse }
    const found = index ? this.#indexed(index, position) : this.#store.documentsIn(position)
    for (const [key, document] of found) {
      if (visit(document)) continue
      this.#after = key
      return false
    }
    this.#range++
    return true
  }

  *#indexed(index: Index, position: RangePosition): Generator<[key: Buffer, document: BsonValue]> {
    for (const [key, idKey] of this.#store.entriesIn(position)) {
      const document = this.#store.volatileDocument(this.#collection, idKey)
      if (!document || (index.multikey && !this.#isFirstEntry(index, key, idKey, document))) continue
      yield [key, document]
    }
  }

  /**
   * An index over arrays names a document once for each element; it counts only where the scan comes to it first. That
   * is told from the document itself, so nothing needs to be remembered between batches.
   */
  #isFirstEntry(index: Index, key: Buffer, idKey: Buffer, document: BsonValue): boolean {
    const { ranges, reverse } = this.#plan
    const own = documentKeys(document, index.fields).keys.map((values) => entryKey(index, values, idKey))
    return own.every((other) => {
      const range = ranges.findIndex(({ low, high }) => low.compare(other) <= 0 && other.compare(high) < 0)
      if (range === -1 || range > this.#range) return true
      return range === this.#range && (reverse ? other.compare(key) <= 0 : other.compare(key) >= 0)
    })
  }
}
