import { parseFieldPath } from '../query/field-path.ts'
import type { KeyField } from '../query/index-keys.ts'
import { withPrefix } from './keys.ts'

/** A collection as the catalog knows it; numbers, not names, stand in the keys of documents. */
export interface Collection {
  readonly id: number
  readonly database: string
  readonly name: string
  readonly indexes: Index[]
  /** Set when the collection is gone, for those who still hold it. */
  dropped: boolean
  /** How many documents lie before the key `next`; once it is null, all are counted. Kept up to date by each change. */
  readonly count: { documents: number; next: Buffer | null }
}

export interface Index {
  readonly id: number
  readonly name: string
  readonly fields: readonly KeyField[]
  readonly unique: boolean
  /** Set for ever by the first document that has an array in one of the fields. */
  multikey: boolean
  /** False while the index is being built: written to, but not yet read from. */
  ready: boolean
  dropped: boolean
}

/** A collection as it is stored, under its number. */
export interface StoredCollection {
  readonly database: string
  readonly name: string
  readonly indexes: readonly StoredIndex[]
}

interface StoredIndex {
  readonly id: number
  readonly name: string
  readonly fields: readonly (readonly [path: string, direction: 1 | -1])[]
  readonly unique: boolean
  readonly multikey: boolean
  readonly ready: boolean
}

export function namespace(collection: Collection): string {
  return `${collection.database}.${collection.name}`
}

export function storedCollection(collection: Collection): StoredCollection {
  const { database, name } = collection
  const indexes = collection.indexes.map(({ id, name, fields, unique, multikey, ready }) => ({
    id,
    name,
    fields: fields.map(({ path, direction }) => [path.text, direction] as const),
    unique,
    multikey,
    ready,
  }))
  return { database, name, indexes }
}

export function loadedCollection(id: number, stored: StoredCollection): Collection {
  const indexes = stored.indexes.map((index) => ({
    ...index,
    dropped: false,
    fields: index.fields.map(([path, direction]) => ({ path: parseFieldPath(path), direction })),
  }))
  const count = { documents: 0, next: withPrefix(id) }
  return { id, database: stored.database, name: stored.name, indexes, dropped: false, count }
}
