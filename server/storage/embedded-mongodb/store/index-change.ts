import type { Database } from 'lmdb'
import type { BsonValue } from '../bson/bson-value.ts'
import { keyText } from '../bson/order-key.ts'
import { documentKeys } from '../query/index-keys.ts'
import type { Collection, Index } from './catalog.ts'
import { duplicateKey } from './duplicate-key.ts'
import { entryKey } from './keys.ts'

/** What the change of a document means for an index. */
export interface IndexChange {
  readonly index: Index
  readonly idKey: Buffer
  readonly removed: readonly Buffer[]
  readonly added: readonly Buffer[]
  readonly multikey: boolean
}

/** @throws CommandError 11000 where a value of a unique index is another document's */
export function plannedChange(
  entries: Database<Buffer, Buffer>,
  change: {
    collection: Collection
    index: Index
    idKey: Buffer
    before: BsonValue | null
    after: BsonValue | null
  },
): IndexChange {
  const { collection, index, idKey, before, after } = change
  const old = before ? documentKeys(before, index.fields).keys : []
  const now = after ? documentKeys(after, index.fields) : { keys: [], multikey: false }
  if (old.length === 1 && now.keys.length === 1 && old[0]!.equals(now.keys[0]!)) {
    return { index, idKey, removed: [], added: [], multikey: now.multikey }
  }
  const oldTexts = new Set(old.map(keyText))
  const nowTexts = new Set(now.keys.map(keyText))
  const removed = old.filter((key) => !nowTexts.has(keyText(key))).map((key) => entryKey(index, key, idKey))
  const added = now.keys
    .filter((key) => !oldTexts.has(keyText(key)))
    .map((key) => entryKey(index, key, idKey))
  if (index.unique) {
    for (const key of added) {
      const owner = entries.get(key)
      if (owner && !owner.equals(idKey)) throw duplicateKey(collection, index, after!)
    }
  }
  return { index, idKey, removed, added, multikey: now.multikey }
}

export function applyChange(entries: Database<Buffer, Buffer>, change: IndexChange): void {
  const { index, idKey, removed, added } = change
  for (const key of removed) {
    // While a unique index is built, the entry may still be another document's.
    if (index.ready || !index.unique || entries.get(key)?.equals(idKey)) entries.removeSync(key)
  }
  for (const key of added) entries.putSync(key, idKey)
}
