import { isDeepStrictEqual } from 'node:util'
import type { Collection } from 'mongodb'
import { documentKeys } from '../../../../server/storage/embedded-mongodb/query/index-keys.ts'
import {
  documentIdKey,
  documentRange,
  entryKey,
  entryRange,
} from '../../../../server/storage/embedded-mongodb/store/keys.ts'
import { Store } from '../../../../server/storage/embedded-mongodb/store/store.ts'
import { type Acknowledged, applyStep, step } from './durability-workload.ts'
import type { TestDocument } from './with-database.ts'

/**
 * Compares what a batch left in the database with what was acknowledged. A writer's documents must be exactly those
 * of its acknowledged steps; the one step that was under way may be there too, or the first documents of it.
 */
export async function wrongInBatch(
  collection: Collection<TestDocument>,
  batch: string,
  acknowledged: Acknowledged,
  textBytes?: number,
): Promise<string[]> {
  const found = await collection.find({ batch }).toArray()
  const receipts = new Set(found.map(({ receipt }) => receipt))
  const wrong: string[] = []
  for (const [writer, outcomes] of acknowledged.entries()) {
    const own = found.filter(({ _id }) => String(_id).split('.')[1] === String(writer))
    const stored = new Map(own.map((document) => [String(document._id), document]))
    const expected = new Map<string, TestDocument>()
    for (const [n, outcome] of outcomes.entries()) {
      const taken = step(batch, writer, n, textBytes)
      if (outcome === 'done') applyStep(expected, taken)
      else if (taken.kind === 'insert' && !receipts.has(taken.documents[0]!['receipt']))
        wrong.push(`${batch}.${writer}.${n} was refused for a receipt that nobody has`)
    }
    const next = step(batch, writer, outcomes.length, textBytes)
    const possible = [0, 1, 2, 3].map((parts) => {
      const documents = new Map(expected)
      if (parts > 0) applyStep(documents, next, parts)
      return documents
    })
    if (possible.some((documents) => isDeepStrictEqual(documents, stored))) continue
    const lost = [...expected].filter(([id, document]) => !isDeepStrictEqual(stored.get(id), document))
    const extra = [...stored.keys()].filter((id) => !expected.has(id))
    wrong.push(
      `${batch}.${writer} after ${outcomes.length} steps: lost or changed ${lost.map(([id]) => id)}; too many ${extra}`,
    )
  }
  return wrong
}

/** Reads a closed directory itself: the entries of every index are exactly those that its documents call for. */
export async function wrongInIndexes(directory: string): Promise<string[]> {
  const wrong: string[] = []
  const store = await Store.open(directory, (error) => wrong.push(String(error)))
  for (const collection of store.collections.values()) {
    const called = collection.indexes.map(() => new Map<string, string>())
    for (const [, document] of store.documentsIn({
      ...documentRange(collection),
      after: null,
      reverse: false,
    })) {
      const idKey = documentIdKey(document)
      for (const [i, index] of collection.indexes.entries()) {
        for (const key of documentKeys(document, index.fields).keys) {
          const text = entryKey(index, key, idKey).toString('latin1')
          if (called[i]!.has(text)) wrong.push(`${index.name} holds a value twice`)
          called[i]!.set(text, idKey.toString('latin1'))
        }
      }
    }
    for (const [i, index] of collection.indexes.entries()) {
      let entries = 0
      for (const [key, idKey] of store.entriesIn({ ...entryRange(index), after: null, reverse: false })) {
        entries++
        if (called[i]!.get(key.toString('latin1')) !== idKey.toString('latin1'))
          wrong.push(`${index.name} has an entry that no document calls for`)
      }
      if (entries !== called[i]!.size)
        wrong.push(`${index.name} has ${entries} entries for ${called[i]!.size} values`)
    }
  }
  await store.close()
  return wrong
}
