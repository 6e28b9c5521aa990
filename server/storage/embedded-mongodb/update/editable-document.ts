import { arrayElements, BsonType, BsonValue, elements } from '../bson/bson-value.ts'
import { BsonWriter } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import type { FieldPath, PathPart } from '../query/field-path.ts'

/** A value in a document being changed: as it was received, or opened because something inside changes. */
export type Editable = BsonValue | EditableObject | EditableArray

/** MongoDB's limit of nulls that setting a far element may add. */
const maxPadding = 1_500_000
const nullValue = new BsonValue(BsonType.null, Buffer.alloc(0), 0, 0)

/** A document opened for change; only what lies on the way to a change is opened, all else stays bytes. */
export class EditableObject {
  readonly type = BsonType.object
  readonly fields = new Map<string, Editable>()

  constructor(document?: BsonValue) {
    if (document) for (const [name, value] of elements(document)) this.fields.set(name, value)
  }

  get({ text }: PathPart): Editable | undefined {
    return this.fields.get(text)
  }

  set({ text }: PathPart, value: Editable): void {
    this.fields.set(text, value)
  }

  remove({ text }: PathPart): void {
    this.fields.delete(text)
  }

  entries(): Iterable<[string | number, Editable]> {
    return this.fields
  }
}

export class EditableArray {
  readonly type = BsonType.array
  readonly elements: Editable[]

  constructor(array?: BsonValue) {
    this.elements = array ? arrayElements(array) : []
  }

  get({ position }: PathPart): Editable | undefined {
    return position === null ? undefined : this.elements[position]
  }

  /** Sets an element, with nulls up to it. @throws CommandError 28 for a name, which an array has not */
  set({ text, position }: PathPart, value: Editable): void {
    if (position === null) throw notViable(text)
    if (position - this.elements.length > maxPadding)
      throw new CommandError(2, `element ${text} is too far out`)
    while (this.elements.length < position) this.elements.push(nullValue)
    this.elements[position] = value
  }

  /** The element becomes null, so that the others keep their places. */
  remove({ position }: PathPart): void {
    this.elements[position!] = nullValue
  }

  entries(): Iterable<[string | number, Editable]> {
    return this.elements.entries()
  }
}

export function valueAtPath(root: EditableObject, path: FieldPath): Editable | undefined {
  let at: Editable | undefined = root
  for (const part of path.parts) at = at && opened(at)?.get(part)
  return at
}

/** Sets a value, making the documents on the way. @throws CommandError 28 where a plain value is in the way */
export function setAtPath(root: EditableObject, path: FieldPath, value: Editable): void {
  openedParent(root, path).set(path.parts.at(-1)!, value)
}

export function unsetAtPath(root: EditableObject, path: FieldPath): void {
  if (valueAtPath(root, path) !== undefined) openedParent(root, path).remove(path.parts.at(-1)!)
}

/** What holds the last part of a path, opened for change together with all above it. */
function openedParent(root: EditableObject, path: FieldPath): EditableObject | EditableArray {
  let at: EditableObject | EditableArray = root
  for (const part of path.parts.slice(0, -1)) {
    const child: Editable = at.get(part) ?? new EditableObject()
    const next = opened(child)
    if (!next) throw notViable(part.text)
    at.set(part, next)
    at = next
  }
  return at
}

/** An object or array as one that can be changed; undefined for every other value. */
export function opened(value: Editable): EditableObject | EditableArray | undefined {
  if (!(value instanceof BsonValue)) return value
  if (value.type === BsonType.object) return new EditableObject(value)
  return value.type === BsonType.array ? new EditableArray(value) : undefined
}

/** An edited value as BSON again. */
export function closedValue(value: Editable): BsonValue {
  if (value instanceof BsonValue) return value
  const writer = new BsonWriter(1024)
  writeContainer(writer, value)
  const bytes = writer.finish()
  return new BsonValue(value.type, bytes, 0, bytes.length)
}

function writeContainer(writer: BsonWriter, container: EditableObject | EditableArray): void {
  const start = writer.open()
  for (const [name, value] of container.entries()) {
    if (value instanceof BsonValue) writer.element(String(name), value)
    else {
      writer.name(value.type, String(name))
      writeContainer(writer, value)
    }
  }
  writer.close(start)
}

function notViable(name: string): CommandError {
  return new CommandError(28, `Cannot create field in element '${name}', which holds no document`)
}
