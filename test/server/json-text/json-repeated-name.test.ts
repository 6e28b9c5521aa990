import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOfPointer } from '../../../server/json-text/json-line.ts'
import { jsonRepeatedName } from '../../../server/json-text/json-repeated-name.ts'

describe('jsonRepeatedName', () => {
  it('finds a name that stands twice in one object, however it is written', () => {
    expect(jsonRepeatedName('{"a": 1, "a": 2}')).toEqual({ place: 9, name: 'a' })
    expect(jsonRepeatedName('[{"x": {}}, {"x": {"b": [], "c": "b", "\\u0062" : 0}}]')).toEqual({
      place: 38,
      name: 'b',
    })
    expect(jsonRepeatedName('{"a\\"": 1, "a\\"": 2}')).toEqual({ place: 11, name: 'a"' })
    expect(jsonRepeatedName('{"__proto__": 1, "__proto__": 2}')?.name).toBe('__proto__')
  })

  it('takes texts, and names of other objects, for what they are', () => {
    for (const text of [
      '{"a": "a", "b": {"a": 1}, "c": [{"a": 1}, {"a": 2}]}',
      '"{"',
      '[]',
      '{"a": "{\\"a\\": 1"}',
    ]) {
      expect(jsonRepeatedName(text)).toBeNull()
    }
  })

  it('reads a string of millions of escapes', () => {
    const long = `"${'\\n'.repeat(9_000_000)}"`
    expect(jsonRepeatedName(`{"a": ${long}, "a": 1}`)?.name).toBe('a')
    expect(lineOfPointer(`{"a": [${long}],\n"b": 1}`, '/b')).toBe(2)
    expect(lineOfPointer(`{${long}: 1,\n"b": 1}`, '/b')).toBe(2)
  })

  it('finds none in what was written from a value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1), (value, indent) => {
        expect(jsonRepeatedName(JSON.stringify(value, null, indent))).toBeNull()
      }),
    )
  })
})
