import {
  arrayElements,
  BsonType,
  type BsonValue,
  elements,
  isNumber,
  numberOf,
  stringOf,
} from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'

/** The fields of a command, or of a statement or option in it, read with the types they must have. */
export class Fields {
  /** What error messages call it, such as `update` or `update.updates`. */
  readonly #of: string
  readonly #values = new Map<string, BsonValue>()

  constructor(of: string, document: BsonValue) {
    this.#of = of
    for (const [name, value] of elements(document)) {
      if (this.#values.has(name))
        throw new CommandError(40413, `BSON field '${of}.${name}' is a duplicate field`)
      this.#values.set(name, value)
    }
  }

  /** @throws CommandError for every other field: an option that is not known must not be ignored */
  allowOnly(known: readonly string[]): void {
    for (const name of this.#values.keys()) if (!known.includes(name)) throw this.unknown(name)
  }

  protected unknown(name: string): CommandError {
    const text = `BSON field '${this.#of}.${name}' is an unknown field, or one the embedded database does not support.`
    return new CommandError(40415, text)
  }

  has(name: string): boolean {
    return this.value(name) !== undefined
  }

  /** Null stands for a field that was not sent, as in MongoDB. */
  value(name: string): BsonValue | undefined {
    const value = this.#values.get(name)
    return value?.type === BsonType.null ? undefined : value
  }

  required(name: string): BsonValue {
    const value = this.value(name)
    if (value) return value
    throw new CommandError(40414, `BSON field '${this.#of}.${name}' is missing but a required field`)
  }

  string(name: string): string {
    const value = this.required(name)
    if (value.type !== BsonType.string) throw this.wrongType(name, 'string')
    return stringOf(value)
  }

  /** A whole number that is not negative. */
  integer(name: string, fallback: number): number {
    const value = this.value(name)
    if (value === undefined) return fallback
    const number = isNumber(value) ? numberOf(value) : Number.NaN
    if (!Number.isSafeInteger(number)) throw this.wrongType(name, 'int')
    if (number < 0)
      throw new CommandError(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`)
    return number
  }

  boolean(name: string, fallback = false): boolean {
    const value = this.value(name)
    if (value === undefined) return fallback
    if (value.type === BsonType.boolean) return value.bytes[value.start] === 1
    if (isNumber(value)) return numberOf(value) !== 0
    throw this.wrongType(name, 'bool')
  }

  document(name: string): BsonValue | undefined {
    const value = this.value(name)
    if (value !== undefined && value.type !== BsonType.object) throw this.wrongType(name, 'object')
    return value
  }

  requiredDocument(name: string): BsonValue {
    this.required(name)
    return this.document(name)!
  }

  array(name: string): readonly BsonValue[] {
    const value = this.required(name)
    if (value.type !== BsonType.array) throw this.wrongType(name, 'array')
    return arrayElements(value)
  }

  protected wrongType(name: string, expected: string): CommandError {
    const text = `BSON field '${this.#of}.${name}' is the wrong type, expected type '${expected}'`
    return new CommandError(14, text)
  }
}
