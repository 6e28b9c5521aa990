import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOfPointer } from '../../../server/json-text/json-line.ts'

describe('the line of a value in JSON', () => {
  it.each([
    ['{\n "a": [\n  7]}', '/a/0', 3],
    ['{\n "a": [\n  7]}', '', 1],
    ['\n\n{"a": 1}', '', 3],
    ['{"a": "}\\"{",\n "b": {"c":\n\n [1,\n2]}}', '/b/c/1', 5],
    ['{"a": 1,\n"a": 2}', '/a', 2],
    ['{"a/b~c":\n1}', '/a~1b~0c', 2],
    ['{"\\u0061":\n1}', '/a', 2],
  ])('%j has %j on line %d', (text, pointer, line) => {
    expect(lineOfPointer(text, pointer)).toBe(line)
  })

  it.each([
    ['{"a":\n{"b": 1}}', '/a/c', 2],
    ['{"a":\n[]}', '/a/0', 2],
    ['{"a":\n7}', '/a/b/c', 2],
    ['[\n1]', '/9', 1],
    ['[\n1]', '/x', 1],
  ])('%j misses %j inside line %d', (text, pointer, line) => {
    expect(lineOfPointer(text, pointer)).toBe(line)
  })

  it('is found in whatever JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (value, before) => {
        const text = JSON.stringify({ before, found: value }, null, 1)
        const line = 1 + text.slice(0, text.lastIndexOf('\n "found"') + 1).split('\n').length - 1
        expect(lineOfPointer(text, '/found')).toBe(line)
      }),
    )
  })
})
