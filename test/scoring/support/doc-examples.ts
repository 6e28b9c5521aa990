/** One `@example` of a documentation comment: an expression, and what it comes to. */
export interface DocExample {
  readonly expression: string
  /** A literal or an expression; `…` stands for what it leaves out of an object. */
  readonly expected: string
}

/** The documentation comment of every exported function in the text of a module, by name; '' where it has none. */
export function exportedFunctions(source: string): ReadonlyMap<string, string> {
  const exported = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:async )?function\*? (\w+)/g
  return new Map(
    [...source.matchAll(exported)].map(([, comment = '', name]) => [
      name!,
      comment.replaceAll(/^[ \t]*\* ?/gm, '').trim(),
    ]),
  )
}

/**
 * The examples of a documentation comment, each `expression // expected` on one line or with the expected value on
 * lines of its own; comment lines before the expression say what it is about.
 * @throws if an example has no expected value: nothing could be checked
 */
export function examplesOf(comment: string): readonly DocExample[] {
  return comment
    .split(/^@/m)
    .filter((tag) => tag.startsWith('example'))
    .map((tag) => exampleOf(tag.slice('example'.length)))
}

function exampleOf(text: string): DocExample {
  const lines = text.split('\n').map((line) => line.trim())
  const start = lines.findIndex((line) => line !== '' && !line.startsWith('//'))
  const code = start < 0 ? '' : lines.slice(start).join('\n')
  const end = code.search(/(?:^|\s)\/\/\s/)
  if (end < 0) throw new Error(`an example without '// expected value': ${text.trim()}`)
  return { expression: code.slice(0, end).trim(), expected: code.slice(end).replaceAll(/^\s*\/\/ /gm, '') }
}

/** What the expression and the expected value of an example come to in a scope, and whether `…` leaves some out. */
export function evaluated({ expression, expected }: DocExample, scope: Readonly<Record<string, unknown>>) {
  const isPartial = /, ?… ?}/.test(expected)
  return {
    actual: valueIn(expression, scope),
    expected: valueIn(isPartial ? expected.replaceAll(/, ?…(?= ?})/g, '') : expected, scope),
    isPartial,
  }
}

function valueIn(expression: string, scope: Readonly<Record<string, unknown>>): unknown {
  return new Function(...Object.keys(scope), `'use strict'; return (${expression}\n)`)(
    ...Object.values(scope),
  )
}
