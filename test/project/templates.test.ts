import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../server/web/project-root.ts'
import { loadViews } from '../../server/web/views.ts'

const folder = join(projectRoot, 'views')
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.hbs'),
)
const names = templates.map((file) => basename(file, '.hbs'))
const helpers = new Set(['if', 'unless', 'each', 'with', 'lookup'])

type Node = hbs.AST.Node & Record<string, unknown>

describe.each(templates)('template %s', (file) => {
  const source = readFileSync(join(folder, file), 'utf8')
  const nodes = allNodes(Handlebars.parse(source) as unknown as Node)

  it('escapes everything it prints', () => {
    const unescaped = nodes.filter((node) => node.type === 'MustacheStatement' && node['escaped'] === false)
    expect(unescaped).toEqual([])
  })

  it('uses only partials that exist', () => {
    const used = nodes
      .filter((node) => node.type === 'PartialStatement' || node.type === 'PartialBlockStatement')
      .map((node) => (node['name'] as { original?: string }).original)
    expect(used.filter((name) => name !== '@partial-block' && !names.includes(name ?? ''))).toEqual([])
  })

  it('decides nothing but whether a value is there', () => {
    const called = nodes
      .filter((node) => node.type === 'BlockStatement')
      .map((node) => (node['path'] as { original: string }).original)
    expect(called.filter((name) => !helpers.has(name))).toEqual([])
  })

  it('has no inline style, script or handler, which the content-security policy would refuse', () => {
    expect(source).not.toMatch(/\sstyle="/)
    expect(source).not.toMatch(/\son[a-z]+="/)
    expect(source).not.toMatch(/<script(?![^>]*\ssrc=)/)
  })

  it('fits on a screen or two', () => {
    expect(source.split('\n').length).toBeLessThanOrEqual(80)
  })
})

it('all templates compile together', () => {
  expect(() => loadViews()).not.toThrow()
})

function allNodes(node: Node): Node[] {
  const children = Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]))
  const inner = children.filter(
    (child): child is Node => typeof child === 'object' && child !== null && 'type' in child,
  )
  return [node, ...inner.flatMap(allNodes)]
}
