import { type BsonValue, documentAt } from '../bson/bson-value.ts'
import { bsonDocument } from '../bson/bson-writer.ts'
import { compileFilter, type Filter } from '../query/filter.ts'
import type { KeyField } from '../query/index-keys.ts'
import { choosePlan } from '../query/plan.ts'
import type { Projection } from '../query/projection.ts'
import { Scan } from '../query/scan.ts'
import { Sorter } from '../query/sort.ts'
import type { Collection } from '../store/catalog.ts'
import type { Store } from '../store/store.ts'
import { inSlices, pacer } from './in-slices.ts'

/** Documents one after another, as far as time allows. */
export interface DocumentStream {
  /**
   * Hands documents to `take` until that returns false, `until` has passed or none is left; true means none is left.
   * A document is only there during the call.
   */
  run(take: (document: BsonValue) => boolean, until: number): boolean
  /** Where the stream stands, so that what was read ahead can be read again. */
  position: unknown
}

export interface QueryOptions {
  readonly filter: Filter
  readonly sort: readonly KeyField[]
  readonly projection: Projection
  readonly skip: number
  /** Infinity for no limit. */
  readonly limit: number
}

export const everything: Filter = compileFilter(bsonDocument({}))

/** The documents of a query; sorted in memory first where no index has the order. */
export async function openStream(
  store: Store,
  collection: Collection,
  options: QueryOptions,
  deadline: number,
): Promise<DocumentStream> {
  const { filter, sort, skip, limit } = options
  const plan = choosePlan(collection, filter.bounds, sort)
  const scan = new ScanStream(new Scan(store, collection, plan), filter)
  if (plan.sorted) return new LimitedStream(scan, options)
  const sorter = new Sorter(sort, skip + limit)
  const take = (document: BsonValue) => {
    sorter.add(document)
    return true
  }
  await inSlices((until) => scan.run(take, until), deadline)
  return new LimitedStream(new ListStream(sorter.sorted()), options)
}

/** The matching documents of a scan. */
class ScanStream implements DocumentStream {
  readonly #scan: Scan
  readonly #filter: Filter

  constructor(scan: Scan, filter: Filter) {
    this.#scan = scan
    this.#filter = filter
  }

  get position(): unknown {
    return this.#scan.position
  }

  set position(position: never) {
    this.#scan.position = position
  }

  run(take: (document: BsonValue) => boolean, until: number): boolean {
    const inTime = pacer(until)
    const { test } = this.#filter
    return this.#scan.run((document) => (!test || test(document) ? take(document) && inTime() : inTime()))
  }
}

/** Documents that lie in memory. */
export class ListStream implements DocumentStream {
  position = 0
  readonly #documents: readonly Buffer[]

  constructor(documents: readonly Buffer[]) {
    this.#documents = documents
  }

  run(take: (document: BsonValue) => boolean, until: number): boolean {
    const inTime = pacer(until)
    while (this.position < this.#documents.length) {
      const document = documentAt(this.#documents[this.position++]!)
      if (!take(document) || !inTime()) return this.position === this.#documents.length
    }
    return true
  }
}

/** Skips, limits and projects. */
class LimitedStream implements DocumentStream {
  #skip: number
  #limit: number
  readonly #source: DocumentStream
  readonly #projection: Projection

  constructor(source: DocumentStream, { skip, limit, projection }: QueryOptions) {
    this.#source = source
    this.#skip = skip
    this.#limit = limit
    this.#projection = projection
  }

  get position(): unknown {
    return { source: this.#source.position, skip: this.#skip, limit: this.#limit }
  }

  set position(position: { source: unknown; skip: number; limit: number }) {
    this.#source.position = position.source
    this.#skip = position.skip
    this.#limit = position.limit
  }

  run(take: (document: BsonValue) => boolean, until: number): boolean {
    if (this.#limit === 0) return true
    const exhausted = this.#source.run((document) => {
      if (this.#skip > 0) {
        this.#skip--
        return true
      }
      this.#limit--
      return take(this.#projection ? this.#projection(document) : document) && this.#limit > 0
    }, until)
    return exhausted || this.#limit === 0
  }
}
