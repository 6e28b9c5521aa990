import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { accumulators } from '../../../../server/storage/embedded-mongodb/aggregate/group.ts'
import { stageMakers } from '../../../../server/storage/embedded-mongodb/aggregate/pipeline.ts'
import { commands } from '../../../../server/storage/embedded-mongodb/commands/command-table.ts'
import { fieldOperators, logicalOperators } from '../../../../server/storage/embedded-mongodb/query/filter.ts'
import { updateOperators } from '../../../../server/storage/embedded-mongodb/update/update.ts'

const readme = readFileSync(
  new URL('../../../../server/storage/embedded-mongodb/README.md', import.meta.url),
  'utf8',
)

interface Row {
  readonly names: readonly string[]
  readonly second: string
  readonly tests: readonly string[]
}

const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)

/** The rows of the README's table whose first column has this title. */
function table(title: string): Row[] {
  const lines = readme.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${title} |`))
  const after = lines.slice(start + 2)
  const end = after.findIndex((line) => !line.startsWith('|'))
  return after.slice(0, end).map((line) => {
    const [first, second, tests] = line.slice(1, -1).split('|')
    return { names: quoted(first!), second: second!, tests: quoted(tests!) }
  })
}

const testFile = (name: string) => readFileSync(new URL(`./${name}.test.ts`, import.meta.url), 'utf8')
const tables = ['Command', 'Filter', 'Update', 'Stage', 'Accumulator']

describe("the README's tables of what is supported", () => {
  test.each([
    ['Command', [...commands.keys()]],
    ['Filter', [...fieldOperators.keys(), ...logicalOperators]],
    ['Update', [...updateOperators.keys()]],
    ['Stage', [...stageMakers.keys()]],
    ['Accumulator', [...accumulators.keys()]],
  ])('%s names all there are, and no other', (title, names) => {
    const listed = table(title).flatMap((row) => row.names)
    const operators = title === 'Command' ? listed : listed.filter((name) => name.startsWith('$'))
    expect(operators.toSorted()).toEqual(names.toSorted())
  })

  test('name the fields of every command', () => {
    for (const { names, second } of table('Command')) {
      for (const name of names) {
        if (second.includes('what drivers say of themselves')) continue
        expect([name, ...quoted(second).toSorted()]).toEqual([name, ...commands.get(name)!.fields.toSorted()])
      }
    }
  })

  test.each(tables)('%s names a test for each row that is about it', (title) => {
    for (const { names, tests } of table(title)) {
      expect(tests).not.toEqual([])
      const text = tests.map(testFile).join()
      for (const name of names.filter((each) => each.startsWith('$'))) expect(text).toContain(name)
    }
  })

  test('name tests that there are', () => {
    const named = table('Beside these').flatMap(({ tests }) => tests)
    expect(named.length).toBeGreaterThan(10)
    for (const name of named) expect(testFile(name)).toContain('test')
  })
})
