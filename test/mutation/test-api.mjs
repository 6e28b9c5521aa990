import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from '@vitest/expect'

/*
 * As much of vitest as the tests of scoring/ import, for in-process-runner.mjs: the real `expect`, and `describe` and
 * `it` that only remember the tests.
 */

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)

export const expect = (value, message) => chai.expect(value, message)
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT])

/** Every test of the files that were loaded, in order. */
export const tests = []

const path = []

export function describe(name, body) {
  path.push(name)
  body()
  path.pop()
}

export function it(name, ...rest) {
  const body = rest.find((part) => typeof part === 'function')
  // Names may repeat; places do not.
  tests.push({ id: `${tests.length}: ${[...path, name].join(' > ')}`, body, milliseconds: 0 })
}

describe.each = forEach(describe)
it.each = forEach(it)

function forEach(define) {
  return (rows) => (name, body) => {
    for (const [place, row] of rows.entries()) {
      define(`${name} [${place}]`, () => (Array.isArray(row) ? body(...row) : body(row)))
    }
  }
}
