/**
 * Where a text stops being JSON (RFC 8259): the place of the first token that cannot stand there, of the first
 * character of one that is broken, or the end of a text that breaks off. The words in which `JSON.parse` refuses a
 * text carry a place only sometimes, and differ from one version of Node to the next.
 * @returns null if the whole text is JSON
 * @example jsonFaultPlace('{"a": 1,}') // 8
 */
export function jsonFaultPlace(text: string): number | null {
  /** What has been opened and not yet closed, innermost last. */
  const open: ('object' | 'list')[] = []
  let next: Expected = 'value'
  let place = 0
  for (;;) {
    place = endOf(space, text, place) ?? place
    if (place === text.length) return next === 'end' ? null : place
    const end = text.charAt(place) === '"' ? endOfString(text, place) : endOf(token, text, place)
    if (end === null) return place
    const following = after(next, kindOf(text.charAt(place)), open)
    if (following === null) return place
    next = following
    place = end
  }
}

type Expected = 'value' | 'first-item' | 'key' | 'first-key' | 'colon' | 'comma' | 'end'
type Token = '{' | '[' | '}' | ']' | ',' | ':' | 'string' | 'other'

const space = /[ \t\n\r]*/y
const token = /[[\]{},:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const characters = /[ !#-[\]-\uffff]*/y
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Piece by piece: one pattern for the whole of a string would go back over it when its end is missing. */
function endOfString(text: string, start: number): number | null {
  let place = start + 1
  for (;;) {
    place = endOf(characters, text, place) ?? place
    if (text.charAt(place) === '"') return place + 1
    const next = endOf(escaped, text, place)
    if (next === null) return null
    place = next
  }
}

function endOf(pattern: RegExp, text: string, place: number): number | null {
  pattern.lastIndex = place
  return pattern.test(text) ? pattern.lastIndex : null
}

function kindOf(first: string): Token {
  if (first === '"') return 'string'
  return '{}[],:'.includes(first) ? (first as Token) : 'other'
}

/** What is expected after a token, or null if the token cannot stand there. */
function after(expected: Expected, token: Token, open: ('object' | 'list')[]): Expected | null {
  const complete = (): Expected => (open.length === 0 ? 'end' : 'comma')
  const closed = (): Expected => {
    open.pop()
    return complete()
  }
  switch (expected) {
    case 'first-item':
      return token === ']' ? closed() : after('value', token, open)
    case 'value':
      if (token === 'string' || token === 'other') return complete()
      if (token !== '{' && token !== '[') return null
      open.push(token === '{' ? 'object' : 'list')
      return token === '{' ? 'first-key' : 'first-item'
    case 'first-key':
      return token === '}' ? closed() : after('key', token, open)
    case 'key':
      return token === 'string' ? 'colon' : null
    case 'colon':
      return token === ':' ? 'value' : null
    case 'comma': {
      const inside = open.at(-1)
      if (token === ',') return inside === 'object' ? 'key' : 'value'
      return token === (inside === 'object' ? '}' : ']') ? closed() : null
    }
    case 'end':
      return null
  }
}
