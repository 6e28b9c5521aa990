import { endOfJsonString } from './json-string.ts'

/**
 * Where a name stands for the second time in one object of a text that is JSON. `JSON.parse` takes the last of them,
 * other readers the first: such a text does not say one thing.
 * @returns null if no name is repeated
 * @example jsonRepeatedName('{"a": 1, "a": 2}') // { place: 9, name: 'a' }
 */
export function jsonRepeatedName(text: string): { readonly place: number; readonly name: string } | null {
  /** The names so far of each object that is open, innermost last; null for a list. */
  const open: (Set<string> | null)[] = []
  for (const { 0: token, index: place } of tokensOf(text)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else {
      const end = endOfJsonString(text, place)
      if (!isName(text, end)) continue
      const name = JSON.parse(text.slice(place, end)) as string
      const names = open.at(-1)
      if (names?.has(name)) return { place, name }
      names?.add(name)
    }
  }
  return null
}

/** Every bracket outside strings, and the beginning of every string. */
function* tokensOf(text: string): Generator<RegExpExecArray> {
  const token = /["{}[\]]/g
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] === '"') token.lastIndex = endOfJsonString(text, found.index)
    yield found
  }
}

/** A string is a name if a colon follows. */
function isName(text: string, end: number): boolean {
  let place = end
  while (' \t\n\r'.includes(text[place] ?? ':')) place++
  return text[place] === ':'
}
