import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Database, open, type RootDatabase } from 'lmdb'
import { type BsonValue, documentAt, field } from '../bson/bson-value.ts'
import { bsonDocument, type Writable } from '../bson/bson-writer.ts'
import { keyText, orderKey } from '../bson/order-key.ts'
import { shownValue } from '../bson/shown-value.ts'
import { CommandError } from '../command-error.ts'
import { checkInterrupted, sliceMs } from '../cursor/in-slices.ts'
import { type FieldPath, someValue } from '../query/field-path.ts'
import { documentKeys, type KeyField } from '../query/index-keys.ts'
import {
  type Collection,
  type Index,
  loadedCollection,
  namespace,
  type StoredCollection,
  storedCollection,
} from './catalog.ts'
import { checkDataFile } from './check-data-file.ts'

/** The layout of what is stored. A release that changes it must still open this one. */
const format = 1

/** LMDB takes keys up to 1,978 bytes; what is longer is refused, never cut. */
const maxKeyBytes = 1900
const maxDocumentBytes = 16 * 1024 * 1024
const idName = Buffer.from('_id')

/** A stretch of stored keys, from `low` up to but without `high`. */
export interface KeyRange {
  readonly low: Buffer
  readonly high: Buffer
}

export interface RangePosition extends KeyRange {
  /** The key after which to go on; null at the beginning. */
  readonly after: Buffer | null
  readonly reverse: boolean
}

/**
 * Documents, index entries and the catalog in one LMDB environment.
 *
 * Every change happens in the callback of `write`. Many callbacks share one LMDB transaction and one flush to disk;
 * the promise resolves only when that is done. A callback first plans a change, which may throw a `CommandError`,
 * and then applies it, which only LMDB itself can fail; so nothing half done is ever committed. When LMDB fails,
 * `onFailure` is called and the process that owns the store must end: what memory says and what the disk says may
 * differ from then on.
 */
export class Store {
  readonly collections = new Map<string, Collection>()
  readonly #path: string
  readonly #root: RootDatabase
  readonly #documents: Database<Buffer, Buffer>
  readonly #entries: Database<Buffer, Buffer>
  readonly #catalog: Database<unknown, string>
  readonly #builds = new Map<Index, Promise<void>>()
  readonly #onFailure: (error: Error) => void
  #nextId: number
  #applying = false
  #waiting: Work[] = []
  #committing = false
  #closing = false

  constructor(directory: string, onFailure: (error: Error) => void) {
    this.#onFailure = onFailure
    this.#path = join(directory, 'data.lmdb')
    checkDataFile(this.#path)
    this.#root = open({ path: this.#path, maxDbs: 4, noSubdir: true, cache: false })
    const encoder = { encode: (bytes: Buffer) => bytes, decode: asBuffer }
    this.#documents = this.#root.openDB({ name: 'documents', keyEncoding: 'binary', encoder } as never)
    this.#entries = this.#root.openDB({ name: 'entries', keyEncoding: 'binary', encoding: 'binary' })
    this.#catalog = this.#root.openDB({ name: 'catalog', encoding: 'json' })
    const header = this.#catalog.get('format') as { format: number; nextId: number } | undefined
    if (header && header.format !== format) {
      throw new Error(
        `the data in ${directory} has format ${header.format}; this release reads format ${format}`,
      )
    }
    this.#nextId = header?.nextId ?? 1
    if (!header) this.#catalog.putSync('format', { format, nextId: 1 })
    for (const { key, value } of this.#catalog.getRange({ start: 'collection:', end: 'collection;' })) {
      const collection = loadedCollection(Number(key.slice('collection:'.length)), value as StoredCollection)
      this.collections.set(namespace(collection), collection)
    }
    void this.#clear()
  }

  /** Drops indexes that were never completed, and goes on with what was being swept when the store was closed. */
  async #clear(): Promise<void> {
    const incomplete = [...this.collections.values()].flatMap((collection) =>
      collection.indexes.filter(({ ready }) => !ready).map((index) => ({ collection, index })),
    )
    if (incomplete.length > 0) {
      await this.write(() => {
        for (const { collection, index } of incomplete) this.dropIndex(collection, index)
      })
    }
    await this.sweep()
  }

