import { arrayElements, BsonType, BsonValue, documentAt, elements } from '../bson/bson-value.ts'
import { BsonWriter } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import type { FieldPath } from '../query/field-path.ts'

/** A value in a document being changed: as it was received, or opened because something inside changes. */
export type Editable = BsonValue | EditableObject | EditableArray

/** A document opened for change; only what lies on the way to a change is opened, all else stays bytes. */
export class EditableObject {
  readonly fields = new Map<string, Editable>()

  constructor(document: BsonValue | null) {
    if (document) for (const [name, value] of elements(document)) this.fields.set(name, value)
  }
}

export class EditableArray {
  readonly elements: Editable[]

  constructor(array: BsonValue) {
    this.elements = arrayElements(array)
  }
}

/** MongoDB's limit of nulls that setting a far element may add. */
const maxPadding = 1_500_000
const nullValue = new BsonValue(BsonType.null, Buffer.alloc(0), 0, 0)

export function valueAtPath(root: EditableObject, path: FieldPath): Editable | undefined {
  let at: Editable | undefined = root
  for (const part of path.parts) {
    const opened: Editable | undefined = at && openedForReading(at)
    if (opened instanceof EditableObject) at = opened.fields.get(part.text)
    else if (opened instanceof EditableArray && part.position !== null) at = opened.elements[part.position]
    else return undefined
  }
  return at
}

/** Sets a value, making the documents on the way. @throws CommandError 28 where a plain value is in the way */
export function setAtPath(root: EditableObject, path: FieldPath, value: Editable): void {
  let at: EditableObject | EditableArray = root
  for (const [i, part] of path.parts.entries()) {
    const last = i === path.parts.length - 1
    const next: Editable | undefined = last ? value : openedChild(at, part, path)
    if (at instanceof EditableObject) {
      at.fields.set(part.text, next)
    } else {
      const { position } = part
      if (position === null) throw notViable(path, part.text)
      if (position - at.elements.length > maxPadding)
        throw new CommandError(2, `element ${position} is too far out`)
      while (at.elements.length < position) at.elements.push(nullValue)
      at.elements[position] = next
    }
    if (next instanceof BsonValue) return
    at = next
  }
}

/** Removes a field; an element of an array becomes null, so that the others keep their places. */
export function unsetAtPath(root: EditableObject, path: FieldPath): void {
  if (valueAtPath(root, path) === undefined) return
  let at: EditableObject | EditableArray = root
  for (const part of path.parts.slice(0, -1)) {
    const next = openedChild(at, part, path)
    if (at instanceof EditableObject) at.fields.set(part.text, next)
    else at.elements[part.position!] = next
    at = next
  }
  const { text, position } = path.parts.at(-1)!
  if (at instanceof EditableObject) at.fields.delete(text)
  else at.elements[position!] = nullValue
}

/** An array that may be changed in place, or undefined where there is none; other types stay as they are. */
export function openArrayAtPath(root: EditableObject, path: FieldPath): EditableArray | undefined {
  const value = valueAtPath(root, path)
  if (value instanceof EditableArray) return value
  if (!(value instanceof BsonValue) || value.type !== BsonType.array) return undefined
  const opened = new EditableArray(value)
  setAtPath(root, path, opened)
  return opened
}

export function closedDocument(root: EditableObject): BsonValue {
  const writer = new BsonWriter(1024)
  writeObject(writer, root)
  return documentAt(writer.finish())
}

/** An edited value as BSON again. */
export function closedValue(value: Editable): BsonValue {
  if (value instanceof BsonValue) return value
  const writer = new BsonWriter()
  if (value instanceof EditableObject) writeObject(writer, value)
  else writeArray(writer, value)
  const bytes = writer.finish()
  return new BsonValue(
    value instanceof EditableObject ? BsonType.object : BsonType.array,
    bytes,
    0,
    bytes.length,
  )
}

function writeObject(writer: BsonWriter, object: EditableObject): void {
  const opened = writer.open()
  for (const [name, value] of object.fields) writeEditable(writer, name, value)
  writer.close(opened)
}

function writeArray(writer: BsonWriter, array: EditableArray): void {
  const opened = writer.open()
  for (const [i, value] of array.elements.entries()) writeEditable(writer, String(i), value)
  writer.close(opened)
}

function writeEditable(writer: BsonWriter, name: string, value: Editable): void {
  if (value instanceof BsonValue) {
    writer.element(name, value)
  } else if (value instanceof EditableObject) {
    writer.name(BsonType.object, name)
    writeObject(writer, value)
  } else {
    writer.name(BsonType.array, name)
    writeArray(writer, value)
  }
}

function openedForReading(value: Editable): EditableObject | EditableArray | undefined {
  if (!(value instanceof BsonValue)) return value
  if (value.type === BsonType.object) return new EditableObject(value)
  return value.type === BsonType.array ? new EditableArray(value) : undefined
}

function openedChild(
  at: EditableObject | EditableArray,
  part: { readonly text: string; readonly position: number | null },
  path: FieldPath,
): EditableObject | EditableArray {
  let child: Editable | undefined
  if (at instanceof EditableObject) child = at.fields.get(part.text)
  else if (part.position !== null) child = at.elements[part.position]
  else throw notViable(path, part.text)
  if (child === undefined) return new EditableObject(null)
  const opened = openedForReading(child)
  if (!opened) throw notViable(path, part.text)
  return opened
}

function notViable(path: FieldPath, name: string): CommandError {
  return new CommandError(28, `Cannot create field in element '${name}' on the way to '${path.text}'`)
}
