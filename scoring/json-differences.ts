/** A place at which two documents differ. */
export interface JsonDifference {
  /** JSON pointer (RFC 6901). */
  readonly path: string
  /** What stands there; undefined where nothing does. */
  readonly found: unknown
  readonly expected: unknown
}

/**
 * Every place at which two JSON values differ; the order of an object's members means nothing.
 * @param tolerance for two numbers at a path: how far they may be apart; 0 by default
 * @example jsonDifferences({ a: [1, 2] }, { a: [1, 3] }) // [{ path: '/a/1', found: 2, expected: 3 }]
 */
export function jsonDifferences(
  found: unknown,
  expected: unknown,
  tolerance: (path: string) => number = () => 0,
  path = '',
): readonly JsonDifference[] {
  if (isMembers(found) && isMembers(expected) && Array.isArray(found) === Array.isArray(expected)) {
    const names = new Set([...Object.keys(found), ...Object.keys(expected)])
    return [...names].flatMap((name) =>
      jsonDifferences(own(found, name), own(expected, name), tolerance, `${path}/${pointer(name)}`),
    )
  }
  if (Object.is(found, expected)) return []
  if (typeof found === 'number' && typeof expected === 'number') {
    // Decimals are a little off what they stand for; a hundred millionth is none of a published figure.
    if (Math.abs(found - expected) <= tolerance(path) * (1 + 1e-8)) return []
  }
  return [{ path, found, expected }]
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function pointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