  /** Runs `work` in a write transaction, and resolves with what it returned when that is safely on disk. */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run: work, resolve: resolve as (result: unknown) => void, reject })
      if (!this.#committing) void this.#commitWaiting()
    })
  }

  /** One transaction after another, each with all the work that has come until it begins. */
  async #commitWaiting(): Promise<void> {
    this.#committing = true
    while (this.#waiting.length > 0) {
      let group: readonly Work[] = []
      try {
        const outcomes = await this.#root.transaction(() => {
          group = this.#waiting.splice(0)
          return group.map((work) => this.#attempt(work))
        })
        for (const settle of outcomes) settle()
      } catch (error) {
        const reason = await writeFailure(error)
        this.#onFailure(reason)
        for (const { reject } of [...group, ...this.#waiting]) reject(reason)
        return // and never again: `#committing` stays set
      }
    }
    this.#committing = false
  }

  /** Runs one piece of work; what it leads to is told only after the commit. */
  #attempt({ run, resolve, reject }: Work): () => void {
    try {
      const result = run()
      return () => resolve(result)
    } catch (error) {
      if (this.#applying) throw error // LMDB failed half way, so nothing of this transaction may stay
      return () => reject(error)
    }
  }

  async close(): Promise<void> {
    this.#closing = true
    await this.#root.close()
  }

  collection(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`)
  }

  /** The collection, made now if there is none. Only within `write`. */
  ensureCollection(database: string, name: string): Collection {
    const found = this.collection(database, name)
    if (found) return found
    const collection: Collection = {
      id: this.#newId(),
      database,
      name,
      indexes: [],
      dropped: false,
      count: 0,
    }
    this.#saveCollection(collection)
    this.collections.set(namespace(collection), collection)
    return collection
  }

  /** Forgets the collection at once; what it occupied is removed little by little. Only within `write`. */
  dropCollection(collection: Collection): void {
    this.#apply(() => {
      this.#catalog.removeSync(`collection:${collection.id}`)
      this.#catalog.putSync(`garbage:documents:${collection.id}`, true)
    })
    for (const index of [...collection.indexes]) this.#discard(index)
    collection.dropped = true
    this.collections.delete(namespace(collection))
  }

  /** Adds an index that is written to from now on, but only read once it is built. Only within `write`. */
  addIndex(collection: Collection, name: string, fields: readonly KeyField[], unique: boolean): Index {
    const index = { id: this.#newId(), name, fields, unique, multikey: false, ready: false, dropped: false }
    collection.indexes.push(index)
    this.#saveCollection(collection)
    return index
  }

  /**
   * Fills an index, little by little where there are many documents; whoever asks for the same index meanwhile waits
   * for the same work. If the process ends before, the index is dropped when the store is opened again.
   * @throws CommandError 11000 where values are not unique; the index is then gone
   */
  async buildIndex(collection: Collection, index: Index): Promise<void> {
    const building = this.#builds.get(index) ?? this.#build(collection, index)
    this.#builds.set(index, building)
    try {
      await building
    } finally {
      this.#builds.delete(index)
    }
  }

  async #build(collection: Collection, index: Index): Promise<void> {
    try {
      let after: Buffer | null = null
      do {
        after = await this.write((): Buffer | null => this.#buildOn(collection, index, after))
        if (after) checkInterrupted()
      } while (after)
    } catch (error) {
      await this.write(() => this.dropIndex(collection, index))
      throw error
    }
  }

  /** Adds entries for some more documents; the key to go on after, or null when the index is complete. */
  #buildOn(collection: Collection, index: Index, after: Buffer | null): Buffer | null {
    if (index.dropped) throw new CommandError(276, `index build of ${index.name} was aborted`)
    const until = performance.now() + sliceMs
    for (const [key, volatile] of this.documentsIn({ ...documentRange(collection), after, reverse: false })) {
      const document = ownCopy(volatile)
      const change = this.#plan(collection, index, documentIdKey(document), null, document)
      this.#apply(() => this.#change(change))
      index.multikey ||= change.multikey
      if (performance.now() > until) return key
    }
    index.ready = true
    this.#saveCollection(collection)
    return null
  }

  /** Only within `write`. */
  dropIndex(collection: Collection, index: Index): void {
    if (index.dropped) return
    collection.indexes.splice(collection.indexes.indexOf(index), 1)
    this.#discard(index)
    this.#saveCollection(collection)
  }

  #discard(index: Index): void {
    index.dropped = true
    this.#apply(() => this.#catalog.putSync(`garbage:entries:${index.id}`, true))
  }

  /** Removes what dropped collections and indexes left, a little at a time, so that nobody waits for it. */
  async sweep(): Promise<void> {
    for (let next = this.#nextGarbage(); next; next = this.#nextGarbage()) {
      const [name, kind, id] = next
      const database = kind === 'documents' ? this.#documents : this.#entries
      const range = { low: withPrefix(id), high: withPrefix(id, afterAll) }
      await this.write(() => {
        const until = performance.now() + sliceMs
        const keys = Array.from(database.getKeys({ ...bounds(range), limit: 5000 }))
        this.#apply(() => {
          for (const key of keys) {
            database.removeSync(key)
            if (performance.now() > until) return
          }
          if (keys.length < 5000) this.#catalog.removeSync(name)
        })
      })
    }
  }

  #nextGarbage(): [name: string, kind: string, id: number] | null {
    if (this.#closing) return null
    for (const name of this.#catalog.getKeys({ start: 'garbage:', end: 'garbage;', limit: 1 })) {
      const [, kind, id] = name.split(':')
      return [name, kind!, Number(id)]
    }
    return null
  }

  /** A document in bytes of its own. */
  document(collection: Collection, idKey: Buffer): BsonValue | undefined {
    const found = this.volatileDocument(collection, idKey)
    return found && ownCopy(found)
  }

  /** A document in a buffer that the next read overwrites. */
  volatileDocument(collection: Collection, idKey: Buffer): BsonValue | undefined {
    const key = withPrefix(collection.id, idKey)
    if (key.length > maxKeyBytes || collection.dropped) return undefined
    const bytes = this.#documents.get(key)
    return bytes && documentAt(bytes)
  }

  /** Documents in the order of `_id`, each in a buffer that the next read overwrites. */
  *documentsIn(position: RangePosition): Generator<[key: Buffer, document: BsonValue]> {
    for (const { key, value } of this.#documents.getRange(bounds(position))) yield [key, documentAt(value)]
  }

  /** Index entries in their order: the key, and the `_id` key of the document. */
  *entriesIn(position: RangePosition): Generator<[key: Buffer, idKey: Buffer]> {
    for (const { key, value } of this.#entries.getRange(bounds(position))) yield [key, value]
  }

  /** How many documents the collection holds. Only within `write`, so that no change slips in between. */
  count(collection: Collection): number {
    collection.count ??= this.#documents.getKeysCount(bounds(documentRange(collection)))
    return collection.count
  }

  /** The size of the data file, all databases together. */
  get bytesUsed(): number {
    return statSync(this.#path).size
  }

  /** Only within `write`. @throws CommandError 11000 */
  insert(collection: Collection, document: BsonValue): void {
    const idKey = documentIdKey(document)
    const key = this.#documentKey(collection, idKey, document)
    if (this.#documents.get(key)) throw duplicateKey(collection, null, document)
    const changes = collection.indexes.map((index) => this.#plan(collection, index, idKey, null, document))
    this.#apply(() => {
      this.#documents.putSync(key, ownBytes(document))
      for (const change of changes) this.#change(change)
    })
    this.#noteMultikey(collection, changes)
    if (collection.count !== undefined) collection.count++
  }

  /** Puts `after` in the place of `before`, which has the same `_id`. Only within `write`. */
  replace(collection: Collection, before: BsonValue, after: BsonValue): void {
    const idKey = documentIdKey(before)
    const key = this.#documentKey(collection, idKey, after)
    const changes = collection.indexes.map((index) => this.#plan(collection, index, idKey, before, after))
    this.#apply(() => {
      this.#documents.putSync(key, ownBytes(after))
      for (const change of changes) this.#change(change)
    })
    this.#noteMultikey(collection, changes)
  }

  /** Only within `write`. */
  remove(collection: Collection, document: BsonValue): void {
    const idKey = documentIdKey(document)
    const changes = collection.indexes.map((index) => this.#plan(collection, index, idKey, document, null))
    this.#apply(() => {
      this.#documents.removeSync(withPrefix(collection.id, idKey))
      for (const change of changes) this.#change(change)
    })
    if (collection.count !== undefined) collection.count--
  }

  #documentKey(collection: Collection, idKey: Buffer, document: BsonValue): Buffer {
    if (document.end - document.start > maxDocumentBytes) {
      throw new CommandError(
        10334,
        `a document may have ${maxDocumentBytes} bytes, not ${document.end - document.start}`,
      )
    }
    const key = withPrefix(collection.id, idKey)
    if (key.length > maxKeyBytes)
      throw new CommandError(17280, `_id is too long: ${key.length} bytes as a key`)
    return key
  }

  /** What a change of a document means for an index, with the unique check. */
  #plan(
    collection: Collection,
    index: Index,
    idKey: Buffer,
    before: BsonValue | null,
    after: BsonValue | null,
  ): IndexChange {
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
        const owner = this.#entries.get(key)
        if (owner && !owner.equals(idKey)) throw duplicateKey(collection, index, after!)
      }
    }
    return { index, idKey, removed, added, multikey: now.multikey }
  }

  #change({ index, removed, added, idKey }: IndexChange): void {
    for (const key of removed) {
      // While a unique index is built, the entry may still be another document's.
      if (index.ready || !index.unique || this.#entries.get(key)?.equals(idKey)) this.#entries.removeSync(key)
    }
    for (const key of added) this.#entries.putSync(key, idKey)
  }

  #noteMultikey(collection: Collection, changes: readonly IndexChange[]): void {
    const news = changes.filter(({ index, multikey }) => multikey && !index.multikey)
    for (const { index } of news) index.multikey = true
    if (news.length > 0) this.#saveCollection(collection)
  }

  #newId(): number {
    const id = this.#nextId++
    this.#apply(() => this.#catalog.putSync('format', { format, nextId: this.#nextId }))
    return id
  }

  #saveCollection(collection: Collection): void {
    this.#apply(() => this.#catalog.putSync(`collection:${collection.id}`, storedCollection(collection)))
  }

  /** From here on only LMDB can fail, and if it does, the store must not be used any more. */
  #apply(changes: () => void): void {
    this.#applying = true
    changes()
    this.#applying = false
  }
}

/** The reason why LMDB could not write, which it tells a little later than the failure itself. */
export async function writeFailure(error: unknown): Promise<Error> {
  const commitError = error instanceof Error && 'commitError' in error ? error.commitError : error
  const told = Promise.resolve(commitError).catch((cause: unknown) => cause)
  const cause = await Promise.race([told, setTimeout(100, error)])
  return new Error(`the database could not be written: ${String(cause)}`, { cause })
}

interface Work {
  readonly run: () => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

interface IndexChange {
  readonly index: Index
  readonly idKey: Buffer
  readonly removed: readonly Buffer[]
  readonly added: readonly Buffer[]
  readonly multikey: boolean
}

export function documentId(document: BsonValue): BsonValue {
  return field(document, idName)!
}

export function documentIdKey(document: BsonValue): Buffer {
  return orderKey(documentId(document))
}

/** The keys of all documents of a collection. */
export function documentRange(collection: Collection): KeyRange {
  return { low: withPrefix(collection.id), high: withPrefix(collection.id, afterAll) }
}

/** The keys of all entries of an index. */
export function entryRange(index: Index): KeyRange {
  return { low: withPrefix(index.id), high: withPrefix(index.id, afterAll) }
}

const afterAll = Buffer.from([0xff])

export function withPrefix(id: number, key: Buffer = Buffer.alloc(0)): Buffer {
  const whole = Buffer.allocUnsafe(4 + key.length)
  whole.writeUInt32BE(id, 0)
  key.copy(whole, 4)
  return whole
}

/** In a unique index the values are the key, else values and `_id`: so equal values lie together, in order of `_id`. */
export function entryKey(index: Index, values: Buffer, idKey: Buffer): Buffer {
  const key = withPrefix(index.id, index.unique ? values : Buffer.concat([values, idKey]))
  if (key.length > maxKeyBytes) {
    throw new CommandError(17280, `the key for index ${index.name} is too long: ${key.length} bytes`)
  }
  return key
}

/** A range as LMDB takes it. Ends beyond LMDB's key length are cut so that the range only grows. */
function bounds(range: KeyRange & Partial<RangePosition>) {
  const low = range.low.subarray(0, maxKeyBytes)
  const high =
    range.high.length > maxKeyBytes
      ? Buffer.concat([range.high.subarray(0, maxKeyBytes), afterAll])
      : range.high
  return range.reverse
    ? { start: range.after ?? high, exclusiveStart: true, end: low, inclusiveEnd: true, reverse: true }
    : { start: range.after ?? low, exclusiveStart: range.after != null, end: high }
}

function ownCopy({ bytes, start, end }: BsonValue): BsonValue {
  return documentAt(Buffer.from(bytes.subarray(start, end)))
}

function ownBytes(document: BsonValue): Buffer {
  return document.bytes.subarray(document.start, document.end)
}

/**
 * LMDB reads into one buffer again and again and changes its `length` property, which Node's own methods then believe.
 * This is a view of the same bytes that tells the truth; documents know their length themselves.
 */
let view: Buffer = Buffer.alloc(0)
function asBuffer(bytes: Uint8Array): Buffer {
  if (
    view.buffer !== bytes.buffer ||
    view.byteOffset !== bytes.byteOffset ||
    view.length !== bytes.byteLength
  ) {
    view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  return view
}

function firstValue(document: BsonValue, path: FieldPath): BsonValue | undefined {
  let first: BsonValue | undefined
  someValue(document, path, (value) => {
    first = value
    return true
  })
  return first
}

/** MongoDB's E11000, with the fields that drivers and mongoose read. */
function duplicateKey(collection: Collection, index: Index | null, document: BsonValue): CommandError {
  const fields = index ? index.fields : [{ path: { text: '_id', parts: [] }, direction: 1 as const }]
  const keyPattern: Record<string, Writable> = {}
  const keyValue: Record<string, Writable> = {}
  const shown: string[] = []
  for (const { path, direction } of fields) {
    const value = index ? firstValue(document, path) : documentId(document)
    keyPattern[path.text] = direction
    keyValue[path.text] = value ?? null
    shown.push(`${path.text}: ${value ? shownValue(value) : 'null'}`)
  }
  return new CommandError(
    11000,
    `E11000 duplicate key error collection: ${namespace(collection)} index: ${index?.name ?? '_id_'} dup key: { ${shown.join(', ')} }`,
    { keyPattern: bsonDocument(keyPattern), keyValue: bsonDocument(keyValue) },
  )
}
