import {
  arrayElements,
  BsonType,
  type BsonValue,
  elements,
  isNumber,
  numberOf,
  stringOf,
} from '../bson/bson-value.ts'
import { CommandError, notSupported } from '../command-error.ts'
import type { Cursors } from '../cursor/cursors.ts'
import type { Store } from '../store/store.ts'
import type { Reply, RequestMessage } from '../wire/message.ts'

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
const generalFields = new Set([
  '$db',
  'lsid',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
])

/** Options of MongoDB that are refused by name rather than as unknown fields. */
const unsupportedOptions = new Set(
  `
  allowDiskUse allowPartialResults apiDeprecationErrors apiStrict apiVersion arrayFilters autoIndexId
  awaitData bypassDocumentValidation bypassEmptyTsReplacement capped changeStreamPreAndPostImages
  clusteredIndex collation commitQuorum encryptedFields encryptionInformation exchange expireAfterSeconds
  explain hint indexOptionDefaults isMapReduceCommand let max min needsMerge noCursorTimeout oplogReplay
  pipeline rawData returnKey runtimeConstants sampleRate sampleSize showRecordId size stages storageEngine
  tailable timeseries validationAction validationLevel validator viewOn
`
    .trim()
    .split(/\s+/),
)

/** A command with its fields, read with the types they must have. */
export class CommandRequest {
  readonly name: string
  readonly database: string
  /** When the client wants an answer at the latest; checked wherever a scan pauses. */
  readonly deadline: number
  readonly #fields = new Map<string, BsonValue>()
  readonly #sequences: ReadonlyMap<string, readonly BsonValue[]>

