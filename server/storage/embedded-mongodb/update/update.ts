import { ObjectId } from 'bson'
import {
  arrayElements,
  BsonType,
  type BsonValue,
  documentAt,
  elements,
  field,
  isNumber,
  sameBytes,
} from '../bson/bson-value.ts'
import { BsonWriter, bsonValue } from '../bson/bson-writer.ts'
import { keyText, orderKey } from '../bson/order-key.ts'
import { shownValue } from '../bson/shown-value.ts'
import { CommandError, notSupported } from '../command-error.ts'
import { type FieldPath, parseFieldPath, pathsOverlap } from '../query/field-path.ts'
import type { Filter } from '../query/filter.ts'
import { checkStoredDocument, checkStoredValue } from './check-stored-document.ts'
import {
  closedValue,
  type Editable,
  EditableArray,
  EditableObject,
  opened,
  setAtPath,
  unsetAtPath,
  valueAtPath,
} from './editable-document.ts'
import { numberSum } from './number-sum.ts'

/** An update made ready. Both functions return whole documents with `_id` in front. */
export interface Update {
  readonly isReplacement: boolean
  /** The changed document, or the same object where nothing changes. */
  apply(document: BsonValue): BsonValue
  /** The document that an upsert inserts. */
  insertion(filter: Filter): BsonValue
}

const idName = Buffer.from('_id')

/** @throws CommandError for pipelines, unknown operators and updates that contradict themselves */
export function compileUpdate(update: BsonValue): Update {
  if (update.type === BsonType.array) throw notSupported('an update with an aggregation pipeline')
  if (update.type !== BsonType.object) throw new CommandError(9, 'an update must be a document')
  const [first] = elements(update)
  return first?.[0].startsWith('$') ? operatorUpdate(update) : replacement(update)
}

function replacement(document: BsonValue): Update {
  checkStoredDocument(document)
  const ownId = field(document, idName)
  return {
    isReplacement: true,
    apply(before) {
      const id = field(before, idName)!
      if (ownId && !orderKey(ownId).equals(orderKey(id))) throw immutableId()
      const after = withId(document, id)
      return sameBytes(before, after) ? before : after
    },
    insertion({ equalities }) {
      const asked = equalities.find(({ path }) => path.text === '_id')?.value
      if (asked && ownId && !orderKey(ownId).equals(orderKey(asked))) throw immutableId()
      return withId(document, ownId ?? asked ?? bsonValue(new ObjectId()))
    },
  }
}

function operatorUpdate(update: BsonValue): Update {
  const changes = compileChanges(update)
  return {
    isReplacement: false,
    apply(before) {
      const editable = new EditableObject(before)
      for (const { change, onInsertOnly } of changes) if (!onInsertOnly) change(editable)
      const after = closedValue(editable)
      if (sameBytes(before, after)) return before
      const id = field(after, idName)
      if (!id || !orderKey(id).equals(orderKey(field(before, idName)))) throw immutableId()
      return after
    },
    insertion({ equalities }) {
      const editable = new EditableObject()
      for (const [i, { path, value }] of equalities.entries()) {
        if (equalities.some((other, j) => j < i && pathsOverlap(other.path, path))) {
          throw new CommandError(54, `cannot infer query fields to set, path '${path.text}' is matched twice`)
        }
        setAtPath(editable, path, value)
      }
      const asked = editable.fields.get('_id')
      for (const { change } of changes) change(editable)
      const id = editable.fields.get('_id')
      if (asked && (!id || !orderKey(closedValue(id)).equals(orderKey(closedValue(asked)))))
        throw immutableId()
      return withId(closedValue(editable), id ? closedValue(id) : bsonValue(new ObjectId()))
    },
  }
}

interface Change {
  readonly path: FieldPath
  readonly onInsertOnly: boolean
  change(document: EditableObject): void
}

