import { BsonType, type BsonValue, documentAt, elements, isNumber, numberOf } from '../bson/bson-value.ts'
import { BsonWriter } from '../bson/bson-writer.ts'
import { CommandError } from '../command-error.ts'
import { type FieldPath, parseFieldPath, pathsOverlap } from './field-path.ts'

/** Makes the projected document; undefined stands for "everything", so that bytes pass through. */
export type Projection = ((document: BsonValue) => BsonValue) | undefined

/** The fields named, as a tree: `null` is a whole field. */
type FieldTree = Map<string, FieldTree | null>

/** Including or excluding plain paths. @throws CommandError for expressions, `$slice`, `$elemMatch` and positions */
export function compileProjection(projection: BsonValue | undefined): Projection {
  if (!projection) return undefined
  const tree: FieldTree = new Map()
  const paths: FieldPath[] = []
  let including: boolean | null = null
  let id: boolean | null = null
  for (const [name, value] of elements(projection)) {
    const included = isIncluded(name, value)
    if (name === '_id') {
      id = included
      continue
    }
    if (including !== null && including !== included) {
      throw new CommandError(
        31254,
        `Cannot do ${included ? 'inclusion' : 'exclusion'} on field ${name} in the other kind of projection`,
      )
    }
    including = included
    const path = parseFieldPath(name)
    if (paths.some((other) => pathsOverlap(other, path))) {
      throw new CommandError(31249, `Path collision at ${name}`)
    }
    paths.push(path)
    addPath(tree, path)
  }
  if (including === null && id === null) return undefined
  including ??= id!
  if (including ? id !== false : id === false) tree.set('_id', null)
  const keep = including
  return (document) => {
    const writer = new BsonWriter()
    writeProjected(writer, document, tree, keep)
    return documentAt(writer.finish())
  }
}

function isIncluded(name: string, value: BsonValue): boolean {
  if (value.type === BsonType.boolean) return value.bytes[value.start] === 1
  if (isNumber(value)) return numberOf(value) !== 0
  throw new CommandError(
    2,
    `a projection may only include or exclude fields with 1 or 0, not compute '${name}'`,
  )
}

function addPath(tree: FieldTree, path: FieldPath): void {
  let at = tree
  for (const { text } of path.parts.slice(0, -1)) {
    const next: FieldTree = at.get(text) ?? new Map()
    at.set(text, next)
    at = next
  }
  at.set(path.parts.at(-1)!.text, null)
}

/** Of an array's elements, documents are projected one by one; others stay only where fields are excluded. */
function writeProjected(writer: BsonWriter, container: BsonValue, tree: FieldTree, including: boolean): void {
  const opened = writer.open()
  const isArray = container.type === BsonType.array
  let position = 0
  for (const [name, value] of elements(container)) {
    const below = isArray ? tree : tree.get(name)
    if (below === undefined ? including : below === null && !including) continue
    const shownName = () => (isArray ? String(position++) : name)
    if (below && (value.type === BsonType.object || value.type === BsonType.array)) {
      writer.name(value.type, shownName())
      writeProjected(writer, value, below, including)
    } else if (!below || !including) writer.element(shownName(), value)
  }
  writer.close(opened)
}
