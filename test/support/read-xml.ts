/** An element of an XML document; `text` is its own text, without that of the elements in it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

const piece = /<\?[^?]*\?>|<\/([\w:]+)>|<([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/gsu

/**
 * A small, strict reader of XML without comments, sections or types, as workbooks have it.
 * @throws if the text is not well-formed, or holds a character that XML 1.0 has not
 */
export function readXml(text: string): XmlElement {
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text))
    throw new Error('no XML character')
  const top: Open = { name: '', attributes: {}, children: [], text: '' }
  const open: Open[] = [top]
  for (const [all, closed, name, attributes = '', selfClosed, content, stray] of text.matchAll(piece)) {
    const parent = open.at(-1)!
    if (stray !== undefined) throw new Error(`stray ${all}`)
    if (content !== undefined) parent.text += unescaped(content)
    else if (closed !== undefined) {
      if (parent.name !== closed) throw new Error(`</${closed}> within <${parent.name}>`)
      open.pop()
    } else if (name !== undefined) {
      const element: Open = { name, attributes: readAttributes(attributes), children: [], text: '' }
      parent.children.push(element)
      if (selfClosed === '') open.push(element)
    }
  }
  const [root, ...others] = top.children
  if (open.length !== 1 || root === undefined || others.length > 0) throw new Error('not one whole element')
  return root
}

/** Every element of that name below, at any depth. */
export function elementsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsOf(child, name),
  ])
}

interface Open extends XmlElement {
  readonly children: Open[]
  text: string
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(
    ([, name, value]) => [name!, unescaped(value!)] as const,
  )
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`an attribute twice: ${text}`)
  return Object.fromEntries(pairs)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Line ends become LF, as every reader of XML has it. */
function unescaped(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/&(\w*)(;?)/g, (all, name: string, end: string) => {
    const character = entities[name]
    if (character === undefined || end === '') throw new Error(`no entity: ${all}`)
    return character
  })
}
