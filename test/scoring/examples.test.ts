import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type DocExample, evaluated, examplesOf, exportedFunctions } from './support/doc-examples.ts'
import { exampleScope } from './support/example-scope.ts'

const folder = new URL('../../scoring/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
const modules = await Promise.all(
  files.map(async (file) => ({
    file,
    source: readFileSync(new URL(file, folder), 'utf8'),
    exports: (await import(new URL(file, folder).href)) as Readonly<Record<string, unknown>>,
  })),
)
const scope = Object.assign({}, ...modules.map(({ exports }) => exports), exampleScope)

const functions = modules.flatMap(({ file, source, exports }) => {
  const comments = exportedFunctions(source)
  return Object.entries(exports)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => ({ file, name, comment: comments.get(name) ?? '' }))
})

describe('every exported function of scoring/', () => {
  it('is found', () => {
    expect(functions.length).toBeGreaterThan(40)
  })

  it.each(functions)('$file: $name does what its example says', ({ name, comment }) => {
    const examples = examplesOf(comment)
    expect(examples, 'has no @example').not.toEqual([])
    for (const example of examples) {
      expect(example.expression, 'an example of another function').toMatch(new RegExp(`\\b${name}\\(`))
      comesTrue(example, scope)
    }
  })
})

describe('an example', () => {
  const source = `
/**
 * Adds.
 * @example
 * // Of two numbers:
 * sum(1,
 *   2)
 * // 3
 * @example sum(20, 1) // { half: 10.5, … }
 * @returns a number
 */
export function sum(a, b) {}

export function undocumented() {}

/** Not exported. @example no(1) // 2 */
function no() {}
`

  it('is read from the comment of an exported function', () => {
    const comments = exportedFunctions(source)
    expect([...comments.keys()]).toEqual(['sum', 'undocumented'])
    expect(examplesOf(comments.get('sum')!)).toEqual([
      { expression: 'sum(1,\n2)', expected: '3\n' },
      { expression: 'sum(20, 1)', expected: '{ half: 10.5, … }\n' },
    ])
    expect(examplesOf(comments.get('undocumented')!)).toEqual([])
  })

  it('needs something to be compared with', () => {
    expect(() => examplesOf('@example sum(1, 2)')).toThrow('without')
    expect(() => examplesOf('@example\n// only a remark')).toThrow('without')
  })

  it.each([
    ['f(1)', '2'],
    ['f(2)', '{ a: 2, b: { c: [3], … }, … }'],
    ['f(2)', '{ a: 2 }'],
    ['f(3)', "'three'"],
    ['g(3)', '3'],
    ['f(', '3'],
    ['f(4)', 'four exactly'],
  ])('%s that does not come to %s fails', (expression, expected) => {
    const f = (n: number) => (n === 2 ? { a: 2, b: { c: [2], d: 1 } } : n)
    expect(() => comesTrue({ expression, expected }, { f })).toThrow()
  })

  it.each([
    ['f(1)', '1'],
    ['f(2)', '{ a: 2, b: { c: [2n], … }, … }'],
    ['f(2).b', '{ c: [2n], d: null }'],
  ])('%s that comes to %s passes', (expression, expected) => {
    const f = (n: number) => (n === 2 ? { a: 2, b: { c: [2n], d: null } } : n)
    comesTrue({ expression, expected }, { f })
  })
})

function comesTrue(example: DocExample, inScope: Readonly<Record<string, unknown>>): void {
  const { actual, expected, isPartial } = evaluated(example, inScope)
  if (isPartial) expect(actual).toMatchObject(expected as object)
  else expect(actual).toEqual(expected)
}
