import {
  arrayElements,
  BsonType,
  type BsonValue,
  elements,
  isNumber,
  numberOf,
  sameBytes,
} from '../bson/bson-value.ts'
import { compareWithKey, emptyArrayKey, keyText, orderKey, orderTag } from '../bson/order-key.ts'
import { CommandError } from '../command-error.ts'
import { type FieldPath, parseFieldPath, someValue, valueOrElement } from './field-path.ts'

/** A filter made ready: a test, and what a plan may take from it. */
export interface Filter {
  /** Undefined where every document matches, so that nothing needs to be looked at. */
  readonly test: ((document: BsonValue) => boolean) | undefined
  /** What every matching document fulfils, field by field; the base for choosing an index. */
  readonly bounds: readonly FieldBounds[]
  /** Values a matching document has for certain; an upsert starts from them. */
  readonly equalities: readonly { readonly path: FieldPath; readonly value: BsonValue }[]
}

/** The order keys within which one of the field's values must lie. */
export interface FieldBounds {
  readonly path: FieldPath
  readonly intervals: readonly KeyInterval[]
}

/** From `low` to `high`; `after` moves an end behind everything that begins with its key, which is then complete. */
export interface KeyInterval {
  readonly low: { readonly key: Buffer; readonly after: boolean }
  readonly high: { readonly key: Buffer; readonly after: boolean }
}

type Test = (document: BsonValue) => boolean
type ValueTest = (value: BsonValue | undefined) => boolean
interface Found {
  bounds: FieldBounds[]
  equalities: { path: FieldPath; value: BsonValue }[]
}

/** @throws CommandError for every operator that is not supported */
export function compileFilter(filter: BsonValue): Filter {
  const found: Found = { bounds: [], equalities: [] }
  const test = compileConjunction(filter, found)
  return { test, ...found }
}

function compileConjunction(filter: BsonValue, found: Found | null): Test | undefined {
  const tests: Test[] = []
  for (const [name, value] of elements(filter)) {
    if (name === '$and') {
      for (const clause of clauses(name, value)) {
        const test = compileConjunction(clause, found)
        if (test) tests.push(test)
      }
    } else if (name === '$or' || name === '$nor') {
      const options = clauses(name, value).map((clause) => compileConjunction(clause, null) ?? (() => true))
      const wanted = name === '$or'
      tests.push((document) => options.some((option) => option(document)) === wanted)
    } else if (name.startsWith('$')) {
      throw new CommandError(2, `unknown top level operator: ${name}`)
    } else {
      tests.push(...compileField(parseFieldPath(name), value, found))
    }
  }
  if (tests.length < 2) return tests[0]
  return (document) => tests.every((test) => test(document))
}

function clauses(name: string, value: BsonValue): BsonValue[] {
  const found = value.type === BsonType.array ? arrayElements(value) : []
  if (found.length === 0 || found.some((clause) => clause.type !== BsonType.object)) {
    throw new CommandError(2, `${name} must be a nonempty array of objects`)
  }
  return found
}

function compileField(path: FieldPath, condition: BsonValue, found: Found | null): Test[] {
  if (!isOperatorDocument(condition)) return [fieldTest(path, equals(path, condition, found))]
  return Array.from(elements(condition), ([name, operand]) => compileOperator(path, name, operand, found))
}

/** Whether a condition is operators; a mixture is refused, as is a document whose operators come late. */
function isOperatorDocument(condition: BsonValue): boolean {
  if (condition.type !== BsonType.object) return false
  const names = Array.from(elements(condition), ([name]) => name)
  const operators = names.filter((name) => name.startsWith('$'))
  if (operators.length === 0) return false
  if (operators.length < names.length) {
    throw new CommandError(2, `unknown operator: ${names.find((name) => !name.startsWith('$'))}`)
  }
  return true
}

type Operator = (path: FieldPath, operand: BsonValue, found: Found | null) => Test

/** Every operator on a field. `found` is null where a document may match although the condition does not hold. */
export const fieldOperators = new Map<string, Operator>([
  ['$eq', (path, operand, found) => fieldTest(path, equals(path, operand, found))],
  ['$ne', (path, operand) => not(fieldTest(path, equals(path, operand, null)))],
  ['$in', (path, operand, found) => fieldTest(path, isIn('$in', path, operand, found))],
  ['$nin', (path, operand) => not(fieldTest(path, isIn('$nin', path, operand, null)))],
  ['$gt', (path, operand, found) => fieldTest(path, compares(path, operand, found, 1, false))],
  ['$gte', (path, operand, found) => fieldTest(path, compares(path, operand, found, 1, true))],
  ['$lt', (path, operand, found) => fieldTest(path, compares(path, operand, found, -1, false))],
  ['$lte', (path, operand, found) => fieldTest(path, compares(path, operand, found, -1, true))],
  ['$exists', exists],
  ['$not', negates],
])

/** Every operator in the place of a field. */
export const logicalOperators: readonly string[] = ['$and', '$or', '$nor']

