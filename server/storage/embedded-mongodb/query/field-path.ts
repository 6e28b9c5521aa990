import { arrayElements, BsonType, type BsonValue, field } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'

/** A dotted path, taken apart once so that looking it up compares bytes only. */
export interface FieldPath {
  readonly text: string
  readonly parts: readonly PathPart[]
}

export interface PathPart {
  readonly text: string
  readonly name: Buffer
  /** The position this part names in an array, or null where it is not a number. */
  readonly position: number | null
}

/** @throws CommandError for empty parts and for `$`, which would mean positions or operators */
export function parseFieldPath(text: string): FieldPath {
  const parts = text.split('.').map((part) => {
    if (part === '')
      throw new CommandError(text === '' ? 40352 : 15998, `FieldPath '${text}' has an empty part`)
    if (part.startsWith('$'))
      throw new CommandError(16410, `FieldPath field names may not start with '$': ${text}`)
    if (part.includes('\0'))
      throw new CommandError(16411, 'FieldPath field names may not contain a null byte')
    return {
      text: part,
      name: Buffer.from(part),
      position: /^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : null,
    }
  })
  if (parts.length > 100) throw new CommandError(2, 'FieldPath is too long')
  return { text, parts }
}

/** The path as written in an object: `a` before `a.b`; used to find updates that overlap. */
export function pathsOverlap(a: FieldPath, b: FieldPath): boolean {
  const shorter = Math.min(a.parts.length, b.parts.length)
  for (let i = 0; i < shorter; i++) if (a.parts[i]!.text !== b.parts[i]!.text) return false
  return true
}

/**
 * Tests each value that the path reaches, until one passes. On its way the path enters every document of an array,
 * and the element a number names; where the field is missing the test gets undefined. An array at the end of the
 * path is handed over as it is.
 */
export function someValue(
  value: BsonValue,
  path: FieldPath,
  test: (value: BsonValue | undefined) => boolean,
  depth = 0,
): boolean {
  let reached = value
  for (let i = depth; i < path.parts.length; i++) {
    if (reached.type === BsonType.array) return someElement(reached, path, test, i)
    const next = reached.type === BsonType.object ? field(reached, path.parts[i]!.name) : undefined
    if (next === undefined) return test(undefined)
    reached = next
  }
  return test(reached)
}

function someElement(
  array: BsonValue,
  path: FieldPath,
  test: (value: BsonValue | undefined) => boolean,
  depth: number,
): boolean {
  const { position } = path.parts[depth]!
  return arrayElements(array).some(
    (element, index) =>
      (element.type === BsonType.object && someValue(element, path, test, depth)) ||
      (index === position && someValue(element, path, test, depth + 1)),
  )
}

/** Tests a value as filters do: an array passes where one of its elements does, or the array itself. */
export function valueOrElement(
  value: BsonValue | undefined,
  test: (value: BsonValue | undefined) => boolean,
): boolean {
  if (value?.type === BsonType.array && arrayElements(value).some(test)) return true
  return test(value)
}
