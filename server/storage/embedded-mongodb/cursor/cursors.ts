import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
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

interface Batch {
  readonly documents: BsonValue
  readonly done: boolean
}

interface ReadAhead {
  readonly size: number
  readonly batch: Promise<Batch>
  /** Where the stream stood before, for a client that wants another size. */
  readonly position: unknown
}

interface OpenCursor {
  readonly namespace: string
  readonly stream: DocumentStream
  /** What is left of the time the client allows for all batches together. */
  timeLeftMs: number
  ahead: ReadAhead | null
  busy: boolean
  usedAt: number
}

/**
 * The cursors that clients may read on. One that nobody reads for a while is forgotten. The next batch is read while
 * the client works on the last one; between batches no transaction is open.
 */
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
    const size = batchSize ?? firstBatchSize
    const batch = size === 0 ? emptyBatch : await readBatch(stream, size, deadline)
    let id = 0n
    if (!batch.done && !singleBatch) {
      if (this.#open.size >= maxCursors)
        throw new CommandError(2, `there are already ${maxCursors} open cursors`)
      id = newCursorId()
      const now = performance.now()
      const cursor = { namespace, stream, timeLeftMs: deadline - now, ahead: null, busy: false, usedAt: now }
      this.#open.set(id, cursor)
      // Without a batch size the next batch is as large as it may be.
      readAhead(cursor, batchSize === undefined ? Number.POSITIVE_INFINITY : size)
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
    try {
      const size = batchSize === 0 ? Number.POSITIVE_INFINITY : batchSize
      const batch = await nextBatch(cursor, size)
      if (batch.done) this.#open.delete(id)
      else readAhead(cursor, size)
      return { cursor: { nextBatch: batch.documents, id: batch.done ? 0n : id, ns: namespace }, ok: 1 }
    } catch (error) {
      this.#open.delete(id)
      throw error
    } finally {
      cursor.busy = false
      cursor.usedAt = performance.now()
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

async function nextBatch(cursor: OpenCursor, size: number): Promise<Batch> {
  const { ahead } = cursor
  cursor.ahead = null
  if (ahead) {
    const batch = await ahead.batch
    if (ahead.size === size) return batch
    cursor.stream.position = ahead.position
  }
  return readTimed(cursor, size)
}

function readAhead(cursor: OpenCursor, size: number): void {
  const { position } = cursor.stream
  const batch = setImmediate().then(() => readTimed(cursor, size)) // the reply goes first
  batch.catch(() => undefined) // whoever reads on gets the error
  cursor.ahead = { size, batch, position }
}

async function readTimed(cursor: OpenCursor, size: number): Promise<Batch> {
  const start = performance.now()
  const batch = await readBatch(cursor.stream, size, start + cursor.timeLeftMs)
  cursor.timeLeftMs -= performance.now() - start
  return batch
}

async function readBatch(stream: DocumentStream, size: number, deadline: number): Promise<Batch> {
  const writer = new BsonWriter(Math.min(size, 64) * 1024)
  const opened = writer.open()
  let count = 0
  let done = false
  await inSlices((until) => {
    done = stream.run((document) => {
      writer.name(BsonType.object, String(count++))
      writer.raw(document.bytes, document.start, document.end)
      return count < size && writer.length < maxBatchBytes
    }, until)
    return done || count >= size || writer.length >= maxBatchBytes
  }, deadline)
  writer.close(opened)
  const bytes = writer.finish()
  return { documents: new BsonValue(BsonType.array, bytes, 0, bytes.length), done }
}

const emptyBatch: Batch = {
  documents: new BsonValue(BsonType.array, Buffer.from([5, 0, 0, 0, 0]), 0, 5),
  done: false,
}

/** Random and positive, so that one client cannot guess another's; never 0, which means "no cursor". */
function newCursorId(): bigint {
  return (randomBytes(8).readBigUInt64LE() >> 1n) | 1n
}
