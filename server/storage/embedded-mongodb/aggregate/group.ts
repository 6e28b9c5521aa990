import {
  arrayElements,
  BsonType,
  type BsonValue,
  copyOf,
  elements,
  field,
  isNumber,
  numberOf,
  stringOf,
} from '../bson/bson-value.ts'
import { bsonDocument, bsonValue, doubleValue } from '../bson/bson-writer.ts'
import { keyText, orderKey } from '../bson/order-key.ts'
import { CommandError, notSupported } from '../command-error.ts'
import { type FieldPath, parseFieldPath } from '../query/field-path.ts'
import { integerOf } from '../update/number-sum.ts'

/** A value computed from a document: a constant or a path; undefined where the field is missing. */
type Expression = (document: BsonValue) => BsonValue | undefined

/** MongoDB's limit for what a group may keep. */
const maxGroupBytes = 100 * 1024 * 1024

/** `$group`: counts, sums, averages and extremes by constant, field or several fields. */
export class Grouping {
  readonly #id: Expression
  readonly #fields: readonly {
    readonly name: string
    readonly value: Expression
    readonly make: () => Accumulator
  }[]
  readonly #groups = new Map<
    string,
    { readonly id: BsonValue; readonly accumulators: readonly Accumulator[] }
  >()
  #bytes = 0

  constructor(specification: BsonValue) {
    const fields = Array.from(elements(specification))
    const id = fields.find(([name]) => name === '_id')?.[1]
    if (!id) throw new CommandError(15955, 'a group specification must include an _id')
    this.#id = groupId(id)
    this.#fields = fields
      .filter(([name]) => name !== '_id')
      .map(([name, value]) => {
        if (name.includes('.')) throw new CommandError(40235, `The field name '${name}' cannot contain '.'`)
        if (name.startsWith('$'))
          throw new CommandError(40234, `The field name '${name}' cannot be an operator name`)
        return { name, ...accumulatorOf(name, value) }
      })
  }

  add(document: BsonValue): void {
    const id = this.#id(document) ?? nullValue
    const key = keyText(orderKey(id))
    let group = this.#groups.get(key)
    if (!group) {
      group = { id: copyOf(id), accumulators: this.#fields.map(({ make }) => make()) }
      this.#groups.set(key, group)
      this.#bytes += 2 * key.length + 64 * (1 + this.#fields.length)
      if (this.#bytes > maxGroupBytes) throw new CommandError(292, `$group exceeded ${maxGroupBytes} bytes`)
    }
    for (let i = 0; i < this.#fields.length; i++) group.accumulators[i]!.add(this.#fields[i]!.value(document))
  }

  *results(): Generator<BsonValue> {
    for (const { id, accumulators } of this.#groups.values()) {
      const results = this.#fields.map(({ name }, i) => [name, accumulators[i]!.result()] as const)
      yield bsonDocument([['_id', id], ...results])
    }
  }
}

const nullValue = bsonValue(null)

interface Accumulator {
  add(value: BsonValue | undefined): void
  result(): BsonValue
}

function groupId(id: BsonValue): Expression {
  if (id.type !== BsonType.object) return compileExpression(id)
  const parts = Array.from(elements(id), ([name, value]) => {
    if (name.startsWith('$')) throw notSupported(`the expression ${name}`)
    if (name.includes('.'))
      throw new CommandError(16410, `FieldPath field names may not contain '.': ${name}`)
    return { name, value: compileExpression(value) }
  })
  return (document) => bsonDocument(parts.map(({ name, value }) => [name, value(document)]))
}

/** A path like `$a.b` or a plain constant. @throws CommandError for every other expression */
function compileExpression(value: BsonValue): Expression {
  if (value.type === BsonType.string) {
    const text = stringOf(value)
    if (text.startsWith('$$')) throw notSupported(`the variable ${text}`)
    if (!text.startsWith('$')) return () => value
    const path = parseFieldPath(text.slice(1))
    return (document) => valueAtPath(document, path, 0)
  }
  if (value.type === BsonType.object || value.type === BsonType.array) {
    throw notSupported('an expression other than a field path or a constant')
  }
  return () => value
}

/** In expressions a path through an array gives an array of what each of its documents has there. */
function valueAtPath(value: BsonValue, path: FieldPath, depth: number): BsonValue | undefined {
  if (depth === path.parts.length) return value
  if (value.type === BsonType.object) {
    const next = field(value, path.parts[depth]!.name)
    return next && valueAtPath(next, path, depth + 1)
  }
  if (value.type !== BsonType.array) return undefined
  const found = arrayElements(value).map((element) =>
    element.type === BsonType.object || element.type === BsonType.array
      ? valueAtPath(element, path, depth)
      : undefined,
  )
  return bsonValue(found.filter((element) => element !== undefined))
}

function accumulatorOf(
  name: string,
  specification: BsonValue,
): { value: Expression; make: () => Accumulator } {
  const [operator, another] =
    specification.type === BsonType.object ? Array.from(elements(specification)) : []
  if (!operator) throw new CommandError(40234, `The field '${name}' must be an accumulator object`)
  if (another) throw new CommandError(40238, `The field '${name}' must specify one accumulator`)
  const make = accumulators.get(operator[0])
  if (!make) throw new CommandError(15952, `unknown group operator '${operator[0]}'`)
  return { value: compileExpression(operator[1]), make }
}

export const accumulators = new Map<string, () => Accumulator>([
  ['$sum', () => new Sum()],
  ['$avg', () => new Average()],
  ['$min', () => new Extreme(-1)],
  ['$max', () => new Extreme(1)],
])

/**
 * Whole numbers are added exactly; doubles with the rounding errors carried along, nearly as MongoDB does. The sum of
 * int32 stays one while it fits, then becomes an int64, and a double beyond that.
 */
class Sum implements Accumulator {
  #small = 0
  #large = 0n
  #double = 0
  #lost = 0
  #type: number = BsonType.int32
  count = 0

  add(value: BsonValue | undefined): void {
    if (value?.type === BsonType.decimal128) throw notSupported('arithmetic with Decimal128')
    if (!value || !isNumber(value)) return
    this.count++
    if (value.type === BsonType.int32) {
      this.#small += numberOf(value)
      if (!Number.isSafeInteger(this.#small)) this.#carry()
      return
    }
    if (value.type === BsonType.int64) {
      this.#large += integerOf(value)
      if (this.#type === BsonType.int32) this.#type = BsonType.int64
      return
    }
    this.#type = BsonType.double
    this.#addDouble(numberOf(value))
  }

  result(): BsonValue {
    this.#carry()
    if (this.#type === BsonType.double) return doubleValue(this.total())
    if (this.#type === BsonType.int32 && BigInt.asIntN(32, this.#large) === this.#large)
      return bsonValue(Number(this.#large))
    return BigInt.asIntN(64, this.#large) === this.#large
      ? bsonValue(this.#large)
      : doubleValue(Number(this.#large))
  }

  total(): number {
    this.#carry()
    return Number(this.#large) + (Number.isFinite(this.#double) ? this.#double + this.#lost : this.#double)
  }

  #carry(): void {
    this.#large += BigInt(this.#small)
    this.#small = 0
  }

  #addDouble(value: number): void {
    const sum = this.#double + value
    this.#lost +=
      Math.abs(this.#double) >= Math.abs(value) ? this.#double - sum + value : value - sum + this.#double
    this.#double = sum
  }
}

class Average implements Accumulator {
  readonly #sum = new Sum()

  add(value: BsonValue | undefined): void {
    this.#sum.add(value)
  }

  result(): BsonValue {
    return this.#sum.count === 0 ? nullValue : doubleValue(this.#sum.total() / this.#sum.count)
  }
}

/** The least or greatest value in BSON order; null and missing do not count. */
class Extreme implements Accumulator {
  #best: BsonValue | null = null
  #key: Buffer | null = null
  readonly #wanted: 1 | -1

  constructor(wanted: 1 | -1) {
    this.#wanted = wanted
  }

  add(value: BsonValue | undefined): void {
    if (!value || value.type === BsonType.null) return
    const key = orderKey(value)
    if (this.#key && Buffer.compare(key, this.#key) * this.#wanted <= 0) return
    this.#best = copyOf(value)
    this.#key = key
  }

  result(): BsonValue {
    return this.#best ?? nullValue
  }
}
