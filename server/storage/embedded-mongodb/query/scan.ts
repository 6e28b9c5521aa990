import type { BsonValue } from '../bson/bson-value.ts'
import { keyText } from '../bson/order-key.ts'
import { CommandError } from '../command-error.ts'
import type { Collection } from '../store/catalog.ts'
import type { Store } from '../store/store.ts'
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
  readonly #seen: Set<string> | null

  constructor(store: Store, collection: Collection, plan: Plan) {
    this.#store = store
    this.#collection = collection
    this.#plan = plan
    this.#seen = plan.index?.multikey ? new Set() : null
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
        if (this.#isRepeated(idKey)) continue
        const document = this.#store.volatileDocument(this.#collection, idKey)
        if (document && !visit(document)) {
          this.position = { range, after: key }
          return false
        }
      }
    }
    this.position = { range: range + 1, after: null }
    return true
  }

  /** An index over arrays names a document once for each element. */
  #isRepeated(idKey: Buffer): boolean {
    if (!this.#seen) return false
    const text = keyText(idKey)
    if (this.#seen.has(text)) return true
    this.#seen.add(text)
    return false
  }
}
