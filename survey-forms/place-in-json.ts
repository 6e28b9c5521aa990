/** A value inside a JSON document of any shape, and where it stands: rules can read on without trusting the shape. */
export interface PlaceInJson {
  /** JSON pointer (RFC 6901); empty for the whole document. */
  readonly path: string
  /** Undefined where there is nothing. */
  readonly value: unknown
}

/** The field of that name, or a place that holds nothing. */
export function fieldAt(place: PlaceInJson, name: string): PlaceInJson {
  const { value } = place
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  return {
    path: `${place.path}/${escaped(name)}`,
    value: isThere ? (value as Readonly<Record<string, unknown>>)[name] : undefined,
  }
}

/** The elements of a list; none if it is no list. */
export function elementsAt(place: PlaceInJson): readonly PlaceInJson[] {
  if (!Array.isArray(place.value)) return []
  return place.value.map((value: unknown, index) => ({ path: `${place.path}/${index}`, value }))
}

/** Every text in the document, to a depth of ten: nothing here is deeper, and recursion must end on any input. */
export function textsIn(place: PlaceInJson, depth = 10): readonly PlaceInJson[] {
  const { value } = place
  if (typeof value === 'string') return [place]
  if (typeof value !== 'object' || value === null || depth === 0) return []
  const inside = Array.isArray(value)
    ? elementsAt(place)
    : Object.keys(value).map((name) => fieldAt(place, name))
  return inside.flatMap((inner) => textsIn(inner, depth - 1))
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