/** Changes in the order of their paths, in which MongoDB adds new fields. */
function compileChanges(update: BsonValue): Change[] {
  const changes: Change[] = []
  for (const [name, operand] of elements(update)) {
    const operator = updateOperators.get(name)
    if (!operator) {
      throw new CommandError(
        9,
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    }
    if (operand.type !== BsonType.object) {
      throw new CommandError(
        9,
        `Modifiers operate on fields but we found type ${operand.type} instead, for ${name}`,
      )
    }
    for (const [pathText, value] of elements(operand)) {
      const path = parseUpdatePath(pathText)
      const other = changes.find((earlier) => pathsOverlap(earlier.path, path))
      if (other) {
        throw new CommandError(
          40,
          `Updating the path '${pathText}' would create a conflict at '${other.path.text}'`,
        )
      }
      if (name !== '$push' && name !== '$addToSet') checkStoredValue(value)
      const change = operator(path, value)
      changes.push({ path, onInsertOnly: name === '$setOnInsert', change })
    }
  }
  return changes.sort((a, b) => comparePaths(a.path, b.path))
}

function parseUpdatePath(text: string): FieldPath {
  if (text === '' || text.split('.').includes('')) {
    throw new CommandError(
      56,
      `The update path '${text}' contains an empty field name, which is not allowed.`,
    )
  }
  if (/(^|\.)\$/.test(text)) {
    throw new CommandError(2, `positional and $-prefixed update paths are not supported: '${text}'`)
  }
  return parseFieldPath(text)
}

function comparePaths(a: FieldPath, b: FieldPath): number {
  for (const [i, part] of a.parts.entries()) {
    const other = b.parts[i]
    if (!other) return 1
    if (part.text === other.text) continue
    if (part.position !== null && other.position !== null) return part.position - other.position
    return Buffer.compare(part.name, other.name)
  }
  return -1
}

type Operator = (path: FieldPath, operand: BsonValue) => (document: EditableObject) => void

const set: Operator = (path, operand) => (document) => setAtPath(document, path, operand)

/** Every operator of an update. */
export const updateOperators = new Map<string, Operator>([
  ['$set', set],
  ['$setOnInsert', set],
  ['$unset', (path) => (document) => unsetAtPath(document, path)],
  ['$inc', increment],
  ['$min', (path, operand) => keepExtreme(path, operand, -1)],
  ['$max', (path, operand) => keepExtreme(path, operand, 1)],
  ['$push', push],
  ['$addToSet', addToSet],
])

function increment(path: FieldPath, operand: BsonValue): (document: EditableObject) => void {
  refuseDecimal(operand)
  if (!isNumber(operand)) {
    throw new CommandError(
      14,
      `Cannot increment with non-numeric argument: {${path.text}: ${shownValue(operand)}}`,
    )
  }
  return (document) => {
    const current = valueAtPath(document, path)
    if (current === undefined) return setAtPath(document, path, operand)
    const value = closedValue(current)
    refuseDecimal(value)
    if (!isNumber(value)) {
      throw new CommandError(
        14,
        `Cannot apply $inc to a value of non-numeric type: '${path.text}' has ${shownValue(value)}`,
      )
    }
    const sum = numberSum(value, operand)
    if (!sum)
      throw new CommandError(
        2,
        `Failed to apply $inc operations to current value (${shownValue(value)}): overflow`,
      )
    setAtPath(document, path, sum)
  }
}

function refuseDecimal(value: BsonValue): void {
  if (value.type === BsonType.decimal128) throw notSupported('arithmetic with Decimal128')
}

function keepExtreme(
  path: FieldPath,
  operand: BsonValue,
  wanted: 1 | -1,
): (document: EditableObject) => void {
  const key = orderKey(operand)
  return (document) => {
    const current = valueAtPath(document, path)
    if (current !== undefined && Buffer.compare(key, orderKey(closedValue(current))) * wanted <= 0) return
    setAtPath(document, path, operand)
  }
}

/** What is to be added: the operand itself, or each element of its `$each`. */
function addedElements(name: string, operand: BsonValue): readonly BsonValue[] {
  const fields = operand.type === BsonType.object ? new Map(elements(operand)) : null
  const each = fields?.get('$each')
  if (each && fields!.size > 1) throw new CommandError(2, `${name} takes only $each, without modifiers`)
  if (each && each.type !== BsonType.array) {
    throw new CommandError(2, `The argument to $each in ${name} must be an array`)
  }
  const added = each ? arrayElements(each) : [operand]
  added.forEach(checkStoredValue)
  return added
}

function push(path: FieldPath, operand: BsonValue): (document: EditableObject) => void {
  const added = addedElements('$push', operand)
  return (document) => {
    const array = arrayToAddTo('$push', document, path)
    for (const element of added) array.push(element)
  }
}

function addToSet(path: FieldPath, operand: BsonValue): (document: EditableObject) => void {
  const added = addedElements('$addToSet', operand)
  return (document) => {
    const array = arrayToAddTo('$addToSet', document, path)
    const present = new Set(array.map((element) => keyText(orderKey(closedValue(element)))))
    for (const element of added) {
      const text = keyText(orderKey(element))
      if (!present.has(text)) array.push(element)
      present.add(text)
    }
  }
}

/** The elements at the path, opened for change; made where there is nothing. */
function arrayToAddTo(name: string, document: EditableObject, path: FieldPath): Editable[] {
  const current = valueAtPath(document, path)
  const array = current === undefined ? new EditableArray() : opened(current)
  if (!(array instanceof EditableArray)) {
    throw new CommandError(2, `The field '${path.text}' must be an array for ${name}`)
  }
  setAtPath(document, path, array)
  return array.elements
}

/** The document with this `_id` in front, where MongoDB always keeps it. */
export function withId(document: BsonValue, id: BsonValue): BsonValue {
  if (id.type === BsonType.array || id.type === BsonType.regex) {
    throw new CommandError(53, "The '_id' value cannot be an array or a regular expression")
  }
  const [first] = elements(document)
  if (first?.[0] === '_id' && sameBytes(first[1], id)) return document
  const writer = new BsonWriter(document.end - document.start + 32)
  const opened = writer.open()
  writer.element('_id', id)
  for (const [name, value] of elements(document)) if (name !== '_id') writer.element(name, value)
  writer.close(opened)
  return documentAt(writer.finish())
}

function immutableId(): CommandError {
  return new CommandError(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
}