function compileOperator(path: FieldPath, name: string, operand: BsonValue, found: Found | null): Test {
  const operator = fieldOperators.get(name)
  if (!operator) throw new CommandError(2, `unknown operator: ${name}`)
  return operator(path, operand, found)
}

function exists(path: FieldPath, operand: BsonValue): Test {
  const wanted = isTrue(operand)
  return (document) => someValue(document, path, (value) => value !== undefined) === wanted
}

function negates(path: FieldPath, operand: BsonValue): Test {
  if (operand.type !== BsonType.object || !isOperatorDocument(operand)) {
    throw new CommandError(2, '$not needs a document of operators')
  }
  const tests = compileField(path, operand, null)
  return (document) => !tests.every((test) => test(document))
}

function not(test: Test): Test {
  return (document) => !test(document)
}

function fieldTest(path: FieldPath, test: ValueTest): Test {
  return (document) => someValue(document, path, (value) => valueOrElement(value, test))
}

function isTrue(value: BsonValue): boolean {
  if (value.type === BsonType.boolean) return value.bytes[value.start] === 1
  if (isNumber(value)) return numberOf(value) !== 0
  return value.type !== BsonType.null
}

function equals(path: FieldPath, operand: BsonValue, found: Found | null): ValueTest {
  const key = orderKey(operand)
  if (found) {
    found.equalities.push({ path, value: operand })
    const intervals = pointIntervals([operand])
    if (intervals) found.bounds.push({ path, intervals })
  }
  if (operand.type === BsonType.null) return (value) => value === undefined || value.type === BsonType.null
  const exact = !isNumber(operand) && operand.type !== BsonType.object && operand.type !== BsonType.array
  return (value) => {
    if (value === undefined) return false
    if (sameBytes(value, operand)) return true
    if (exact) return false
    return sameBracket(value, operand) && compareWithKey(value, key) === 0
  }
}

function isIn(name: string, path: FieldPath, operand: BsonValue, found: Found | null): ValueTest {
  if (operand.type !== BsonType.array) throw new CommandError(2, `${name} needs an array`)
  const values = arrayElements(operand)
  const keys = new Set(values.map((value) => keyText(orderKey(value))))
  if (found) {
    if (values.length === 1) found.equalities.push({ path, value: values[0]! })
    const intervals = pointIntervals(values)
    if (intervals) found.bounds.push({ path, intervals })
  }
  const orMissing = values.some((value) => value.type === BsonType.null)
  return (value) => (value === undefined ? orMissing : keys.has(keyText(orderKey(value))))
}

/** Greater (`wanted` 1) or less (-1) than the operand, or equal to it. */
function compares(
  path: FieldPath,
  operand: BsonValue,
  found: Found | null,
  wanted: 1 | -1,
  orEqual: boolean,
): ValueTest {
  const key = orderKey(operand)
  if (operand.type === BsonType.null || isNotANumber(operand)) {
    return orEqual ? equals(path, operand, found) : () => false
  }
  if (found && operand.type !== BsonType.array) {
    found.bounds.push({ path, intervals: [rangeInterval(key, wanted, orEqual)] })
  }
  return (value) => {
    if (value === undefined || !sameBracket(value, operand)) return false
    const order = compareWithKey(value, key)
    if (order === 0) return orEqual
    return order > 0 === wanted > 0 && !isNotANumber(value)
  }
}

/** Nothing is less or greater than NaN, although it has a place in the order. */
function isNotANumber(value: BsonValue): boolean {
  return value.type === BsonType.double && Number.isNaN(numberOf(value))
}

/** Comparisons stay within a type; all numbers are one type. */
function sameBracket(a: BsonValue, b: BsonValue): boolean {
  return orderTag(a.type) === orderTag(b.type)
}

/** Intervals of single values; null where an array is asked for, whose elements are what an index holds. */
function pointIntervals(values: readonly BsonValue[]): KeyInterval[] | null {
  if (values.some((value) => value.type === BsonType.array)) return null
  const keys = new Map<string, KeyInterval>()
  for (const value of values) {
    const key = orderKey(value)
    const low = value.type === BsonType.null ? emptyArrayKey : key
    keys.set(keyText(key), { low: { key: low, after: false }, high: { key, after: true } })
  }
  return [...keys.values()].sort((a, b) => Buffer.compare(a.low.key, b.low.key))
}

/**
 * All keys of the operand's type on one side of it. The ends of the type are said with the unused tags beside its own:
 * "everything that begins with the tag" would be wrong in a descending index, where a key may go on with 0xff.
 */
function rangeInterval(key: Buffer, wanted: 1 | -1, orEqual: boolean): KeyInterval {
  const tag = key[0]!
  return wanted === 1
    ? { low: { key, after: !orEqual }, high: { key: Buffer.from([tag + 1]), after: false } }
    : { low: { key: Buffer.from([tag - 1]), after: true }, high: { key, after: orEqual } }
}
