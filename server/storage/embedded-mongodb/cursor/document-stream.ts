import { type BsonValue, documentAt } from '../bson/bson-value.ts'
import type { Filter } from '../query/filter.ts'
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
}

export interface Query {
  readonly filter: Filter
  readonly sort?: readonly KeyField[]
  readonly projection?: Projection
  readonly skip?: number
  /** Infinity for no limit. */
  readonly limit?: number
}

/** The documents of a query; sorted in memory first where no index has the order. */
export async function openStream(
  store: Store,
  collection: Collection | undefined,
  query: Query,
  deadline: number,
): Promise<DocumentStream> {
  if (!collection) return new ListStream([])
  const { filter, sort = [], skip = 0, limit = Number.POSITIVE_INFINITY } = query
  const plan = choosePlan(collection, filter.bounds, sort)
  const scan = new ScanStream(new Scan(store, collection, plan), filter)
  if (plan.sorted) return new LimitedStream(scan, skip, limit, query.projection)
  const sorter = new Sorter(sort, skip + limit)
  await readAll(scan, (document) => sorter.add(document), deadline)
  return new LimitedStream(new ListStream(sorter.sorted()), skip, limit, query.projection)
}

/** Reads a stream to its end, letting others run in between; `visit` ends it by returning false. */
export async function readAll(
  stream: DocumentStream,
  visit: (document: BsonValue) => unknown,
  deadline: number,
): Promise<void> {
  let over = false
  const take = (document: BsonValue) => {
    over = visit(document) === false
    return !over
  }
  await inSlices((until) => stream.run(take, until) || over, deadline)
}

/** The matching documents of a scan. */
class ScanStream implements DocumentStream {
  readonly #scan: Scan
  readonly #filter: Filter

  constructor(scan: Scan, filter: Filter) {
    this.#scan = scan
    this.#filter = filter
  }

  run(take: (document: BsonValue) => boolean, until: number): boolean {
    const inTime = pacer(until)
    const { test } = this.#filter
    return this.#scan.run((document) => (!test || test(document) ? take(document) && inTime() : inTime()))
  }
}

/** Documents that lie in memory. */
export class ListStream implements DocumentStream {
  #position = 0
  readonly #documents: readonly Buffer[]

  constructor(documents: readonly Buffer[]) {
    this.#documents = documents
  }

  run(take: (document: BsonValue) => boolean, until: number): boolean {
    const inTime = pacer(until)
    while (this.#position < this.#documents.length) {
      const document = documentAt(this.#documents[this.#position++]!)
      if (!take(document) || !inTime()) break
    }
    return this.#position === this.#documents.length
  }
}

/** Skips, limits and projects. */
class LimitedStream implements DocumentStream {
  #skip: number
  #limit: number
  readonly #source: DocumentStream
  readonly #projection: Projection

  constructor(source: DocumentStream, skip: number, limit: number, projection: Projection) {
    this.#source = source
    this.#skip = skip
    this.#limit = limit
    this.#projection = projection
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
