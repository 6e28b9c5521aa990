import { randomBytes } from 'node:crypto'
import { BsonType, BsonValue } from '../bson/bson-value.ts'
import { BsonWriter } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import type { Reply } from '../wire/message.ts'
import type { DocumentStream } from './document-stream.ts'
import { inSlices } from './in-slices.ts'

/** A batch ends after this much, so that others get their turn; MongoDB's limit is 16 MB. */
const maxBatchBytes = 4 * 1024 * 1024
/** How many documents the first batch has when the client does not say. */
const firstBatchSize = 101
/** Open cursors keep little; this is against a client that never reads on. */
const maxCursors = 1000

interface OpenCursor {
  readonly namespace: string
  readonly stream: DocumentStream
  /** What is left of the time the client allows for all batches together. */
  timeLeftMs: number
  busy: boolean
  usedAt: number
}

/** The cursors that clients may read on. One that nobody reads for a while is forgotten. */
export class Cursors {
  readonly #open = new Map<bigint, OpenCursor>()
  readonly #timeoutMs: number
  readonly #timer: NodeJS.Timeout

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs
    this.#timer = setInterval(() => this.#forgetIdle(), Math.max(10, Math.min(timeoutMs / 4, 30_000)))
    this.#timer.unref()
  }

  close(): void {
    clearInterval(this.#timer)
    this.#open.clear()
  }

  get count(): number {
    return this.#open.size
  }

  /** The reply to a command that opens a cursor. */
  async first(
    namespace: string,
    stream: DocumentStream,
    batchSize: number | undefined,
    deadline: number,
    singleBatch = false,
  ): Promise<Reply> {
    const batch = await readBatch(stream, batchSize ?? firstBatchSize, deadline)
    let id = 0n
    if (!batch.done && !singleBatch) {
      if (this.#open.size >= maxCursors)
        throw new CommandError(2, `there are already ${maxCursors} open cursors`)
      id = newCursorId()
      const now = performance.now()
      this.#open.set(id, { namespace, stream, timeLeftMs: deadline - now, busy: false, usedAt: now })
    }
    return { cursor: { firstBatch: batch.documents, id, ns: namespace }, ok: 1 }
  }

  /** @throws CommandError 43 for a cursor that is unknown, forgotten or of another collection */
  async more(id: bigint, namespace: string, batchSize: number): Promise<Reply> {
    const cursor = this.#open.get(id)
    if (!cursor) throw new CommandError(43, `cursor id ${id} not found`)
    if (cursor.namespace !== namespace) {
      throw new CommandError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to ${cursor.namespace}`,
      )
    }
    if (cursor.busy) throw new CommandError(12051, `cursor id ${id} is already in use`)
    cursor.busy = true
    const start = performance.now()
    try {
      const batch = await readBatch(cursor.stream, batchSize, start + cursor.timeLeftMs)
      if (batch.done) this.#open.delete(id)
      return { cursor: { nextBatch: batch.documents, id: batch.done ? 0n : id, ns: namespace }, ok: 1 }
    } catch (error) {
      this.#open.delete(id)
      throw error
    } finally {
      cursor.busy = false
      cursor.usedAt = performance.now()
      cursor.timeLeftMs -= cursor.usedAt - start
    }
  }

  /** Whether there was such a cursor. */
  kill(id: bigint, namespace: string): boolean {
    return this.#open.get(id)?.namespace === namespace && this.#open.delete(id)
  }

  #forgetIdle(): void {
    const oldest = performance.now() - this.#timeoutMs
    for (const [id, cursor] of this.#open) if (!cursor.busy && cursor.usedAt < oldest) this.#open.delete(id)
  }
}

/** Up to `size` documents, which may be Infinity, as the array of a reply; `done` when none is left. */
async function readBatch(stream: DocumentStream, size: number, deadline: number) {
  const writer = new BsonWriter(Math.min(size + 1, 64) * 1024)
  const opened = writer.open()
  let count = 0
  let done = false
  const isFull = () => count >= size || writer.length >= maxBatchBytes
  const take = (document: BsonValue) => {
    writer.name(BsonType.object, String(count++))
    writer.raw(document.bytes, document.start, document.end)
    return !isFull()
  }
  await inSlices((until) => {
    if (!isFull()) done = stream.run(take, until)
    return done || isFull()
  }, deadline)
  writer.close(opened)
  const bytes = writer.finish()
  return { documents: new BsonValue(BsonType.array, bytes, 0, bytes.length), done }
}

/**
 * Random, so that one client cannot guess another's, and positive. Large, since a client that reads replies by itself
 * may take a small int64 for a plain number and send it back as one.
 */
function newCursorId(): bigint {
  return (randomBytes(8).readBigUInt64LE() >> 2n) | (1n << 62n)
}
