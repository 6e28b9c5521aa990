import type { Collection } from 'mongodb'
import type { TestDocument } from './with-database.ts'

/**
 * What the writers of the durability checks do, as data: the n-th step of a writer is always the same, so from the
 * steps that were acknowledged follows exactly what must be stored, and nothing else may be.
 */
export type Step =
  | { readonly kind: 'insert'; readonly documents: readonly TestDocument[]; readonly contested: boolean }
  | { readonly kind: 'rename'; readonly id: string; readonly receipt: string }
  | { readonly kind: 'count'; readonly id: string; readonly receipt: string }
  | { readonly kind: 'delete'; readonly id: string }

/** How an acknowledged step ended; only a contested insert can be refused, and is then acknowledged as refused. */
export type Outcome = 'done' | 'refused'

export const writers = 16

export const indexes = [
  { key: { receipt: 1 }, unique: true },
  { key: { batch: 1, writer: 1, n: 1 } },
  { key: { tags: 1 } },
] as const

export function step(batch: string, writer: number, n: number, textBytes = 200): Step {
  const id = `${batch}.${writer}.${n}`
  const document = (part: string, receipt = `r-${id}${part}`): TestDocument => ({
    _id: id + part,
    batch,
    writer,
    n,
    receipt,
    tags: [`w${writer}`, `n${n % 10}`],
    text: 'x'.repeat(textBytes),
  })
  const before = (steps: number, part = '') => `${batch}.${writer}.${n - steps}${part}`
  switch (n % 6) {
    case 0:
      return { kind: 'insert', documents: [document('')], contested: false }
    case 1:
      return { kind: 'insert', documents: ['a', 'b', 'c'].map((part) => document(part)), contested: false }
    case 2:
      return { kind: 'rename', id: before(2), receipt: `renamed-${id}` }
    case 3:
      return { kind: 'count', id: `${batch}.${writer}`, receipt: `counter-${batch}.${writer}` }
    case 4:
      return { kind: 'delete', id: before(3, 'b') }
    default: // every writer wants this receipt, and one of them gets it
      return { kind: 'insert', documents: [document('', `contested-${batch}.${n}`)], contested: true }
  }
}

export async function perform(collection: Collection<TestDocument>, step: Step): Promise<Outcome> {
  switch (step.kind) {
    case 'insert':
      try {
        await collection.insertMany(step.documents.map((document) => ({ ...document })))
      } catch (error) {
        if (step.contested && (error as { code?: number }).code === 11000) return 'refused'
        throw error
      }
      return 'done'
    case 'rename':
      await collection.updateOne({ _id: step.id }, { $set: { receipt: step.receipt } })
      return 'done'
    case 'count':
      await collection.updateOne(
        { receipt: step.receipt },
        { $inc: { count: 1 }, $setOnInsert: { _id: step.id, batch: step.id.split('.')[0] } },
        { upsert: true },
      )
      return 'done'
    case 'delete':
      await collection.deleteOne({ _id: step.id })
      return 'done'
  }
}

/** What the documents of one writer look like after a step; `parts` says how many documents of an insert came through. */
export function applyStep(documents: Map<string, TestDocument>, step: Step, parts = 3): void {
  switch (step.kind) {
    case 'insert':
      for (const document of step.documents.slice(0, parts)) documents.set(String(document._id), document)
      break
    case 'rename':
      documents.set(step.id, { ...documents.get(step.id), receipt: step.receipt })
      break
    case 'count': {
      const { id, receipt } = step
      const counter = documents.get(id) ?? { _id: id, batch: id.split('.')[0], receipt, count: 0 }
      documents.set(id, { ...counter, count: counter['count'] + 1 })
      break
    }
    case 'delete':
      documents.delete(step.id)
  }
}

/** Each writer's acknowledged steps, in order. */
export type Acknowledged = Outcome[][]

export function nothingAcknowledged(): Acknowledged {
  return Array.from({ length: writers }, () => [])
}

/** What `durability-child.ts` prints of a step, which counts from then on. A line that was cut off does not. */
export function noteAcknowledged(line: string, acknowledged: Acknowledged): void {
  const [, writer, outcome] = /^(\d+) (done|refused)$/.exec(line) ?? []
  if (outcome) acknowledged[Number(writer)]!.push(outcome as Outcome)
}

/** Lets all writers work at once until the database goes away or each has taken `steps` steps. */
export async function runWriters(
  collection: Collection<TestDocument>,
  batch: string,
  options: { steps?: number; textBytes?: number },
  acknowledge: (writer: number, outcome: Outcome) => void,
): Promise<unknown[]> {
  const { steps = Number.POSITIVE_INFINITY, textBytes } = options
  const ends = await Promise.allSettled(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < steps; n++) {
        acknowledge(writer, await perform(collection, step(batch, writer, n, textBytes)))
      }
    }),
  )
  return ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
}
