import { type BsonValue, documentAt } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import { checkInterrupted, inSlices, pacer, sliceMs } from '../cursor/in-slices.ts'
import type { Filter } from '../query/filter.ts'
import type { KeyField } from '../query/index-keys.ts'
import { choosePlan } from '../query/plan.ts'
import { Scan } from '../query/scan.ts'
import { Sorter } from '../query/sort.ts'
import type { Collection } from '../store/catalog.ts'
import { documentIdKey } from '../store/keys.ts'
import type { Store } from '../store/store.ts'

/** Which documents a write statement is for. */
export interface Target {
  readonly filter: Filter
  readonly sort: readonly KeyField[]
  readonly multi: boolean
}

/** A statement that looks at no more documents than this finds and changes them in one transaction. */
const maxExaminedAtOnce = 1000

/** How often a long search starts again because its document was changed by others before it could be written. */
const maxAttempts = 100

/**
 * The documents to change, in bytes of their own, or null where that takes too long for a transaction. They are
 * all found before the first is changed, so that a change cannot bring a document up once more. Only within `write`.
 */
export function quickTargets(store: Store, collection: Collection, target: Target): BsonValue[] | null {
  const search = new Search(store, collection, target)
  let examined = 0
  const finished = search.run(() => ++examined <= maxExaminedAtOnce)
  return finished ? search.found().map((idKey) => store.document(collection, idKey)!) : null
}

/**
 * Changes what a long search finds: all that match, or the first. The search runs outside of transactions and lets
 * others in between; every document is tested again in the transaction that changes it. `change` gets undefined
 * where there is none.
 */
export async function changeTargets(
  store: Store,
  collection: Collection,
  target: Target,
  deadline: number,
  change: (document: BsonValue | undefined) => void,
): Promise<void> {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const search = new Search(store, collection, target)
    await inSlices((until) => search.run(pacer(until)), deadline)
    const idKeys = search.found()
    if (idKeys.length === 0) return store.write(() => change(undefined))
    const changed = await changeByIdKey(store, collection, target.filter, idKeys, change)
    if (changed > 0 || target.multi) return
  }
  throw new CommandError(112, 'the document kept changing while it was searched for')
}

async function changeByIdKey(
  store: Store,
  collection: Collection,
  { test }: Filter,
  idKeys: readonly Buffer[],
  change: (document: BsonValue) => void,
): Promise<number> {
  let changed = 0
  for (let next = 0; next < idKeys.length; ) {
    if (next > 0) checkInterrupted()
    await store.write(() => {
      const until = performance.now() + sliceMs
      do {
        const document = store.document(collection, idKeys[next++]!)
        if (!document || (test && !test(document))) continue
        change(document)
        changed++
      } while (next < idKeys.length && performance.now() < until)
    })
  }
  return changed
}

/** Looks for the documents of a target: the first in the order asked for, or all. */
class Search {
  readonly #scan: Scan
  readonly #target: Target
  readonly #sorted: boolean
  readonly #best: Sorter
  readonly #all: Buffer[] = []

  constructor(store: Store, collection: Collection, target: Target) {
    const plan = choosePlan(collection, target.filter.bounds, target.sort)
    this.#scan = new Scan(store, collection, plan)
    this.#target = target
    this.#sorted = plan.sorted
    this.#best = new Sorter(target.sort, 1)
  }

  /** Goes on while `goOn` says so; true when the search is over. */
  run(goOn: () => boolean): boolean {
    let over = false
    const { filter, multi } = this.#target
    const exhausted = this.#scan.run((document) => {
      if (!filter.test || filter.test(document)) {
        if (multi) this.#all.push(documentIdKey(document))
        else this.#best.add(document)
        over = !multi && this.#sorted
      }
      return !over && goOn()
    })
    return over || exhausted
  }

  /** The `_id` keys of what was found. */
  found(): Buffer[] {
    if (this.#target.multi) return this.#all
    return this.#best.sorted().map((bytes) => documentIdKey(documentAt(bytes)))
  }
}
