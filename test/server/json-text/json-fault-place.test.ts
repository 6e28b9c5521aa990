import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFaultPlace } from '../../../server/json-text/json-fault-place.ts'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('the place where a text stops being JSON', () => {
  it.each([
    ['a comma before the end', '{"a": 1,}', 8],
    ['a missing comma', '[1 2]', 3],
    ['a missing colon', '{"a" 1}', 5],
    ['a bare word', '{"a": dense, "b": 1}', 6],
    ['a bare key', '{a: 1}', 1],
    ['single quotes', "['a']", 1],
    ['a string that is not closed', '["a, 1]', 1],
    ['a line break in a string', '["a\n"]', 1],
    ['an unknown escape', '["\\x41"]', 1],
    ['a leading zero', '[01]', 2],
    ['a number without digits', '[-]', 1],
    ['a bracket of another kind', '{"a": [1}', 8],
    ['something behind the end', '{} {}', 3],
    ['a comment', '{} // so', 3],
    ['nothing', '', 0],
    ['space alone', ' \n', 2],
    ['an end that is missing', '{"a": [1', 8],
  ])('%s', (_, text, place) => {
    expect(isJson(text)).toBe(false)
    expect(jsonFaultPlace(text)).toBe(place)
  })

  it('is nowhere in JSON, however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, '\t', 2), (value, space) => {
        expect(jsonFaultPlace(JSON.stringify(value, null, space))).toBeNull()
      }),
    )
  })

  it('exists exactly where JSON.parse refuses, and what stands before it could have gone on well', () => {
    const anyText = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'{}[],:" \n\\01e.-+tru"null') }),
      fc
        .tuple(fc.json(), fc.nat(), fc.string({ unit: 'binary', maxLength: 2 }), fc.nat(2))
        .map(([json, at, inserted, cut]) => {
          const place = at % (json.length + 1)
          return json.slice(0, place) + inserted + json.slice(place + cut)
        }),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        const place = jsonFaultPlace(text)
        expect(place === null).toBe(isJson(text))
        if (place === null) return
        // A text cut off at its fault is merely unfinished: now the fault is its end.
        const before = text.slice(0, place)
        expect(jsonFaultPlace(before) ?? place).toBe(place)
      }),
      { numRuns: 2000 },
    )
  })

  it('is found in a text of many megabytes and in one nested deeply', () => {
    expect(jsonFaultPlace(`["${'a\\n'.repeat(2_000_000)}", x]`)).toBe(6_000_000 + 5)
    expect(jsonFaultPlace('['.repeat(1_000_000))).toBe(1_000_000)
  })
})
