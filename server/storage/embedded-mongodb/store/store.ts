import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database, RootDatabase } from 'lmdb'
import { type BsonValue, documentAt } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import { checkInterrupted } from '../cursor/in-slices.ts'
import type { KeyField } from '../query/index-keys.ts'
import {
  type Collection,
  type Index,
  loadedCollection,
  namespace,
  type StoredCollection,
  storedCollection,
} from './catalog.ts'
import { type DataFile, format, openDataFile } from './data-file.ts'
import { duplicateKey } from './duplicate-key.ts'
import { Garbage } from './garbage.ts'
import { GroupCommit } from './group-commit.ts'
import { IndexBuilds } from './index-builds.ts'
import { applyChange, type IndexChange, plannedChange } from './index-change.ts'
import {
  documentIdKey,
  documentRange,
  lmdbRange,
  maxKeyBytes,
  type RangePosition,
  withPrefix,
} from './keys.ts'

const maxDocumentBytes = 16 * 1024 * 1024

/** How many documents are counted while everybody else waits. */
const countedAtOnce = 10_000

/**
 * Documents, index entries and the catalog in one LMDB environment. Every change happens in the callback of `write`,
 * and so does every look at something that must not change meanwhile (`group-commit.ts`).
 */
export class Store {
  readonly collections = new Map<string, Collection>()
  readonly #path: string
  readonly #root: RootDatabase
  readonly #documents: Database<Buffer, Buffer>
  readonly #entries: Database<Buffer, Buffer>
  readonly #catalog: Database<unknown, string>
  readonly #commits: GroupCommit
  readonly #builds = new IndexBuilds(this)
  readonly #garbage: Garbage
  #nextId: number

  /** @param onFailure told when LMDB cannot write; the process must then end */
  static async open(directory: string, onFailure: (error: Error) => void): Promise<Store> {
    const path = join(directory, 'data.lmdb')
    return new Store(path, await openDataFile(path), onFailure)
  }

  private constructor(path: string, file: DataFile, onFailure: (error: Error) => void) {
    this.#path = path
    this.#root = file.root
    this.#documents = file.documents
    this.#entries = file.entries
    this.#catalog = file.catalog
    this.#nextId = file.nextId
    this.#commits = new GroupCommit(file.root, onFailure)
    this.#garbage = new Garbage(file, this.#commits)
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
    return this.#commits.write(work)
  }

  async close(): Promise<void> {
    this.#garbage.stop()
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
      count: { documents: 0, next: null },
    }
    this.#saveCollection(collection)
    this.collections.set(namespace(collection), collection)
    return collection
  }

  /** Forgets the collection at once; what it occupied is removed little by little. Only within `write`. */
  dropCollection(collection: Collection): void {
    this.#commits.apply(() => {
      this.#catalog.removeSync(`collection:${collection.id}`)
      this.#garbage.add('documents', collection.id)
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

  /** Fills the index, and has it read from then on. @throws CommandError 11000 where values are not unique */
  buildIndex(collection: Collection, index: Index): Promise<void> {
    return this.#builds.build(collection, index)
  }

  /** Brings a document that was there before into an index. Only within `write`. @throws CommandError 11000 */
  addEntries(collection: Collection, index: Index, volatile: BsonValue): void {
    const document = ownCopy(volatile)
    const idKey = documentIdKey(document)
    const change = plannedChange(this.#entries, { collection, index, idKey, before: null, after: document })
    this.#commits.apply(() => applyChange(this.#entries, change))
    index.multikey ||= change.multikey
  }

  /** Only within `write`. */
  completeIndex(collection: Collection, index: Index): void {
    index.ready = true
    this.#saveCollection(collection)
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
    this.#commits.apply(() => this.#garbage.add('entries', index.id))
  }

  /** Removes what dropped collections and indexes left. */
  sweep(): Promise<void> {
    return this.#garbage.sweep()
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
    for (const { key, value } of this.#documents.getRange(lmdbRange(position))) yield [key, documentAt(value)]
  }

  /** Index entries in their order: the key, and the `_id` key of the document. */
  *entriesIn(position: RangePosition): Generator<[key: Buffer, idKey: Buffer]> {
    for (const { key, value } of this.#entries.getRange(lmdbRange(position))) yield [key, value]
  }

  /**
   * How many documents the collection holds. The first time they are counted, a stretch at a time; a change meanwhile
   * counts if it lies in what has been counted already.
   */
  async count(collection: Collection): Promise<number> {
    while (collection.count.next) {
      await this.write(() => this.#countOn(collection))
      checkInterrupted()
    }
    return collection.count.documents
  }

  #countOn(collection: Collection): void {
    const { count } = collection
    if (!count.next) return // another who asked was faster
    const range = { ...lmdbRange(documentRange(collection)), start: count.next }
    const [next] = this.#documents.getKeys({ ...range, offset: countedAtOnce, limit: 1 })
    count.documents += next ? countedAtOnce : this.#documents.getKeysCount(range)
    count.next = next ?? null
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
    const changes = this.#planned(collection, idKey, null, document)
    this.#commits.apply(() => {
      this.#documents.putSync(key, ownBytes(document))
      for (const change of changes) applyChange(this.#entries, change)
    })
    this.#noteMultikey(collection, changes)
    noteCount(collection, key, 1)
  }

  /** Puts `after` in the place of `before`, which has the same `_id`. Only within `write`. */
  replace(collection: Collection, before: BsonValue, after: BsonValue): void {
    const idKey = documentIdKey(before)
    const key = this.#documentKey(collection, idKey, after)
    const changes = this.#planned(collection, idKey, before, after)
    this.#commits.apply(() => {
      this.#documents.putSync(key, ownBytes(after))
      for (const change of changes) applyChange(this.#entries, change)
    })
    this.#noteMultikey(collection, changes)
  }

  /** Only within `write`. */
  remove(collection: Collection, document: BsonValue): void {
    const idKey = documentIdKey(document)
    const key = withPrefix(collection.id, idKey)
    const changes = this.#planned(collection, idKey, document, null)
    this.#commits.apply(() => {
      this.#documents.removeSync(key)
      for (const change of changes) applyChange(this.#entries, change)
    })
    noteCount(collection, key, -1)
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

  #planned(collection: Collection, idKey: Buffer, before: BsonValue | null, after: BsonValue | null) {
    return collection.indexes.map((index) =>
      plannedChange(this.#entries, { collection, index, idKey, before, after }),
    )
  }

  #noteMultikey(collection: Collection, changes: readonly IndexChange[]): void {
    const news = changes.filter(({ index, multikey }) => multikey && !index.multikey)
    for (const { index } of news) index.multikey = true
    if (news.length > 0) this.#saveCollection(collection)
  }

  #newId(): number {
    const id = this.#nextId++
    this.#commits.apply(() => this.#catalog.putSync('format', { format, nextId: this.#nextId }))
    return id
  }

  #saveCollection(collection: Collection): void {
    this.#commits.apply(() =>
      this.#catalog.putSync(`collection:${collection.id}`, storedCollection(collection)),
    )
  }
}

function noteCount({ count }: Collection, key: Buffer, change: 1 | -1): void {
  if (!count.next || key.compare(count.next) < 0) count.documents += change
}

function ownCopy({ bytes, start, end }: BsonValue): BsonValue {
  return documentAt(Buffer.from(bytes.subarray(start, end)))
}

function ownBytes(document: BsonValue): Buffer {
  return document.bytes.subarray(document.start, document.end)
}
