/**
 * Where a name stands for the second time in one object of a text that is JSON. `JSON.parse` takes the last of them,
 * other readers the first: such a text does not say one thing.
 * @returns null if no name is repeated
 * @example jsonRepeatedName('{"a": 1, "a": 2}') // { place: 9, name: 'a' }
 */
export function jsonRepeatedName(text: string): { readonly place: number; readonly name: string } | null {
  /** The names so far of each object that is open, innermost last; null for a list. */
  const open: (Set<string> | null)[] = []
  for (const { 0: token, 1: written, index: place } of text.matchAll(nameOrBracket)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (written !== undefined) {
      const name = JSON.parse(written) as string
      const names = open.at(-1)
      if (names?.has(name)) return { place, name }
      names?.add(name)
    }
  }
  return null
}

/** A string (captured if it is a name: a colon follows), or a bracket. */
const nameOrBracket = /("[^"\\]*(?:\\.[^"\\]*)*")(?=[ \t\n\r]*:)|"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g
