import { endOfJsonString } from './json-string.ts'

/**
 * The line on which a value begins in a text that is JSON, 1 for the first; of a field that is missing, that of the
 * innermost value around it. Of a name that occurs twice the last one counts, as for `JSON.parse`.
 * @param pointer JSON pointer (RFC 6901)
 * @example lineOfPointer('{\n "a": [\n  7]}', '/a/0') // 3
 */
export function lineOfPointer(text: string, pointer: string): number {
  const names = pointer.split('/').slice(1).map(unescaped)
  let place = endOf(space, text, 0)
  for (const name of names) {
    const inside = text[place] === '{' ? memberAt(text, place, name) : elementAt(text, place, name)
    if (inside === null) break
    place = inside
  }
  return text.slice(0, place).split('\n').length
}

const space = /[ \t\n\r\uFEFF]*/y
const scalar = /[^\s,\]}]*/y
const structure = /["{}[\]]/g

/** Where the value of a member of the object at `start` begins; null if it has none of that name. */
function memberAt(text: string, start: number, name: string): number | null {
  let found: number | null = null
  let place = endOf(space, text, start + 1)
  while (text[place] === '"') {
    const end = endOfJsonString(text, place)
    const isIt = JSON.parse(text.slice(place, end)) === name
    // The colon, with space on both sides.
    place = endOf(space, text, endOf(space, text, end) + 1)
    if (isIt) found = place
    place = nextOf(text, place)
  }
  return found
}

/** Where an element of the list at `start` begins; null if there is no list, or none so long. */
function elementAt(text: string, start: number, index: string): number | null {
  if (text[start] !== '[') return null
  let place = endOf(space, text, start + 1)
  for (let left = Number(index); text[place] !== ']'; left--) {
    if (left === 0) return place
    place = nextOf(text, place)
  }
  return null
}

/** What follows the value at `start` and its comma: another member or element, or the closing bracket. */
function nextOf(text: string, start: number): number {
  const end = endOf(space, text, endOfValue(text, start))
  return text[end] === ',' ? endOf(space, text, end + 1) : end
}

function endOfValue(text: string, start: number): number {
  const first = text.charAt(start)
  if (first === '"') return endOfJsonString(text, start)
  if (first !== '{' && first !== '[') return endOf(scalar, text, start)
  let depth = 0
  structure.lastIndex = start
  do {
    const [token = ''] = structure.exec(text) ?? []
    if (token === '"') structure.lastIndex = endOfJsonString(text, structure.lastIndex - 1)
    else if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
  } while (depth > 0)
  return structure.lastIndex
}

function endOf(pattern: RegExp, text: string, place: number): number {
  pattern.lastIndex = place
  pattern.test(text)
  return pattern.lastIndex
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~')
}