  constructor(message: RequestMessage) {
    for (const [name, value] of elements(message.body)) {
      if (this.#fields.has(name)) throw new CommandError(40413, `BSON field '${name}' is a duplicate field`)
      this.#fields.set(name, value)
    }
    this.#sequences = message.sequences
    this.name = this.#fields.keys().next().value ?? ''
    const database = this.#fields.get('$db')
    if (!database && message.legacyDatabase === null)
      throw new CommandError(40571, 'OP_MSG requests require a $db argument')
    this.database = database ? this.string('$db') : message.legacyDatabase!
    const maxTimeMs = this.integer('maxTimeMS', 0)
    this.deadline = maxTimeMs > 0 ? performance.now() + maxTimeMs : Number.POSITIVE_INFINITY
  }

  /** @throws CommandError for fields the command does not know, and for concerns that one server cannot meet */
  check(known: readonly string[]): void {
    if (this.has('txnNumber') || this.has('startTransaction') || this.has('autocommit')) {
      throw new CommandError(20, 'Transaction numbers are only allowed on a replica set member or mongos')
    }
    for (const name of [...this.#fields.keys(), ...this.#sequences.keys()]) {
      if (name === this.name || generalFields.has(name) || known.includes(name)) continue
      if (unsupportedOptions.has(name)) throw notSupported(`option '${name}' of ${this.name}`)
      throw new CommandError(40415, `BSON field '${this.name}.${name}' is an unknown field.`)
    }
    for (const name of this.#sequences.keys()) {
      if (this.#fields.has(name)) throw new CommandError(40413, `BSON field '${name}' is a duplicate field`)
    }
    this.#checkConcerns()
  }

  #checkConcerns(): void {
    for (const [name, value] of this.has('writeConcern') ? elements(this.document('writeConcern')!) : []) {
      if (!['w', 'j', 'wtimeout', 'fsync', 'provenance'].includes(name)) {
        throw new CommandError(40415, `BSON field 'writeConcern.${name}' is an unknown field.`)
      }
      if (name !== 'w') continue
      const fulfilled =
        value.type === BsonType.string
          ? stringOf(value) === 'majority'
          : isNumber(value) && numberOf(value) <= 1
      if (!fulfilled) throw new CommandError(2, "cannot use 'w' > 1 when a host is not replicated")
    }
    for (const [name, value] of this.has('readConcern') ? elements(this.document('readConcern')!) : []) {
      const level = name === 'level' && value.type === BsonType.string ? stringOf(value) : null
      if (!level || !['local', 'available', 'majority'].includes(level))
        throw notSupported(`readConcern.${name}`)
    }
  }

  has(name: string): boolean {
    return this.#fields.has(name)
  }

  value(name: string): BsonValue | undefined {
    return this.#fields.get(name)
  }

  /** The collection, which is the value of the field named like the command. */
  get target(): string {
    const name = this.string(this.name)
    checkNamespace(this.database, name)
    return name
  }

  string(name: string): string {
    const value = this.#fields.get(name)
    if (value?.type !== BsonType.string) throw this.#wrongType(name, 'string')
    return stringOf(value)
  }

  /** A whole number that is not negative. */
  integer(name: string, fallback: number): number {
    const value = this.#fields.get(name)
    if (value === undefined || value.type === BsonType.null) return fallback
    const number = isNumber(value) ? numberOf(value) : Number.NaN
    if (!Number.isSafeInteger(number)) throw this.#wrongType(name, 'int')
    if (number < 0)
      throw new CommandError(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`)
    return number
  }

  boolean(name: string, fallback = false): boolean {
    const value = this.#fields.get(name)
    if (value === undefined) return fallback
    if (value.type === BsonType.boolean) return value.bytes[value.start] === 1
    if (isNumber(value)) return numberOf(value) !== 0
    throw this.#wrongType(name, 'bool')
  }

  document(name: string): BsonValue | undefined {
    const value = this.#fields.get(name)
    if (value !== undefined && value.type !== BsonType.object) throw this.#wrongType(name, 'object')
    return value
  }

  array(name: string): readonly BsonValue[] | undefined {
    const value = this.#fields.get(name)
    if (value !== undefined && value.type !== BsonType.array) throw this.#wrongType(name, 'array')
    return value && arrayElements(value)
  }

  /** Documents sent in the body or beside it. */
  documents(name: string): readonly BsonValue[] {
    const documents = this.#sequences.get(name) ?? this.array(name)
    if (!documents)
      throw new CommandError(40414, `BSON field '${this.name}.${name}' is missing but a required field`)
    if (documents.some(({ type }) => type !== BsonType.object))
      throw this.#wrongType(name, 'array of objects')
    if (documents.length === 0 || documents.length > 100_000) {
      throw new CommandError(
        16,
        `Write batch sizes must be between 1 and 100000. Got ${documents.length} operations.`,
      )
    }
    return documents
  }

  #wrongType(name: string, expected: string): CommandError {
    if (!this.#fields.has(name)) {
      return new CommandError(40414, `BSON field '${this.name}.${name}' is missing but a required field`)
    }
    return new CommandError(
      14,
      `BSON field '${this.name}.${name}' is the wrong type, expected type '${expected}'`,
    )
  }
}

/** The fields of one statement inside a command, such as one update; unknown ones are refused likewise. */
export function statementFields(
  command: string,
  statement: BsonValue,
  known: readonly string[],
  required: readonly string[],
): Map<string, BsonValue> {
  const fields = new Map(elements(statement))
  for (const name of fields.keys()) {
    if (known.includes(name)) continue
    if (unsupportedOptions.has(name) || name === 'sort') throw notSupported(`option '${name}' of ${command}`)
    throw new CommandError(40415, `BSON field '${command}.${name}' is an unknown field.`)
  }
  for (const name of required) {
    if (!fields.has(name))
      throw new CommandError(40414, `BSON field '${command}.${name}' is missing but a required field`)
  }
  return fields
}

export function flagOf(value: BsonValue | undefined): boolean {
  if (value === undefined) return false
  if (value.type === BsonType.boolean) return value.bytes[value.start] === 1
  if (isNumber(value)) return numberOf(value) !== 0
  throw new CommandError(14, 'a flag must be a boolean')
}

export function documentOf(name: string, value: BsonValue): BsonValue {
  if (value.type !== BsonType.object) throw new CommandError(14, `BSON field '${name}' must be an object`)
  return value
}

function checkNamespace(database: string, name: string): void {
  if (!/^[^/\\. "$*<>:|?\0]{1,63}$/.test(database)) {
    throw new CommandError(73, `Invalid database name: '${database}'`)
  }
  if (
    name === '' ||
    /[$\0]/.test(name) ||
    name.startsWith('system.') ||
    /^\.|\.$/.test(name) ||
    name.length > 200
  ) {
    throw new CommandError(73, `Invalid collection name: '${name}'`)
  }
}
