import type { mongo } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'

/** Inserts one document. @returns false when its `_id` is taken; then nothing was written */
export type Insert<T> = (document: T) => Promise<boolean>

/** So many documents at most travel together: a megabyte or two. */
const largestGroup = 500

/**
 * Inserts what arrives while an insert is under way together, as the next one. A lone document waits for nothing;
 * under load the cost of a round trip and of a flush to disk is shared by all that wait for it. Each document keeps
 * its own outcome: taken, stored or failed; and is acknowledged only once the whole group is durable.
 */
export function createGroupInsert<T extends object>(collection: () => mongo.Collection<T>): Insert<T> {
  let waiting: Waiting<T>[] = []
  let busy = false

  async function insertGroups(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      const group = waiting.slice(0, largestGroup)
      waiting = waiting.slice(largestGroup)
      await insertGroup(collection(), group)
    }
    busy = false
  }

  return (document) =>
    new Promise((resolve, reject) => {
      waiting.push({ document, resolve, reject })
      if (busy) return
      busy = true
      // Once the requests that have come in at the same moment have all been read.
      setImmediate(() => void insertGroups())
    })
}

interface Waiting<T> {
  readonly document: T
  readonly resolve: (inserted: boolean) => void
  readonly reject: (reason: unknown) => void
}

/** Never rejects: each document is told its own outcome. */
async function insertGroup<T extends object>(
  collection: mongo.Collection<T>,
  group: readonly Waiting<T>[],
): Promise<void> {
  const failures = new Map<number, unknown>()
  try {
    const documents = group.map(({ document }) => document) as mongo.OptionalUnlessRequiredId<T>[]
    await collection.insertMany(documents, { ordered: false })
  } catch (error) {
    const errors = writeErrorsOf(error)
    if (errors === null) {
      for (const { reject } of group) reject(error)
      return
    }
    for (const { index, ...failure } of errors) failures.set(index, failure)
  }
  for (const [index, { resolve, reject }] of group.entries()) {
    const failure = failures.get(index)
    if (failure === undefined) resolve(true)
    else if (isDuplicateKey(failure)) resolve(false)
    else reject(new Error('a document could not be inserted', { cause: failure }))
  }
}

interface WriteError {
  readonly index: number
  readonly code: number
  readonly errmsg: string | undefined
}

/** The errors of single documents; null where the group as a whole failed, and nobody knows how much of it. */
function writeErrorsOf(error: unknown): WriteError[] | null {
  if (!(error instanceof Error) || error.name !== 'MongoBulkWriteError') return null
  const { writeErrors, result } = error as mongo.MongoBulkWriteError
  if (result.getWriteConcernError()) return null
  return [writeErrors].flat().map(({ index, code, errmsg }) => ({ index, code, errmsg }))
}
