import type { BsonValue } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import type { Collection, Index } from '../store/catalog.ts'
import { entryKey, type Store } from '../store/store.ts'
import { documentKeys } from './index-keys.ts'
import type { Plan } from './plan.ts'

/** Where a scan stands: nothing is held open in between, so a cursor may rest as long as it likes. */
export interface ScanPosition {
  readonly range: number
  readonly after: Buffer | null
}

/** Visits the documents of a plan in its order, and can stop and go on by key. */
export class Scan {
  position: ScanPosition = { range: 0, after: null }
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
    while (this.position.range < ranges.length) {
      const goOn = byId ? this.#lookUp(visit) : this.#walk(visit)
      if (!goOn) return false
    }
    return true
  }

  #lookUp(visit: (document: BsonValue) => boolean): boolean {
    const { range } = this.position
    const idKey = this.#plan.ranges[range]!.low.subarray(4)
    this.position = { range: range + 1, after: null }
    const document = this.#store.volatileDocument(this.#collection, idKey)
    return document === undefined || visit(document)
  }

  #walk(visit: (document: BsonValue) => boolean): boolean {
    const { index, ranges, reverse } = this.#plan
    const { range, after } = this.position
    const position = { ...ranges[range]!, after, reverse }
    if (index === null) {
      for (const [key, document] of this.#store.documentsIn(position)) {
        if (!visit(document)) {
          this.position = { range, after: key }
          return false
        }
      }
    } else {
      for (const [key, idKey] of this.#store.entriesIn(position)) {
        const document = this.#store.volatileDocument(this.#collection, idKey)
        if (!document || (index.multikey && !this.#isFirstEntry(index, key, idKey, document))) continue
        if (!visit(document)) {
          this.position = { range, after: key }
          return false
        }
      }
    }
    this.position = { range: range + 1, after: null }
    return true
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
      if (range === -1 || range > this.position.range) return true
      return range === this.position.range && (reverse ? other.compare(key) <= 0 : other.compare(key) >= 0)
    })
  }
}
