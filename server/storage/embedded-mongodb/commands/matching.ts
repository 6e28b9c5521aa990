import { type BsonValue, documentAt } from '../bson/bson-value.ts'
import type { Filter } from '../query/filter.ts'
import type { KeyField } from '../query/index-keys.ts'
import { choosePlan } from '../query/plan.ts'
import { Scan } from '../query/scan.ts'
import { Sorter } from '../query/sort.ts'
import type { Collection } from '../store/catalog.ts'
import type { Store } from '../store/store.ts'

/** The first matching document in the order asked for, in bytes of its own. Only within `write`. */
export function firstMatch(
  store: Store,
  collection: Collection,
  filter: Filter,
  sort: readonly KeyField[] = [],
): BsonValue | undefined {
  const plan = choosePlan(collection, filter.bounds, sort)
  const scan = new Scan(store, collection, plan)
  const sorter = new Sorter(sort, 1)
  scan.run((document) => {
    if (filter.test && !filter.test(document)) return true
    sorter.add(document)
    return !plan.sorted
  })
  const found = sorter.sorted()[0]
  return found && documentAt(found)
}

/** The `_id` keys of all matching documents: found first, so that changing them does not change what is found. */
export function allMatches(store: Store, collection: Collection, filter: Filter): BsonValue[] {
  const scan = new Scan(store, collection, choosePlan(collection, filter.bounds))
  const found: BsonValue[] = []
  scan.run((document) => {
    if (!filter.test || filter.test(document)) {
      found.push(documentAt(Buffer.from(document.bytes.subarray(document.start, document.end))))
    }
    return true
  })
  return found
}
