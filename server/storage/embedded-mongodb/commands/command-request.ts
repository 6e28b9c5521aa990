import {
  BsonType,
  type BsonValue,
  elements,
  emptyDocument,
  isNumber,
  numberOf,
  stringOf,
} from '../bson/bson-value.ts'
import { CommandError, notSupported } from '../command-error.ts'
import type { Cursors } from '../cursor/cursors.ts'
import type { Collection } from '../store/catalog.ts'
import type { Store } from '../store/store.ts'
import type { Reply, RequestMessage } from '../wire/message.ts'
import { Fields } from './fields.ts'

/** What commands work on. */
export interface Engine {
  readonly store: Store
  readonly cursors: Cursors
  readonly startedAt: Date
  readonly directory: string
}

export interface Command {
  /** The fields the command understands beside its name; any other is refused. */
  readonly fields: readonly string[]
  run(request: CommandRequest, engine: Engine): Reply | Promise<Reply>
}

/** Fields that every command takes. What they ask for holds for a single durable server anyway, or is refused below. */
const generalFields = [
  '$db',
  'lsid',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
]

/** A command with its fields, and the documents that were sent beside it. */
export class CommandRequest extends Fields {
  readonly name: string
  readonly database: string
  /** When the client wants an answer at the latest; checked wherever a scan pauses. */
  readonly deadline: number
  /** The name of the collection, which is the value of the field named like the command; null without one. */
  readonly #target: string | null
  readonly #sequences: ReadonlyMap<string, readonly BsonValue[]>

  constructor(message: Pick<RequestMessage, 'body' | 'sequences' | 'legacyDatabase'>) {
    const [first] = elements(message.body)
    const name = first?.[0] ?? ''
    super(name, message.body)
    this.name = name
    this.#sequences = message.sequences
    if (!this.has('$db') && message.legacyDatabase === null) {
      throw new CommandError(40571, 'OP_MSG requests require a $db argument')
    }
    this.database = this.has('$db') ? this.string('$db') : message.legacyDatabase!
    const target = this.value(name)
    this.#target = target?.type === BsonType.string ? stringOf(target) : null
    const maxTimeMs = this.integer('maxTimeMS', 0)
    this.deadline = maxTimeMs > 0 ? performance.now() + maxTimeMs : Number.POSITIVE_INFINITY
  }

  /** @throws CommandError for fields the command does not know, and for concerns that one server cannot meet */
  check(known: readonly string[]): void {
    if (this.has('txnNumber') || this.has('startTransaction') || this.has('autocommit')) {
      throw new CommandError(20, 'Transaction numbers are only allowed on a replica set member or mongos')
    }
    this.allowOnly([this.name, ...generalFields, ...known])
    for (const name of this.#sequences.keys()) {
      if (!known.includes(name)) throw this.unknown(name)
      if (this.has(name)) throw new CommandError(40413, `BSON field '${name}' is a duplicate field`)
    }
    if (this.#target !== null) checkNamespace(this.database, this.#target)
    this.#checkConcerns()
  }

  #checkConcerns(): void {
    for (const [name, value] of elements(this.document('writeConcern') ?? emptyDocument)) {
      if (!['w', 'j', 'wtimeout', 'fsync', 'provenance'].includes(name))
        throw this.unknown(`writeConcern.${name}`)
      if (name !== 'w') continue
      const isMet =
        value.type === BsonType.string
          ? stringOf(value) === 'majority'
          : isNumber(value) && numberOf(value) <= 1
      if (!isMet) throw new CommandError(2, "cannot use 'w' > 1 when a host is not replicated")
    }
    for (const [name, value] of elements(this.document('readConcern') ?? emptyDocument)) {
      const level = name === 'level' && value.type === BsonType.string ? stringOf(value) : ''
      if (!['local', 'available', 'majority'].includes(level)) throw notSupported(`readConcern.${name}`)
    }
  }

  get namespace(): string {
    return `${this.database}.${this.#collectionName()}`
  }

  collection(store: Store): Collection | undefined {
    return store.collection(this.database, this.#collectionName())
  }

  /** The collection, made now if there is none. Only within `store.write`. */
  ensureCollection(store: Store): Collection {
    return store.ensureCollection(this.database, this.#collectionName())
  }

  #collectionName(): string {
    if (this.#target === null) throw this.wrongType(this.name, 'string')
    return this.#target
  }

  /** Documents sent in the body or beside it. */
  documents(name: string): readonly BsonValue[] {
    const documents = this.#sequences.get(name) ?? this.array(name)
    if (documents.some(({ type }) => type !== BsonType.object)) throw this.wrongType(name, 'array of objects')
    if (documents.length === 0 || documents.length > 100_000) {
      const text = `Write batch sizes must be between 1 and 100000. Got ${documents.length} operations.`
      throw new CommandError(16, text)
    }
    return documents
  }
}

function checkNamespace(database: string, name: string): void {
  if (!/^[^/\\. "$*<>:|?\0]{1,63}$/.test(database)) {
    throw new CommandError(73, `Invalid database name: '${database}'`)
  }
  if (/^$|[$\0]|^system\.|^\.|\.$/.test(name) || name.length > 200) {
    throw new CommandError(73, `Invalid collection name: '${name}'`)
  }
}
